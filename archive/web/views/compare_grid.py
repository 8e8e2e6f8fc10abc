"""Two to ten directives as a grid of tasks: the page and the workbook."""

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.exporting.criteria import asked
from archive.exporting.downloads import as_xlsx
from archive.exporting.sheet import Sheet
from archive.exporting.task_grid_rows import columns, overlap_sheet, rows
from archive.web import comparison_choice
from archive.web.comparison_choice import ComparisonChoice, choice_of, offered, too_long_to_compare
from archive.web.heavy_places import PLACES, heavy
from archive.web.return_link import ListContext
from archive.web.shown_grid import BY_COVERAGE, GridView, ShownGrid
from archive.web.task_grid import task_grid


def grid_page(request: HttpRequest, choice: ComparisonChoice) -> HttpResponse:
    directives = choice.directives
    too_long = too_long_to_compare(directives)
    query, shown = _query(request.GET, choice), None
    if too_long:
        choice.notices.append(too_long)
    else:
        with PLACES.taken():
            shown = ShownGrid(task_grid(directives, request.user), GridView.of(request.GET), query)
            # Sections and items are read while the page is written: within the place.
            return _page(request, choice, shown, 200)
    return _page(request, choice, shown, 400)


@require_safe
@heavy
def compare_xlsx(request):
    """Grid and overlap as a workbook."""
    choice = choice_of(request.GET, request.user)
    if len(choice.asked) < 2 or too_long_to_compare(choice.directives):
        raise Http404(_("没有可以导出的对照：请选两件至十件文件。"))
    grid = task_grid(choice.directives, request.user)
    shown = ShownGrid(grid, GridView.of(request.GET), _query(request.GET, choice))
    sheet = Sheet(
        name=_("任务对照表"),
        subject=" ".join(column.name for column in grid.columns),
        columns=columns(grid),
        rows=rows(shown, f"{request.scheme}://{request.get_host()}"),
        count=len(shown.rows),
        asked=asked(request, "compare", len(shown.rows), timezone.localtime(), _titles(grid), choice.notices),
        further=[overlap_sheet(grid)],
    )
    return as_xlsx(request, sheet)


def _titles(grid) -> list[tuple[str, str]]:
    return [(column.name, column.directive.title) for column in grid.columns]


def _page(request, choice: ComparisonChoice, shown: ShownGrid | None, status: int) -> HttpResponse:
    chosen = choice.asked[: comparison_choice.MOST]
    return render(
        request,
        "archive/compare_grid.html",
        {
            "shown": shown,
            "chosen": chosen,
            "without": _without(request.GET, choice),
            "offered": offered((), request.user) if len(chosen) < comparison_choice.MOST else [],
            "notices": choice.notices,
            "list_context": _list_context(request.GET),
            "workbook": _query(request.GET, choice).urlencode(),
        },
        status=status,
    )


def _query(asked_for: QueryDict, choice: ComparisonChoice) -> QueryDict:
    """What is compared, the view and the way back."""
    view = GridView.of(asked_for)
    query = _list_context(asked_for).query.copy()
    query.setlist("d", list(map(str, choice.asked[: comparison_choice.MOST])))
    if len(choice.asked) == 2:
        query["form"] = "grid"
    return view.into(query)


def _list_context(asked_for: QueryDict) -> ListContext:
    """The way back; the order of the grid is none of the list's."""
    query = asked_for.copy()
    if query.get("sort") == BY_COVERAGE:
        query.pop("sort")
    return ListContext(query)


def _without(asked_for: QueryDict, choice: ComparisonChoice) -> list[str]:
    """The address without each of the directives, in their order."""
    whole = _query(asked_for, choice)
    ids = whole.getlist("d")
    addresses = []
    for at in range(len(ids)):
        left = whole.copy()
        left.setlist("d", ids[:at] + ids[at + 1 :])
        if len(ids) == 3:
            left["form"] = "grid"
        addresses.append(f"?{left.urlencode()}")
    return addresses
