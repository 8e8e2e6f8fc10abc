"""What the archive tells whoever keeps a copy of it: which directives were saved, which removed.

The archive does not know who listens (the search index does). A listener is called after the
commit; what it misses stays in the table `Change` until it is taken up.
"""

from collections.abc import Callable, Iterable

from django.db import transaction

from archive.models import Change

_listeners: list[Callable[[], None]] = []


def listen(listener: Callable[[], None]) -> None:
    """Have `listener()` called after each commit that changed directives."""
    if listener not in _listeners:
        _listeners.append(listener)


def announce(saved: Iterable[int] = (), removed: Iterable[int] = ()) -> None:
    """Record directive ids that were saved or removed; call it inside the transaction that does so."""
    Change.objects.bulk_create(
        [Change(directive_id=pk) for pk in saved] + [Change(directive_id=pk, removed=True) for pk in removed]
    )
    transaction.on_commit(_tell)


def _tell() -> None:
    for listener in _listeners:
        listener()
