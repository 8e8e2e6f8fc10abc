"""What the index lacks that is searched, for whoever searches meanwhile: nobody is to take it for all there is."""

from typing import NamedTuple

from django.db.models import Count

from archive.models import OutboxEntry
from search.indexing.index_state import progress
from search.indexing.refresh import WRITTEN_AT_START


class Lag(NamedTuple):
    """`reason` is behind, where directives wait that were saved or removed, or rebuilding, where the whole is made
    anew beside; `waiting` is how many directives are still to be written."""

    reason: str
    waiting: int


def lags() -> list[Lag]:
    """Why a search may not find everything; a single query. A few changes are written by the time they are told."""
    found = []
    waiting = OutboxEntry.objects.aggregate(count=Count("directive_id", distinct=True))["count"]
    if waiting > WRITTEN_AT_START:
        found.append(Lag("behind", waiting))
    if far := progress():
        found.append(Lag("rebuilding", far.total - far.done))
    return found


def remark() -> str:
    """For /readyz: the lags in words; '' where there are none. Searches are answered all the same."""
    return "; ".join(f"the search index is {lag.reason}, {lag.waiting} directives to be written" for lag in lags())
