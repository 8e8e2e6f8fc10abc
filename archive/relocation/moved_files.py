"""Originals, handling sheets among them, and drafts: to where the new archive keeps them, folder or bucket."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from archive.ingest import originals
from archive.intake import draft_bytes
from archive.relocation.sqlite_archive import SqliteArchive

# So many are on their way at once: what takes the time is to wait for a disk, or a store.
_AT_ONCE = 8


def move(source: SqliteArchive, folder: Path) -> tuple[int, list[str]]:
    """How many are whole where they are now, read back by their SHA-256; those that were not what was received. Raises
    StoreTrouble: what was moved stays."""
    moved, faults = 0, []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for sha256, is_whole in pool.map(partial(_moved, folder), _originals(source)):
            if is_whole:
                moved += 1
            else:
                faults.append(f"sources/{originals.name_of(sha256)}")
    for (sha256,) in source.all("SELECT sha256 FROM archive_intakedraft ORDER BY id"):
        # Of a draft that has ended the file is gone.
        data = _read(folder / "intake" / sha256, sha256)
        if data is not None:
            draft_bytes.put(data)
            moved += 1
    return moved, faults


def _moved(folder: Path, sha256: str) -> tuple[str, bool]:
    """An original, and whether it is whole where it is now."""
    data = _read(folder / "sources" / originals.name_of(sha256), sha256)
    # One that the new archive has from an earlier move need not be there any more.
    if data is not None:
        originals.keep(data)
    return sha256, originals.is_whole(sha256)


def _originals(source: SqliteArchive) -> Iterator[str]:
    question = (
        "SELECT sha256 FROM archive_source WHERE file <> '' UNION SELECT sha256 FROM archive_handlingsheet ORDER BY 1"
    )
    yield from (sha256 for (sha256,) in source.all(question))


def _read(path: Path, sha256: str) -> bytes | None:
    if not path.is_file():
        return None
    data = path.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
