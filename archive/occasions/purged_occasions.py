"""What goes when directives are purged: the occasions that nobody else answered, whose names are their words."""

from django.db.models import Exists, OuterRef

from archive import signals
from archive.models import HistoryEntry, Occasion, OccasionAnswer


def connect() -> None:
    signals.files_purged.connect(forget, dispatch_uid="archive.occasions.purged_occasions")


def forget(sender, keys, **kwargs) -> None:
    """Within the transaction of the purge."""
    others = OccasionAnswer.objects.exclude(directive__in=keys).filter(occasion=OuterRef("pk"))
    merged = Occasion.objects.filter(merged_into=OuterRef("pk"))
    gone = Occasion.objects.filter(~Exists(others), ~Exists(merged), merged_into=None)
    names = set(gone.values_list("pk", flat=True))
    gone.delete()
    for entry in HistoryEntry.objects.filter(field="occasion").exclude(directive__in=keys).iterator():
        old, new = (_blanked(value, names) for value in (entry.old, entry.new))
        if (old, new) != (entry.old, entry.new):
            HistoryEntry.objects.filter(pk=entry.pk).update(old=old, new=new)


def _blanked(value, names):
    return value | {"wording": ""} if isinstance(value, dict) and value.get("id") in names else value
