"""Which backups and copies of the database hold a file: they are named to whoever has it purged, and not touched. Of
those that were carried elsewhere nobody here knows."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from django.conf import settings

from archive.ops.backups import backup_shelf, manifest
from archive.ops.copies import copy_files


def names(digests: Iterable[str]) -> list[str]:
    """Their file names; one that cannot be read may hold it."""
    digests = list(digests)
    backups = [path for path in backup_shelf.on(Path(settings.BACKUP_FOLDER)) if _holds(path, digests)]
    return [path.name for path in [*backups, *(one for one in copy_files.all_copies() if _copy_holds(one, digests))]]


def _holds(path: Path, digests: list[str]) -> bool:
    try:
        told = manifest.read(path)
    except (manifest.Unfit, OSError):
        return True
    return bool({f"sources/{one[:2]}/{one}" for one in digests} & told.files.keys())


def _copy_holds(path: Path, digests: list[str]) -> bool:
    marks = ",".join("?" * len(digests))
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as copy:
            found = copy.execute(f"SELECT 1 FROM archive_source WHERE sha256 IN ({marks})", digests)  # noqa: S608
            return found.fetchone() is not None
    except sqlite3.Error:
        return True
