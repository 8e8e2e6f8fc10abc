"""Previous and next among the results that a reader came from, in the very order in which their page shows them."""

from typing import Any

from archive.catalogue.data_version import VersionedCache
from archive.privacy.sight import sight_of
from archive.web.prev_next import PrevNext, Stretch, prev_next_in, window
from archive.web.return_link import ListContext
from search.errors import EngineUnavailable
from search.results.retrieval import find
from search.web.search_form import SearchForm

# Pages of results of which the keys are kept until something changes: who reads one result reads the next.
CACHED_PAGES = 512
_kept = VersionedCache(CACHED_PAGES)


def searched(pk: int, list_context: ListContext, reader: Any) -> PrevNext | None:
    """What comes before and after a directive among the results of the context's words. None where it is not among
    them, or the engine cannot be asked."""
    asked = (list_context.query.urlencode(), sight_of(reader))
    try:
        stretch = _kept.of([asked], lambda keys: {asked: _stretch(list_context, reader)})[asked]
    except EngineUnavailable:
        return None
    return prev_next_in(pk, stretch, list_context)


def _stretch(list_context: ListContext, reader: Any) -> Stretch:
    """One page of results and a row at each end."""
    form = SearchForm(list_context.query, reader)
    form.is_valid()
    rows = window(list_context)
    found, _counts = find(form.request, rows)
    shown = [*found.rows[rows], *found.partial]
    count = found.rows.count()
    return Stretch([hit.pk for hit in shown], rows.start, count + len(found.partial), count)
