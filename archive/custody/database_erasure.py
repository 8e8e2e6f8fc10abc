"""What the database's own file keeps of deleted rows. SQLite leaves the words in free pages and in its log; it is told
to overwrite what it frees, and to write the file anew. Where readers hold the log open for long that is done at the
next start, which `DATA_DIR/erasure-left` asks for. Other databases see to that by themselves (VACUUM)."""

import logging
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from archive.models import OutboxEntry
from archive.ops import data_rights

logger = logging.getLogger(__name__)


def begin() -> None:
    """Have this connection overwrite what it deletes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete=ON")


def finish() -> bool:
    """Write the database anew without what was deleted; whether nothing is left to be done. Does nothing within a
    transaction, where nothing is deleted yet."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return True
    data_rights.write(_left(), "")
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = bool(cursor.fetchone()[0])
    except DatabaseError as error:
        logger.warning("The database could not be written anew after a purge: %s; the next start does it.", error)
        return False
    # Whoever takes a directive out of the index takes words of it out of other tables, and does not overwrite them.
    is_done = not is_busy and not OutboxEntry.objects.waiting().exists()
    if is_done:
        _left().unlink(missing_ok=True)
    return is_done


def finish_what_is_left() -> None:
    """At the start, when nobody reads yet."""
    if _left().exists():
        finish()


def _left() -> Path:
    return Path(settings.DATA_DIR) / "erasure-left"
