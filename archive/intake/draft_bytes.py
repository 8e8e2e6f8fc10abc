"""The files of drafts: DATA_DIR/intake, each by its SHA-256, its owner's alone. They are in the backup, as drafts
are."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from archive.ingest import originals
from archive.ops import data_rights

# What stands behind the name of a file that is to go with the transaction in hand, see `let_go`.
LET_GO = ".let-go"


def folder() -> Path:
    return Path(settings.DATA_DIR) / "intake"


def put(data: bytes) -> str:
    """Keep the bytes, whole or not at all; their SHA-256. Raises OSError."""
    sha256, place = originals.digest(data), folder()
    data_rights.make(place)
    if read(sha256) is not None:
        return sha256
    # A draft's file is the owner's alone from its first byte: mkstemp makes it so.
    handle, draft = tempfile.mkstemp(dir=place)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, place / sha256)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        raise
    return sha256


def read(sha256: str) -> bytes | None:
    """The bytes; None where they are not there, or are others by now."""
    for name in (sha256, sha256 + LET_GO):
        with contextlib.suppress(OSError):
            data = (folder() / name).read_bytes()
            if originals.digest(data) == sha256:
                return data
    return None


def let_go(sha256: str) -> None:
    """Note on the file that it is to go, in the transaction that takes its draft away: killed after that and before
    `remove`, the process leaves a file of which it can be told that nobody wants it. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        os.replace(folder() / sha256, folder() / (sha256 + LET_GO))


def remove(sha256: str) -> None:
    """Have them gone: the archive has them, or they bear a mark of secrecy. Raises OSError."""
    for name in (sha256, sha256 + LET_GO):
        (folder() / name).unlink(missing_ok=True)


def files() -> list[Path]:
    """All files of the folder, in order: those of drafts, and whatever else lies there."""
    try:
        return sorted(Path(entry.path) for entry in os.scandir(folder()) if entry.is_file(follow_symlinks=False))
    except FileNotFoundError:
        return []
