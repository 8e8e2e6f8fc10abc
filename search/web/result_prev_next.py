"""Previous and next among the results that a reader came from, in the very order in which their page shows them."""

from functools import lru_cache

from django.http import QueryDict

from archive.web.prev_next import PrevNext, Stretch, prev_next_in, window
from archive.web.return_link import ListContext
from search.indexing.connection import backend
from search.web.search_form import SearchForm
from search.whoosh_engine.storage.index_directory import IndexUnavailable

# Pages of results of which the keys are kept: who reads one result reads the next.
CACHED_PAGES = 512


def searched(pk: int, list_context: ListContext) -> PrevNext | None:
    """What comes before and after a directive among the results of the context's words. None where it is not among
    them, or the index cannot be asked."""
    try:
        stretch = _stretch(backend().index_directory.version(), list_context.query.urlencode())
    except IndexUnavailable:
        return None
    return prev_next_in(pk, stretch, list_context)


@lru_cache(CACHED_PAGES)
def _stretch(version, query: str) -> Stretch:
    """One page of results and a row at each end. `version` is the index's: with another one they are asked anew."""
    list_context = ListContext(QueryDict(query))
    form = SearchForm(list_context.query)
    form.is_valid()
    rows = window(list_context)
    found = form.find(rows)
    shown = [*found.rows[rows], *found.partial]
    count = found.rows.count()
    return Stretch([int(result.pk) for result in shown], rows.start, count + len(found.partial), count)
