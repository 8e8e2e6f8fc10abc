"""The results page, and what the search boxes suggest."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive.web.list_orders import BY_COLUMN
from archive.web.list_view import VIEWS, notices_of, shown_as_chosen
from archive.web.page_cache import cached_until_change
from archive.web.return_link import ListContext
from search.errors import AWAY, EngineUnavailable
from search.indexing import index_upkeep
from search.results.results_page import results_of
from search.suggesting import suggestions
from search.web.api import RETRY_AFTER
from search.web.index_notices import sentence
from search.web.search_form import ABOVE, SORTS, SearchForm
from search.web.search_within import SearchWithin, asked_within

# Seconds after which the page that there is no index looks again of its own accord (static/js/rebuilding.js).
LOOK_AGAIN_AFTER = 10


@require_safe
@shown_as_chosen
@cached_until_change
def search_page(request):
    form = SearchForm(request.GET, request.user)
    form.is_valid()
    within = asked_within(form, request.GET)
    if within.address:
        return redirect(within.address)
    # Every link of the page repeats the words: of a pasted page of text, no more than is read.
    request.GET = form.address()
    try:
        found = _found(request, form, within)
    except EngineUnavailable as gone:
        return unavailable(request, form, gone, LOOK_AGAIN_AFTER)
    return render(request, "search/results.html", _asked(form) | found)


def unavailable(request, form, gone: EngineUnavailable, look_again_after=None):
    """The page for the time in which there is no index to ask; `form` is valid. It looks again of its own accord after
    so many seconds, or does not: a download would come unasked."""
    told = {
        "is_away": gone.reason == AWAY,
        "progress": index_upkeep.progress(),
        "look_again_after": look_again_after,
    }
    page = render(request, "search/unavailable.html", _asked(form) | told, status=503)
    page["Retry-After"] = RETRY_AFTER
    return page


def _asked(form) -> dict:
    return {
        "words": form.cleaned_data["q"],
        "sort": form.cleaned_data["sort"],
        "is_filtered": form.is_filtered,
        "kept_filters": form.parameters(),
    }


def _found(request, form, within: SearchWithin) -> dict:
    """All of the page that depends on the archive."""
    results = results_of(form, request.GET, request.user)
    return {
        "results": results,
        "page_obj": results.page,
        "facets": results.facets,
        "sorts": SORTS,
        "sorts_above": ABOVE,
        "by_column": BY_COLUMN.get(form.cleaned_data["sort"]),
        "list_views": VIEWS,
        "notices": [*map(sentence, index_upkeep.lags()), *_told_of(form, within), *results.notices],
        "also": within.typed,
        "understood": form.understood if form.problems else "",
        "list_context": ListContext(request.GET),
    }


def _told_of(form, within: SearchWithin) -> list[str]:
    """What of the address could not be understood."""
    return [*form.messages, *form.notices, *notices_of(form.data), *filter(None, [within.notice])]


@require_safe
def suggest(request):
    found = suggestions(request.GET.get("q", ""), request.user)
    return JsonResponse({"suggestions": [vars(one) for one in found]}, json_dumps_params={"ensure_ascii": False})
