"""The search in JSON, /api/v1/search/."""

from time import perf_counter

from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query, Router, Status

from archive.api.operations import READ
from archive.api.schemas import Problem
from archive.api.serializers import facet_rows
from archive.catalogue.shown_validity import basis_as_json
from archive.web.pagination import size_of
from search.errors import AWAY, EngineUnavailable
from search.indexing import index_upkeep
from search.results.highlighting import without_kinds
from search.results.results_page import results_of
from search.web.index_notices import sentence
from search.web.schemas import SearchAnswer, SearchAsked
from search.web.search_form import SearchForm

# Seconds after which it is worth asking again while the index is being rebuilt.
RETRY_AFTER = 30

router = Router()


@router.api_operation(
    READ,
    "",
    response={200: SearchAnswer, 503: Problem},
    url_name="api_search",
    operation_id="search",
    summary=_("检索"),
    description=_("检索标题、文号、机关、主题和全文，与检索页的结果相同。"),
    openapi_extra={"x-example": "search/?q=劳模精神&page_size=5"},
)
def search(request, response: HttpResponse, asked: Query[SearchAsked]):
    began = perf_counter()
    form = SearchForm(request.GET, request.user)
    form.is_valid()
    size, notices = size_of(asked.page_size)
    try:
        results = results_of(form, request.GET, request.user, size)
    except EngineUnavailable as gone:
        response["Retry-After"] = RETRY_AFTER
        return Status(503, {"error": _unavailable(gone)})
    return {
        "count": results.count,
        "page": results.page.number,
        "matched": results.matched,
        "results": [_result(hit) for hit in results.hits],
        "partial": [_result(hit) for hit in results.partial],
        "facets": facet_rows(results.facets),
        "suggestion": results.correction and results.correction.words,
        "relaxations": [
            {"label": relaxation.label, "query": relaxation.query, "count": relaxation.count}
            for relaxation in results.relaxations
        ],
        "offered_filters": [
            {"label": one.label, "filters": one.filters, "query": one.query, "count": one.count}
            for one in results.offered
        ],
        "problems": [
            {"code": problem.code, "data": problem.data, "message": message}
            for problem, message in zip(form.problems, form.messages, strict=True)
        ],
        "notices": [*form.notices, *notices, *results.notices],
        "index_notices": [
            {"code": lag.reason, "waiting": lag.waiting, "message": sentence(lag)} for lag in index_upkeep.lags()
        ],
        "took_ms": round((perf_counter() - began) * 1000, 1),
    }


def _unavailable(gone: EngineUnavailable) -> str:
    if gone.reason == AWAY:
        return gettext("暂时连不上检索服务，请稍后再试。")
    if progress := index_upkeep.progress():
        far = {"done": f"{progress.done:,}", "total": f"{progress.total:,}"}
        return gettext("检索索引正在重建，已建 %(done)s / %(total)s 件，请稍后再试。") % far
    return gettext("检索索引正在重建，请稍后再试。")


def _result(hit) -> dict:
    directive = hit.directive
    return {
        "id": directive.pk,
        "title": directive.title,
        "number": directive.number or None,
        "province": directive.region_name,
        "province_code": directive.region_code,
        "year": directive.year,
        "url": hit.url,
        "score": hit.score,
        "snippets": [without_kinds(snippet) for snippet in hit.snippets],
        "sections": [
            {"anchor": section.anchor, "heading": section.heading, "snippet": without_kinds(section.snippet)}
            for section in hit.sections
        ],
        "cut_through": hit.is_cut_through,
        "state": hit.validity.state,
        "state_basis": basis_as_json(hit.validity),
    }
