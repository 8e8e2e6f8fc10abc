"""Files among the originals that no row tells of: of a killed import, or of a foreign hand.

Nothing is deleted: they may be the only copy. They are set aside in a folder of their own, from where whoever runs
the archive imports or deletes them.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from archive.models import HandlingSheet, Source

# Seconds for which a file may belong to an import at work, where its transaction does not keep others out.
_AT_WORK = 600


def folder() -> Path:
    """Where what is set aside goes."""
    return Path(settings.DATA_DIR) / "set-aside"


def found() -> list[Path]:
    """The files that no row tells of, in order."""
    with _no_import_between():
        return _found()


def set_aside() -> list[Path]:
    """Move them out of the originals; where they are now. Raises OSError."""
    with _no_import_between():
        return [move(path) for path in _found()]


def move(path: Path) -> Path:
    """Move one file to the folder for what is set aside, under a name that is free. Where it is now."""
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    for at in range(1, 10_000):
        place = folder() / (path.name if at == 1 else f"{path.name}-{at}")
        if not os.path.lexists(place):
            break
    os.replace(path, place)
    return place


@contextmanager
def _no_import_between() -> Iterator[None]:
    """An import writes the original within its transaction: whoever has the writer's lock sees no half of it."""
    if connection.vendor == "sqlite" and os.access(settings.DATA_DIR, os.W_OK):
        with transaction.atomic():
            yield
    else:
        yield


def _found() -> list[Path]:
    originals = Path(settings.MEDIA_ROOT)
    known = set(Source.objects.values_list("file", flat=True))
    known |= {sheet.file for sheet in HandlingSheet.objects.only("sha256")}
    here = [Path(at, name) for at, _, names in os.walk(originals) for name in names]
    return sorted(path for path in here if str(path.relative_to(originals)) not in known and not _is_at_work(path))


def _is_at_work(path: Path) -> bool:
    if connection.vendor == "sqlite":
        return False
    try:
        return time.time() - path.lstat().st_mtime < _AT_WORK
    except FileNotFoundError:
        return True
