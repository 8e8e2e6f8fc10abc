"""What a machine does at its start, beside what every start does: bring the shared word lists, before they are read,
and say who it is and in what it differs from others. A database that does not answer keeps none from
starting."""

import logging
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, connections

from archive.machines import known_machines, shared_word_lists

logger = logging.getLogger(__name__)


def bring_words() -> list[str]:
    """The names of the word lists that were brought from the database."""
    try:
        return shared_word_lists.bring(Path(settings.SEARCH_LEXICON_DIR))
    except (DatabaseError, OSError) as error:
        logger.error("词表没有取到（%s）；先用本机 %s 里的。", error, settings.SEARCH_LEXICON_DIR)
        return []


def noted() -> list[str]:
    """Note this machine; a sentence for each thing in which machines differ."""
    try:
        known_machines.note()
        return [str(one) for one in known_machines.differences()]
    except DatabaseError as error:
        logger.error("本机没有登记到数据库（%s）；数据库恢复后重新启动。", error)
        return []


def let_go() -> None:
    """Let go of the database before workers fork: nothing of it may be used on both sides."""
    connections.close_all()
    if hasattr(connection, "close_pool"):
        connection.close_pool()
