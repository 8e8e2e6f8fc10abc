"""Originals as received: one file per SHA-256, `sources/ab/ab12…` in DATA_DIR or in the bucket of ORIGINALS_URL,
written once, never changed. Whoever reads or writes one does it here."""

import hashlib
from collections.abc import Iterator
from typing import IO, cast

from django.core.files.storage import storages

from archive.depot.kept_storage import KeptStorage
from archive.models import HandlingSheet, Source
from archive.ops.store_trouble import StoreTrouble


def storage() -> KeptStorage:
    """Where they lie."""
    return cast(KeptStorage, storages["originals"])


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def name_of(sha256: str) -> str:
    """Where an original lies, relative to the folder of originals: ab/ab12…"""
    return f"{sha256[:2]}/{sha256}"


def keep(data: bytes) -> str:
    """Keep the bytes; return their name. Bytes that are kept already are left alone; what stands in their place and is
    something else is set aside. Raises OSError."""
    sha256 = digest(data)
    name = name_of(sha256)
    if is_whole(sha256):
        return name
    if storage().stands(name):
        storage().set_aside(name)
    storage().keep(name, data)
    return name


def is_whole(sha256: str) -> bool:
    """Whether the bytes of that digest are kept as they were received. Raises StoreTrouble."""
    try:
        return digest(storage().read(name_of(sha256))) == sha256
    except StoreTrouble:
        raise
    except OSError:
        return False


def remove(sha256: str) -> None:
    """Have the original gone, if it is there: purged, nothing of it may stay. Raises OSError."""
    storage().erase(name_of(sha256))


def remove_set_aside(sha256: str) -> None:
    """Have copies of it gone that were set aside under its digest. Raises OSError."""
    storage().erase_aside(sha256)


def stands(source: Source) -> bool:
    """Whether anything is there in the place of a source's original. Raises StoreTrouble."""
    return bool(source.file.name) and storage().stands(str(source.file.name))


def opened(kept: Source | HandlingSheet) -> IO[bytes]:
    """The original of a source, or a sheet, open for reading. Raises OSError where it is not there or is no regular
    file."""
    return storage().open(_name(kept))


def where(kept: Source | HandlingSheet) -> str:
    """Where it lies, for whoever looks there."""
    return storage().where(_name(kept))


def fault(kept: Source | HandlingSheet) -> str:
    """ "missing" or "changed" where it is not what was received, else "". Raises StoreTrouble."""
    try:
        with opened(kept) as file:
            found = digest(file.read())
    except StoreTrouble:
        raise
    except OSError:
        return "missing"
    return "" if found == kept.sha256 else "changed"


def faults() -> Iterator[tuple[Source, str]]:
    """(source, "missing" or "changed") of every original that is not what was received. Of a sealed file a backup
    brings the record alone: none is looked for. Raises StoreTrouble."""
    for source in Source.objects.exclude(file="").order_by("pk").only("sha256", "file", "name").iterator():
        if kind := fault(source):
            yield source, kind


def _name(kept: Source | HandlingSheet) -> str:
    return kept.file if isinstance(kept, HandlingSheet) else str(kept.file.name)
