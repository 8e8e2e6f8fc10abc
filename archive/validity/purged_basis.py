"""What the validity of others forgets when the directive that it rests on is purged: its title, and what was quoted of
it, in the events and in the history. That something happened, and when, stays."""

from collections.abc import Collection
from typing import Any

from archive import signals
from archive.models import HistoryEntry, ValidityEvent

_WORDS = {"basis_words": "", "place": "", "note": ""}


def connect() -> None:
    signals.files_purged.connect(blank, dispatch_uid="archive.validity.purged_basis")


def blank(sender, keys, **kwargs) -> None:
    """Within the transaction of the purge."""
    ValidityEvent.objects.filter(basis__in=keys).update(**_WORDS)
    purged = set(keys)
    for entry in HistoryEntry.objects.filter(field="validity").exclude(directive__in=keys).iterator():
        old, new = (_blanked(value, purged) for value in (entry.old, entry.new))
        if (old, new) != (entry.old, entry.new):
            HistoryEntry.objects.filter(pk=entry.pk).update(old=old, new=new)


def _blanked(value: Any, purged: Collection[int]) -> Any:
    if not isinstance(value, list):
        return value
    return [event | _WORDS if event.get("basis") in purged else event for event in value]
