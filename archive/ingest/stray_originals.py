"""Files among the originals that no row tells of: of a killed import, or of a foreign hand.

Nothing is deleted: they may be the only copy. They are set aside in a place of their own, from where whoever runs
the archive imports or deletes them.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction

from archive.depot.kept_file import KeptFile
from archive.ingest import originals
from archive.models import HandlingSheet, PurgeRecord, Source

# Seconds for which a file may belong to an import at work, where its transaction does not keep others out.
_AT_WORK = 600


def found() -> list[str]:
    """The names of the files that no row tells of, in order. Raises OSError."""
    with _no_import_between():
        return _found()


def set_aside() -> list[str]:
    """Move them out of the originals; where they are now. One whose purge was killed before its end is not kept, but
    gone. Raises OSError."""
    with _no_import_between():
        names = _found()
        purged = [name for name in names if PurgeRecord.objects.of_bytes(name.rpartition("/")[2])]
        for name in purged:
            originals.storage().erase(name)
        return [originals.storage().set_aside(name) for name in names if name not in purged]


@contextmanager
def _no_import_between() -> Iterator[None]:
    """An import writes the original within its transaction: whoever has the writer's lock sees no half of it."""
    if _keeps_imports_out() and os.access(settings.DATA_DIR, os.W_OK):
        with transaction.atomic():
            yield
    else:
        yield


def _found() -> list[str]:
    known = set(Source.objects.values_list("file", flat=True))
    known |= {sheet.file for sheet in HandlingSheet.objects.only("sha256")}
    return [file.name for file in originals.storage().files() if file.name not in known and not _is_at_work(file)]


def _is_at_work(file: KeptFile) -> bool:
    return not _keeps_imports_out() and time.time() - file.modified < _AT_WORK


def _keeps_imports_out() -> bool:
    # Nobody is to wait for a listing that comes by a network.
    return connection.vendor == "sqlite" and not settings.ORIGINALS_URL
