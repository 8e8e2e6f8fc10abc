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
from archive.privacy.sight import sight_of
from archive.web import comparison_choice
from archive.web.compared_places import ComparedPlaces
from archive.web.comparison_choice import ComparisonChoice, choice_of, too_long_to_compare
from archive.web.heavy_places import PLACES, heavy
from archive.web.return_link import ListContext
from archive.web.shown_grid import BY_COVERAGE, GridView, ShownGrid
from archive.web.task_grid import task_grid


def grid_page(request: HttpRequest, choice: ComparisonChoice) -> HttpResponse:
    directives = choice.directives
    too_long = too_long_to_compare(directives)
    query, shown = _query(request.GET, choice), None
    places = _places(request, choice)
    if places.is_asked:
        choice.notices.extend(filter(None, [places.notice]))
        return _page(request, choice, places, None, 200)
    if too_long:
        choice.notices.append(too_long)
    else:
        with PLACES.taken():
            shown = ShownGrid(task_grid(directives, request.user), GridView.of(request.GET), query)
            # Sections and items are read while the page is written: within the place.
            return _page(request, choice, places, shown, 200)
    return _page(request, choice, places, shown, 400)


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


def _page(
    request, choice: ComparisonChoice, places: ComparedPlaces, shown: ShownGrid | None, status: int
) -> HttpResponse:
    chosen = choice.asked[: comparison_choice.MOST]
    return render(
        request,
        "archive/compare_grid.html",
        {
            "shown": shown,
            "chosen": chosen,
            "places": places,
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


def _places(request, choice: ComparisonChoice) -> ComparedPlaces:
    chosen = choice.asked[: comparison_choice.MOST]
    return ComparedPlaces.of(request.GET, chosen, _query(request.GET, choice), sight_of(request.user))
