"""How far a rebuild is: DATA_DIR/index/PROGRESS, written by whoever fills the new index, read by every server.

A line with how many directives there are, then a byte for each that is done. Any number of processes can add theirs
without a lock, and what counts is the file's size. It says something only while somebody is rebuilding: a killed
rebuild leaves its file behind, the next one begins with its own.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from search.contract import Progress
from search.whoosh_engine.storage.index_directory import IndexDirectory

_NAME = "PROGRESS"


def progress(directory: IndexDirectory) -> Progress | None:
    """How far the rebuild is that is under way; None where none is, none has begun to write yet, or nobody can say."""
    try:
        with (directory.folder / _NAME).open("rb") as file:
            head = file.readline()
            done = os.fstat(file.fileno()).st_size - len(head)
        is_told = head.strip().isdigit() and directory.is_being_rebuilt()
    except OSError:
        return None
    if not is_told:
        return None
    return Progress(min(done, int(head)), int(head))


@contextlib.contextmanager
def recorded(folder: Path, total: int):
    """Tell of a rebuild of so many directives while it fills. Hold the rebuilder's lock. What keeps this from being
    told, a full disk, is no reason to give up the rebuild: that will find out for itself."""
    path = folder / _NAME
    with contextlib.suppress(OSError):
        draft = path.with_name(f"{_NAME}.new")
        draft.write_text(f"{total}\n", encoding="ascii")
        draft.replace(path)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


@contextlib.contextmanager
def counting(folder: Path) -> Iterator[Callable[[], None]]:
    """A function to be called after each directive, by any of the processes that share the work."""
    with contextlib.ExitStack() as stack:
        handle = None
        with contextlib.suppress(OSError):
            handle = os.open(folder / _NAME, os.O_WRONLY | os.O_APPEND)
            stack.callback(os.close, handle)

        def count():
            if handle is not None:
                with contextlib.suppress(OSError):
                    os.write(handle, b".")

        yield count
