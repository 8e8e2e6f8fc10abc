"""What the intake forgets when a file is purged: its drafts, their words and their bytes."""

from django.db import transaction

from archive import signals
from archive.intake import draft_bytes
from archive.models import IntakeDraft


def connect() -> None:
    signals.files_purged.connect(forget, dispatch_uid="archive.intake.purged_drafts")


def forget(sender, digests, **kwargs) -> None:
    """Within the transaction of the purge; the bytes go once it is committed."""
    IntakeDraft.objects.filter(sha256__in=digests).delete()
    for digest in digests:
        draft_bytes.let_go(digest)

    def remove() -> None:
        for digest in digests:
            draft_bytes.remove(digest)

    transaction.on_commit(remove)
