"""Originals, handling sheets and files of drafts, from the folder of a data folder into the storage in use: all that
the database names, and nothing else. Run again after it was cut off, it goes on; the folder is not changed."""

import hashlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import cast

from django.core.files.storage import storages

from archive.depot.kept_storage import KeptStorage
from archive.models import HandlingSheet, IntakeDraft, Source
from archive.models.intake_draft import ENDED, OPEN
from archive.ops.store_trouble import StoreTrouble

# So many are on their way at once: what takes the time is to wait for the store.
_AT_ONCE = 8
_BATCH = 500


@dataclass(frozen=True)
class _Named:
    """A file by the name that it has in a folder, and the storage that takes its place."""

    folder: str
    name: str
    sha256: str
    # Of a draft that has ended the file may be gone.
    may_be_gone: bool = False


@dataclass
class MovedFiles:
    """How many the database names; of those, how many were moved now and how many were whole in their new place
    before; those that are not there now, each with its place. `digest` is over the SHA-256 of all that were read back
    from there, `told` over those that the database has of the same."""

    named: int = 0
    moved: int = 0
    held: int = 0
    gone: int = 0
    faults: list[str] = field(default_factory=list)
    digest: str = ""
    told: str = ""

    @property
    def is_equal(self) -> bool:
        return not self.faults and self.digest == self.told and self.moved + self.held + self.gone == self.named


def move(folder: Path) -> MovedFiles:
    """Move them all, each read back from its new place. Raises StoreTrouble: what was moved stays."""
    done, found, told = MovedFiles(), hashlib.sha256(), hashlib.sha256()
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for batch in _batches(_named()):
            for one, (became, digest) in zip(batch, pool.map(lambda one: _move(folder, one), batch), strict=True):
                done.named += 1
                setattr(done, became, getattr(done, became) + 1) if became else done.faults.append(
                    f"{one.folder}/{one.name}"
                )
                if digest:
                    found.update(digest.encode())
                    told.update(one.sha256.encode())
    done.digest, done.told = found.hexdigest(), told.hexdigest()
    return done


def _move(folder: Path, one: _Named) -> tuple[str, str]:
    """(what became of it, '' where it is nowhere as it was received; the SHA-256 as it was read back)"""
    storage = cast(KeptStorage, storages["originals" if one.folder == "sources" else "drafts"])
    if _digest(storage, one.name) == one.sha256:
        return "held", one.sha256
    data = _read(folder / one.folder / one.name, one.sha256)
    if data is None:
        return ("gone", "") if one.may_be_gone and not storage.stands(one.name) else ("", "")
    if storage.stands(one.name):
        storage.set_aside(one.name)
    storage.keep(one.name, data)
    found = _digest(storage, one.name)
    return ("moved" if found == one.sha256 else "", found)


def _named() -> Iterator[_Named]:
    for file, sha256 in Source.objects.exclude(file="").order_by("pk").values_list("file", "sha256").iterator():
        yield _Named("sources", file, sha256)
    # A sheet may be a file that came in by itself too: then it is held by now.
    for sheet in HandlingSheet.objects.order_by("pk").only("sha256").iterator():
        yield _Named("sources", sheet.file, sheet.sha256)
    drafts = IntakeDraft.objects.filter(state__in=(*OPEN, *ENDED)).order_by("pk")
    for state, sha256 in drafts.values_list("state", "sha256").iterator():
        yield _Named("intake", sha256, sha256, may_be_gone=state not in OPEN)


def _batches(named: Iterable[_Named]) -> Iterator[list[_Named]]:
    rows = iter(named)
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _digest(storage: KeptStorage, name: str) -> str:
    try:
        return hashlib.sha256(storage.read(name)).hexdigest()
    except StoreTrouble:
        raise
    except OSError:
        return ""


def _read(path: Path, sha256: str) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == sha256 else None
