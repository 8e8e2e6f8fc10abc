"""Originals, handling sheets among them, and drafts: to where the new archive keeps them."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from archive.ingest import originals
from archive.intake import draft_bytes
from archive.relocation.sqlite_archive import SqliteArchive


def move(source: SqliteArchive, folder: Path) -> tuple[int, list[str]]:
    """How many are whole where they are now, read back by their SHA-256; those that were not what was received."""
    moved, faults = 0, []
    for sha256 in _originals(source):
        data = _read(folder / "sources" / originals.name_of(sha256), sha256)
        # One that the new archive has from an earlier move need not be there any more.
        if data is not None:
            originals.keep(data)
        if originals.is_whole(sha256):
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
