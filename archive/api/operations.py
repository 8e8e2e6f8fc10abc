"""The answers of the API over what the archive holds."""

from typing import Annotated

from django.db.models import BigIntegerField
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router, Status

from archive import comparison
from archive.api.compared_tasks import compared_tasks
from archive.api.comparison_schemas import Compared, ComparedTasks
from archive.api.json_pieces import in_short_calls
from archive.api.params import ActionsAsked, ComparisonAsked, DirectivesAsked
from archive.api.schemas import ActionPage, DirectivePage, DirectiveWhole, Problem
from archive.api.serializers import action_row, directive_row, directive_whole, facet_rows
from archive.catalogue.known_directives import known
from archive.catalogue.stock_clauses import stock_clauses
from archive.models import ActionItem, Directive
from archive.models.custody_closure import closure_of
from archive.privacy import noted_uses
from archive.privacy.text import hidden_from
from archive.web.closed_directives import sentence
from archive.web.compared_columns import own_names
from archive.web.comparison_choice import MOST, too_long_to_compare
from archive.web.facets import facets_of
from archive.web.forms import ActionFilterForm, FilterForm, whole_number
from archive.web.heavy_places import PLACES, is_long, place_for
from archive.web.list_counts import browse_counts
from archive.web.pagination import page_of, size_of

READ = ["GET", "HEAD"]

router = Router()


@router.api_operation(
    READ,
    "directives/",
    response=DirectivePage,
    url_name="api_directives",
    operation_id="directives",
    summary=_("文件列表"),
    description=_("按条件列出文件，最新在前，并给出各项筛选的件数。"),
    openapi_extra={"x-example": "directives/?province=530000&year=2023"},
)
def directives(request, asked: Query[DirectivesAsked]):
    form = FilterForm(request.GET, request.user)
    form.is_valid()
    found = form.filter(Directive.objects.all()).newest_first().for_lists()
    facets = facets_of(form, browse_counts(form), request.GET)
    return _page(request, asked, found, directive_row, form.notices) | {"facets": facet_rows(facets)}


@router.api_operation(
    READ,
    "directives/{int:pk}/",
    response={200: DirectiveWhole, 404: Problem, 410: Problem, 503: Problem},
    url_name="api_directive",
    operation_id="directive",
    summary=_("一件文件"),
    description=_("一件文件的全部内容：标题、字号、日期及其依据，结构，工作任务，引用，全文。"),
    openapi_extra={"x-example": "directives/{first}/"},
)
def directive(request, pk: Annotated[int, Path(title=_("编号"))]):
    if pk <= BigIntegerField.MAX_BIGINT and (closure := closure_of(pk)):
        return Status(410, {"error": sentence(closure)})
    found = known(Directive.objects.for_lists(), request.user).defer(None).filter(pk=pk).first()
    if found is None:
        return Status(404, {"error": gettext("没有编号为 %(pk)s 的文件。") % {"pk": pk}})
    with place_for(length := len(found.text)):
        if not is_long(length):
            return directive_whole(found, request.user)
        # The model of an answer has nothing to say to this one: it is made in the model's form and order. What it is
        # made of goes before the place does.
        return in_short_calls(directive_whole(found, request.user, listed=iter))


@router.api_operation(
    READ,
    "actions/",
    response=ActionPage,
    url_name="api_actions",
    operation_id="actions",
    summary=_("工作任务列表"),
    description=_("按条件列出各文件布置的工作任务，最新的文件在前。主题指任务的主题。"),
    openapi_extra={"x-example": "actions/?kind=report&page_size=5"},
)
def actions(request, asked: Query[ActionsAsked]):
    form = ActionFilterForm(request.GET, request.user)
    form.is_valid()
    found = form.filter_actions(ActionItem.objects.all()).for_lists().newest_first()
    return _page(request, asked, found, action_row, form.notices)


@router.api_operation(
    READ,
    "compare/",
    response={200: Compared | ComparedTasks, 400: Problem, 503: Problem},
    url_name="api_compare",
    operation_id="compare",
    summary=_("几件文件的对照"),
    description=_("两件文件逐节对照，标出相同的字句；三件至十件列出共同的任务和相同字句的比例。"),
    openapi_extra={"x-example": "compare/?d={first}&d={second}"},
)
def compare(request, asked: Query[ComparisonAsked]):
    ids = [pk for text in asked.d if (pk := whole_number(text)) is not None]
    found = known(Directive.objects.for_lists(), request.user).defer(None).in_bulk(ids)
    pair = [found[pk] for pk in dict.fromkeys(ids) if pk in found]
    if len(pair) < 2 or len(pair) != len(asked.d) or len(pair) > MOST:
        return Status(400, {"error": gettext("请给出两件至十件不同的、档案中已有的文件：?d=1&d=2")})
    if sentence := too_long_to_compare(pair):
        return Status(400, {"error": sentence})
    with PLACES.taken():
        if len(pair) > 2:
            return compared_tasks(pair, request.user)
        for one in pair:
            noted_uses.note_whole(request.user, one)
        left, right = (comparison.parts_of(one.sections.all(), hidden_from(request.user, one)) for one in pair)
        names = own_names(pair[0]), own_names(pair[1])
        rows = [directive_row(directive, request.user) for directive in pair]
        stock = stock_clauses()
        compared = comparison.compare(left, right, names, stock)
        followed = comparison.followed_as_json(comparison.followed_base(compared, stock), compared)
        return {"directives": rows} | comparison.as_json(compared) | {"followed": followed}


def _page(request, asked, rows, shape, notices) -> dict:
    size, size_notices = size_of(asked.page_size)
    page, page_notices = page_of(rows, asked.page, size)
    return {
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "results": [shape(row, request.user) for row in page],
        "notices": [*notices, *size_notices, *page_notices],
    }
