"""What the index lacks that is searched, for whoever searches meanwhile: nobody is to take it for all there is."""

from typing import NamedTuple

from django.db.models import Count, Min
from django.utils import timezone

from archive.models import OutboxEntry
from archive.models.outbox import LATE
from search.indexing.index_state import progress
from search.indexing.refresh import WRITTEN_AT_START


class Lag(NamedTuple):
    """`reason` is behind, where directives wait that were saved or removed, many or for long, or rebuilding, where the
    whole is made anew beside; `waiting` is how many directives are still to be written."""

    reason: str
    waiting: int


def lags() -> list[Lag]:
    """Why a search may not find everything; a single query. A few changes are written by the time they are told."""
    found = []
    told = OutboxEntry.objects.waiting().aggregate(count=Count("directive_id", distinct=True), since=Min("at"))
    if told["count"] > WRITTEN_AT_START or (told["since"] and timezone.now() - told["since"] > LATE):
        found.append(Lag("behind", told["count"]))
    if far := progress():
        found.append(Lag("rebuilding", far.total - far.done))
    return found


def remark() -> str:
    """For /readyz: the lags in words; '' where there are none. Searches are answered all the same."""
    return "; ".join(f"the search index is {lag.reason}, {lag.waiting} directives to be written" for lag in lags())
