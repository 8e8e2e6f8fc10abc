"""The results page, its JSON, and what the search boxes suggest."""

from time import perf_counter

from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.answers import kept
from archive.api.shapes import READABLE, facet_rows
from archive.pages import size_of
from archive.trail import Trail
from search.engine.storage import IndexUnavailable
from search.forms import SORTS, SearchForm
from search.results import results_of
from search.suggesting import suggestions

# Seconds after which it is worth asking again while the index is being rebuilt.
RETRY_AFTER = 30


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
def search_json(request):
    began = perf_counter()
    form = SearchForm(request.GET)
    form.is_valid()
    size, notices = size_of(request.GET.get("page_size"))
    try:
        results = results_of(form, request.GET, request.user, size)
    except IndexUnavailable:
        sentence = _("检索索引正在重建，请稍后再试。")
        return _later(JsonResponse({"error": sentence}, status=503, json_dumps_params=READABLE))
    answer = {
        "count": results.count,
        "page": results.page.number,
        "matched": results.matched,
        "results": [_result(hit) for hit in results.hits],
        "partial": [_result(hit) for hit in results.partial],
        "facets": facet_rows(results.facets),
        "suggestion": results.correction and results.correction.words,
        "relaxations": [vars(way) for way in results.relaxations],
        "problems": [
            {"code": problem.code, "data": problem.data, "message": message}
            for problem, message in zip(form.problems, form.messages, strict=True)
        ],
        "notices": [*form.notices, *notices, *results.notices],
    }
    answer["took_ms"] = round((perf_counter() - began) * 1000, 1)
    return JsonResponse(answer, json_dumps_params=READABLE)


@require_safe
def suggest(request):
    found = suggestions(request.GET.get("q", ""), request.user)
    return JsonResponse({"suggestions": [vars(one) for one in found]}, json_dumps_params=READABLE)


def _later(response):
    response["Retry-After"] = RETRY_AFTER
    return response


def _result(hit) -> dict:
    directive = hit.directive
    return {
        "id": directive.pk,
        "title": directive.title,
        "number": directive.number or None,
        "province": directive.region.name if directive.region else None,
        "province_code": directive.region_id,
        "year": directive.year,
        "url": hit.url,
        "score": hit.score,
        "snippets": hit.snippets,
        "sections": [
            {"anchor": section.anchor, "heading": section.heading, "snippet": section.snippet}
            for section in hit.sections
        ],
    }
