"""How binding action items are and whether they are concrete, where the archive did not know it yet: read of their own
words at the first start of this version, some hundreds at a time, and when they come back out of an older history.
"""

import json
from typing import Any

from django.db import connection, transaction

from archive.models import ActionItem
from archive.parsing.action_items import binding_force, concrete_words

# So many are written at once: what was killed half way goes on behind them.
_CHUNK = 500
# One statement many times: as one of Django's own for five hundred rows it takes ten times as long.
_WRITE = (
    "UPDATE archive_actionitem SET binding = %s, binding_words = %s, concrete = %s, concrete_words = %s"
    " WHERE id = %s AND binding IS NULL"
)


def columns_of(text: str) -> dict[str, Any]:
    """What is kept of the words of an action item, by column."""
    binding, named = binding_force.of(text), concrete_words.find(text)
    return {
        "binding": binding.grade,
        "binding_words": [list(span) for span in binding.words],
        "concrete": bool(named),
        "concrete_words": [list(words) for words in named],
    }


def fill(item: ActionItem) -> None:
    """Set what the unsaved item has not."""
    if item.binding is None:
        for name, value in columns_of(item.text).items():
            setattr(item, name, value)


def are_complete() -> bool:
    """Whether every action item has been read for it."""
    return not ActionItem.objects.without_binding().exists()


def complete() -> int:
    """Read and write what is missing; how many. The words stay, so nothing is told to the index."""
    if are_complete():
        return 0
    written = last = 0
    while rows := _to_do(last):
        last = rows[-1][0]
        values = [(*_stored(text), pk) for pk, text in rows]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(_WRITE, values)
        written += len(rows)
    return written


def _to_do(last: int) -> list[tuple[int, str]]:
    rows = ActionItem.objects.without_binding().filter(pk__gt=last).order_by("pk")
    return list(rows.values_list("pk", "text")[:_CHUNK])


def _stored(text: str) -> tuple:
    columns = columns_of(text)
    as_text = (json.dumps(columns[name]) for name in ("binding_words", "concrete_words"))
    binding_words, named = as_text
    return columns["binding"], binding_words, columns["concrete"], named
