"""What the register forgets when a file is purged: who had it in hand, what was remarked, the handling sheet. The
number and the day of its receipt stay: the register runs without gaps."""

from django.db import transaction
from django.db.models import Q

from archive import signals
from archive.ingest import originals
from archive.models import HandlingSheet, Registration, Source


def connect() -> None:
    signals.files_purged.connect(blank, dispatch_uid="archive.registry.purged_registrations")


def blank(sender, keys, digests, **kwargs) -> None:
    """Within the transaction of the purge; the bytes of sheets that nobody else has go once it is committed."""
    rows = Registration.objects.filter(Q(directive__in=keys) | Q(source__sha256__in=digests))
    sheets = list(rows.exclude(sheet=None).values_list("sheet", flat=True))
    rows.update(handler="", remark="", sheet=None)
    going = HandlingSheet.objects.filter(pk__in=sheets, registrations=None)
    gone = set(going.values_list("sha256", flat=True))
    going.delete()
    transaction.on_commit(lambda: _unlink(gone))


def _unlink(digests: set[str]) -> None:
    held = {
        sha256
        for model in (Source, HandlingSheet)
        for sha256 in model.objects.filter(sha256__in=digests).values_list("sha256", flat=True)
    }
    for digest in digests - held:
        originals.remove(digest)
