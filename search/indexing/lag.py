"""What the index lacks that is searched, for whoever searches meanwhile: nobody is to take it for all there is."""

from functools import cache
from typing import NamedTuple

from django.conf import settings
from django.db.models import Count, Min, Value

from archive.catalogue.compiled_question import CompiledQuestion
from archive.machines import database_clock
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
    # It asks of no key. Every results page asks it, and to put it together anew takes a millisecond.
    ((count, since),) = _waiting(settings.INDEX_NAME).ask([0])
    if count > WRITTEN_AT_START or (since and database_clock.now() - since > LATE):
        found.append(Lag("behind", count))
    if far := progress():
        found.append(Lag("rebuilding", far.total - far.done))
    return found


@cache
def _waiting(name: str) -> CompiledQuestion:
    """How many directives wait for an index, and since when."""
    # Without the order of its model, by which PostgreSQL would have to group.
    waiting = OutboxEntry.objects.waiting(name).order_by().values(one=Value(1))
    told = waiting.annotate(count=Count("directive_id", distinct=True), since=Min("at")).values_list("count", "since")
    return CompiledQuestion(lambda keys: told)


def remark() -> str:
    """For /readyz: the lags in words; '' where there are none. Searches are answered all the same."""
    return "; ".join(f"the search index is {lag.reason}, {lag.waiting} directives to be written" for lag in lags())
