"""The index on disk: a folder of generations, one of them current.

CURRENT         which generation is current and what made it; one rename puts both in place
LOCK REBUILD    who writes to the current generation, who makes the next
PROGRESS        how far whoever makes the next is, see progress
generation-…    an index of Whoosh's each
"""

import contextlib
import json
import os
import re
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from whoosh.fields import Schema

from search.errors import EngineBusy, EngineUnavailable
from search.whoosh_engine.segments.index_writer import Writer
from search.whoosh_engine.segments.segment_builder import NAME
from search.whoosh_engine.storage.file_watch import Watched
from search.whoosh_engine.storage.integrity import DurableStorage, newest, segments_of, unneeded
from search.whoosh_engine.storage.locks import is_held, locked, sync

CURRENT, LOCK, REBUILD = "CURRENT", "LOCK", "REBUILD"
_PREFIX = "generation-"
# How the first versions laid their only index out: its files lay where the generations lie now.
_STRAY = re.compile(rf"_?{NAME}[_.].*|STAMP\.json.*|{CURRENT}\.new")
_ATTEMPTS = 20


class _Pointer(NamedTuple):
    stamp: dict
    folder: str
    digest: int


class IndexDirectory:
    """Where the index lies. One for all threads of a process; every query asks it what is current."""

    def __init__(self, path: str | Path):
        self.folder = Path(path)
        self._pointer = Watched(_read_pointer)
        self._contents = Watched(newest)
        self._pointer_path = str(self.folder / CURRENT)

    def stamp(self) -> dict:
        """What the current generation was made by, its folder's name among it; empty where there is none."""
        pointer = self._pointer.of(self._pointer_path)
        return pointer.stamp if pointer else {}

    def current(self) -> Path | None:
        """The folder of the current generation, which is not said to exist."""
        pointer = self._pointer.of(self._pointer_path)
        return pointer and Path(pointer.folder)

    def generation(self) -> Path:
        """The same. Raises EngineUnavailable where nothing is current."""
        current = self.current()
        if current is None:
            raise EngineUnavailable("missing", str(self.folder))
        return current

    def version(self) -> tuple | None:
        """Differs from what it was before whenever anybody committed or swapped. Cheap: every query asks."""
        pointer = self._pointer.of(self._pointer_path)
        return pointer and (pointer.folder, self._contents.of(pointer.folder), pointer.digest)

    def marks(self) -> tuple:
        """How each file of the current generation looks from outside: differs where any was changed by anybody, other
        than by a disk that fails. Empty where there is none."""
        folder = self.current()
        try:
            files = [(file.name, file.stat()) for file in os.scandir(folder)] if folder else []
        except OSError:
            return ()
        return tuple(sorted((name, stat.st_ino, stat.st_mtime_ns, stat.st_size) for name, stat in files))

    def steadily(self, read: Callable):
        """What `read()` returns; read again where a commit or swap fell into it, since that takes files away."""
        for _ in range(_ATTEMPTS):
            before = self.version()
            try:
                found = read()
            except Exception:
                if self.version() == before:
                    raise
                continue
            if self.version() == before:
                return found
        return read()

    def writing_alone(self, wait: float | None):
        """Hold the indexer's lock: one process at a time writes to the current generation, or swaps it."""
        return locked(self.folder / LOCK, wait)

    def rebuilding_alone(self, wait: float | None):
        """Hold the lock of whoever makes the next generation; the current one is written to meanwhile."""
        return locked(self.folder / REBUILD, wait)

    def is_being_rebuilt(self) -> bool:
        """Raises OSError where nobody can say."""
        return is_held(self.folder / REBUILD)

    def new_generation(self) -> Path:
        """An empty folder for the next generation. Hold the rebuilder's lock, or the next writer removes it."""
        folder = self.folder / f"{_PREFIX}{uuid4().hex}"
        folder.mkdir(parents=True)
        return folder

    def swap(self, generation: Path, made_by: dict) -> None:
        """Make a generation the current one. Hold the indexer's lock."""
        draft = self.folder / f"{CURRENT}.new"
        draft.write_text(json.dumps(made_by | {"folder": generation.name}, ensure_ascii=False), encoding="utf-8")
        sync(draft)
        draft.replace(self.folder / CURRENT)
        sync(self.folder)

    def leftovers(self) -> list[Path]:
        """What killed writers and earlier versions left behind. Hold the indexer's lock."""
        return self._stray_files() + ([] if self.is_being_rebuilt() else self._old_generations())

    def clean(self) -> None:
        """Remove the leftovers. Hold the indexer's lock."""
        for path in self._stray_files():
            _remove(path)
        # Not while somebody is filling one of them.
        with contextlib.suppress(EngineBusy), locked(self.folder / REBUILD, 0, tidies=True):
            for path in self._old_generations():
                _remove(path)

    def _stray_files(self):
        current = self.current()
        if not current:
            return []
        names = [path for path in sorted(self.folder.iterdir()) if _STRAY.fullmatch(path.name)]
        with contextlib.suppress(Exception):  # an index that cannot be read is rebuilt, not tidied
            names += unneeded(current)
        return names

    def _old_generations(self):
        return sorted(path for path in self.folder.glob(f"{_PREFIX}*") if path != self.current())


@contextlib.contextmanager
def writing(generation: Path, schema: Schema):
    """A writer of a generation; what it wrote appears all at once at the end, or not at all after an error.

    At the end it is on the disk, and only then may whoever recorded the changes forget them.
    """
    if newest(generation) >= 0:
        # The table of contents only: the segments that it is going to merge the writer looks at itself.
        segments_of(generation, lambda segment: True)
    writer = Writer(DurableStorage(str(generation)), schema)
    try:
        yield writer
        writer.commit()
    except BaseException:
        # What cannot be taken away now, be it that a write failed half-way, is taken away by the next writer.
        with contextlib.suppress(Exception):
            writer.cancel()
        raise


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _read_pointer(path) -> _Pointer | None:
    try:
        written = Path(path).read_bytes()
        stamp = json.loads(written)
    except ValueError:
        return None
    name = stamp.get("folder") if isinstance(stamp, dict) else None
    # A damaged file must not lead anywhere else.
    if not isinstance(name, str) or not re.fullmatch(rf"{_PREFIX}\w+", name):
        return None
    return _Pointer(stamp, os.path.join(os.path.dirname(path), name), zlib.crc32(written))
