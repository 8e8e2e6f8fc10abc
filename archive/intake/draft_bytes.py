"""The files of drafts: DATA_DIR/intake, each by its SHA-256, its owner's alone. They are in the backup, as drafts
are."""

import contextlib
import os
import tempfile
from pathlib import Path

from django.conf import settings

from archive.ingest import originals
from archive.ops import data_rights


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
    try:
        data = (folder() / sha256).read_bytes()
    except OSError:
        return None
    return data if originals.digest(data) == sha256 else None


def remove(sha256: str) -> None:
    """Have them gone: the archive has them, or they bear a mark of secrecy. Raises OSError."""
    (folder() / sha256).unlink(missing_ok=True)
