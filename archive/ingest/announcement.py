"""What the archive tells whoever keeps a copy of it: which directives were saved, which removed.

Written in the transaction of the change; who has connected (see signals) is told after the commit, and
what a receiver misses stays in the table `OutboxEntry` until it is taken up.
"""

from collections.abc import Iterable

from django.db import transaction

from archive import signals
from archive.models import OutboxEntry


def announce(saved: Iterable[int] = (), removed: Iterable[int] = ()) -> None:
    """Record directive ids that were saved or removed; call it inside the transaction that does so."""
    OutboxEntry.objects.bulk_create(
        [OutboxEntry(directive_id=pk) for pk in saved] + [OutboxEntry(directive_id=pk, removed=True) for pk in removed]
    )
    transaction.on_commit(signals.send)
