"""The results page and its JSON."""

from time import perf_counter

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.api.shapes import READABLE, facet_rows
from archive.facets import facets_of
from archive.pages import page_of, size_of
from archive.trail import Trail
from search.forms import SORTS, SearchForm
from search.hits import hits_of


@require_safe
def search_page(request):
    form = SearchForm(request.GET)
    form.is_valid()
    page, notices = page_of(form.search(), request.GET.get("page"))
    total = page.paginator.count
    return render(
        request,
        "search/results.html",
        {
            "form": form,
            "words": form.cleaned_data["q"],
            "sort": form.cleaned_data["sort"],
            "sorts": SORTS,
            "page_obj": page,
            "total": total,
            "hits": hits_of(page, form.tree, request.user),
            "facets": facets_of(form, form.counts(), request.GET),
            "is_filtered": form.is_filtered,
            "notices": [*form.messages, *form.notices, *notices],
            "understood": form.understood if form.problems else "",
            "suggestion": None if total else form.suggestion(),
            "trail": Trail(request.GET),
        },
    )


@require_safe
def search_json(request):
    began = perf_counter()
    form = SearchForm(request.GET)
    form.is_valid()
    size, size_notices = size_of(request.GET.get("page_size"))
    page, notices = page_of(form.search(), request.GET.get("page"), size)
    facets = facets_of(form, form.counts(), request.GET)
    count = page.paginator.count
    answer = {
        "count": count,
        "page": page.number,
        "results": [_result(hit) for hit in hits_of(page, form.tree, request.user)],
        "facets": facet_rows(facets),
        "suggestion": None if count else form.suggestion(),
        "problems": [
            {"code": problem.code, "data": problem.data, "message": message}
            for problem, message in zip(form.problems, form.messages, strict=True)
        ],
        "notices": [*form.notices, *size_notices, *notices],
    }
    answer["took_ms"] = round((perf_counter() - began) * 1000, 1)
    return JsonResponse(answer, json_dumps_params=READABLE)


def _result(hit) -> dict:
    directive = hit.directive
    return {
        "id": directive.pk,
        "title": directive.title,
        "number": directive.number or None,
        "province": directive.region.name if directive.region else None,
        "province_code": directive.region_id,
        "year": directive.year,
        "url": directive.get_absolute_url(),
        "score": hit.score,
        "snippets": hit.snippets,
        "sections": [
            {"anchor": section.anchor, "heading": section.heading, "snippet": section.snippet}
            for section in hit.sections
        ],
    }
