"""The results page, and what the search boxes suggest."""

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.answers import kept
from archive.trail import Trail
from search.api import RETRY_AFTER
from search.engine.storage import IndexUnavailable
from search.forms import SORTS, SearchForm
from search.results import results_of
from search.suggesting import suggestions


@require_safe
@kept
def search_page(request):
    form = SearchForm(request.GET)
    form.is_valid()
    # Every link of the page repeats the words: of a pasted page of text, no more than is read.
    request.GET = form.address()
    shown = {"words": form.cleaned_data["q"], "sort": form.cleaned_data["sort"], "is_filtered": form.is_filtered}
    try:
        found = _found(request, form)
    except IndexUnavailable:
        return _later(render(request, "search/unavailable.html", shown, status=503))
    return render(request, "search/results.html", shown | found)


def _found(request, form) -> dict:
    """All of the page that depends on the archive."""
    results = results_of(form, request.GET, request.user)
    return {
        "results": results,
        "page_obj": results.page,
        "facets": results.facets,
        "sorts": SORTS,
        "notices": [*form.messages, *form.notices, *results.notices],
        "understood": form.understood if form.problems else "",
        "trail": Trail(request.GET),
    }


@require_safe
def suggest(request):
    found = suggestions(request.GET.get("q", ""), request.user)
    return JsonResponse({"suggestions": [vars(one) for one in found]}, json_dumps_params={"ensure_ascii": False})


def _later(response):
    response["Retry-After"] = RETRY_AFTER
    return response
