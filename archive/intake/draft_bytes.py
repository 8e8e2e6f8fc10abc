"""The files of drafts: `intake/ab12…` in DATA_DIR, its owner's alone, or in the bucket of ORIGINALS_URL. They are in
the backup, as drafts are."""

import contextlib
from collections.abc import Iterator
from typing import cast

from django.core.files.storage import storages

from archive.depot.kept_file import KeptFile
from archive.depot.kept_storage import KeptStorage
from archive.ingest import originals
from archive.ops.store_trouble import StoreTrouble

# What stands behind the name of a file that is to go with the transaction in hand, see `let_go`.
LET_GO = ".let-go"


def storage() -> KeptStorage:
    """Where they lie."""
    return cast(KeptStorage, storages["drafts"])


def put(data: bytes) -> str:
    """Keep the bytes, whole or not at all; their SHA-256. Raises OSError."""
    sha256 = originals.digest(data)
    if read(sha256) is not None:
        return sha256
    # What stands there and is something else came by no hand of ours, and is of no use.
    storage().erase(sha256)
    storage().keep(sha256, data)
    return sha256


def read(sha256: str) -> bytes | None:
    """The bytes; None where they are not there, or are others by now. Raises StoreTrouble: then nobody can tell."""
    for name in (sha256, sha256 + LET_GO):
        try:
            data = storage().read(name)
        except StoreTrouble:
            raise
        except OSError:
            continue
        if originals.digest(data) == sha256:
            return data
    return None


def let_go(sha256: str) -> None:
    """Note on the file that it is to go, in the transaction that takes its draft away: killed after that and before
    `remove`, the process leaves a file of which it can be told that nobody wants it. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        storage().rename(sha256, sha256 + LET_GO)


def remove(sha256: str) -> None:
    """Have them gone: the archive has them, or they bear a mark of secrecy. Raises OSError."""
    for name in (sha256, sha256 + LET_GO):
        storage().erase(name)


def files() -> Iterator[KeptFile]:
    """All files that lie there, in order: those of drafts, and whatever else. Raises OSError."""
    yield from storage().files()
