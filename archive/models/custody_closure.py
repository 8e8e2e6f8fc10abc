"""By whom, when and why a directive was taken out of view, as its history and the record of purges tell."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from archive.models.choices import Custody
from archive.models.directive import Directive
from archive.models.history_entry import HistoryEntry
from archive.models.purge_record import PurgeRecord

FIELD, PURGED = "custody", "purged"


@dataclass(frozen=True)
class Closure:
    """`state` is withdrawn, sealed or purged; `at` None where nobody wrote it down (somebody changed the row with
    a tool of the database's own). Reason and person are for the staff, and of what was sealed no reason is told."""

    key: int
    state: str
    at: datetime | None = None
    person: str = ""
    reason: str = ""

    @property
    def day(self):
        return timezone.localdate(self.at) if self.at else None


def closure_of(key: int) -> Closure | None:
    """Why the directive of this number is not shown; None for one that is, or that never was."""
    custody = Directive.objects.filter(pk=key).values_list("custody", flat=True).first()
    if custody is None:
        record = PurgeRecord.objects.of_address(key)
        return Closure(key, PURGED, record.purged_at) if record else None
    return None if custody == Custody.HELD else closed(key, custody)


def closed(key: int, custody: str) -> Closure:
    """The same of a directive of which one knows that it is withdrawn or sealed."""
    entry = last_entry(key, custody)
    if entry is None:
        return Closure(key, custody)
    return Closure(key, custody, entry.at, entry.person_name, "" if custody == Custody.SEALED else entry.reason)


def last_entry(key: int, custody: str) -> HistoryEntry | None:
    """The change that brought the directive where it is."""
    entries = HistoryEntry.objects.filter(directive_id=key, field=FIELD, new=str(custody))
    return entries.order_by("-pk").first()
