"""JSON under /api/v1/, for the federation's other systems. Errors are {"error": sentence}."""

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive import comparison
from archive.api.shapes import READABLE, action_row, directive_row, directive_whole, facet_rows
from archive.facets import browse_counts, facets_of
from archive.forms import ActionFilterForm, FilterForm, whole_number
from archive.models import ActionItem, Directive
from archive.pages import page_of, size_of


@require_safe
def directives(request):
    form = FilterForm(request.GET)
    form.is_valid()
    found = form.filter(Directive.objects.all()).newest_first().for_lists()
    facets = facets_of(form, browse_counts(form, Directive.objects.all()), request.GET)
    return _answer(_page(request, found, directive_row, form.notices) | {"facets": facet_rows(facets)})


@require_safe
def directive(request, pk):
    found = Directive.objects.for_lists().defer(None).filter(pk=pk).first()
    if found is None:
        return _answer({"error": _("没有编号为 %(pk)s 的文件。") % {"pk": pk}}, status=404)
    return _answer(directive_whole(found))


@require_safe
def actions(request):
    form = ActionFilterForm(request.GET)
    form.is_valid()
    found = form.filter_actions(ActionItem.objects.all()).for_lists().newest_first()
    return _answer(_page(request, found, action_row, form.notices))


@require_safe
def compare(request):
    given = request.GET.getlist("d")
    ids = [pk for text in given if (pk := whole_number(text)) is not None]
    found = Directive.objects.for_lists().prefetch_related("sections").in_bulk(ids)
    pair = [found[pk] for pk in dict.fromkeys(ids) if pk in found]
    if len(given) != 2 or len(pair) != 2:
        return _answer({"error": _("请给出两件不同的、档案中已有的文件：?d=1&d=2")}, status=400)
    left, right = (comparison.parts_of(directive.sections.all(), directive.contacts) for directive in pair)
    return _answer(
        {"directives": [directive_row(directive) for directive in pair]}
        | comparison.as_json(comparison.compare(left, right))
    )


@require_safe
def missing(request, rest):
    return _answer({"error": _("没有这个接口。")}, status=404)


def _answer(values: dict, status: int = 200) -> JsonResponse:
    return JsonResponse(values, status=status, json_dumps_params=READABLE)


def _page(request, rows, shape, notices) -> dict:
    size, size_notices = size_of(request.GET.get("page_size"))
    page, page_notices = page_of(rows, request.GET.get("page"), size)
    return {
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "results": [shape(row) for row in page],
        "notices": [*notices, *size_notices, *page_notices],
    }
