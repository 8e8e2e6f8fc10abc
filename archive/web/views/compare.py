"""Two directives side by side."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive import comparison
from archive.catalogue.stock_clauses import stock_clauses
from archive.privacy.sight import sight_of
from archive.web.compared_columns import ComparedColumn, columns_of, own_names
from archive.web.compared_places import ComparedPlaces
from archive.web.comparison_choice import ComparisonChoice, choice_of, too_long_to_compare
from archive.web.heavy_places import PLACES, told_when_busy
from archive.web.page_cache import cached_until_change
from archive.web.return_link import ListContext
from archive.web.shown_comparison import ComparisonView, ShownComparison
from archive.web.shown_verdicts import ShownFollowing
from archive.web.views.compare_grid import grid_page


@require_safe
@cached_until_change
@told_when_busy
def compare(request):
    choice = choice_of(request.GET, request.user)
    if choice.is_grid(request.GET):
        return grid_page(request, choice)
    if "at" in request.GET or "find" in request.GET:
        # Who looks for another directive waits for no comparison.
        return _page(request, choice, [], 200)
    pair = choice.pair
    too_long = too_long_to_compare(pair)
    if not pair or too_long:
        choice.notices.extend(filter(None, [too_long]))
        return _page(request, choice, [], 400 if too_long else 404 if choice.unknown else 200)
    with PLACES.taken():
        return _page(request, choice, columns_of(pair, request.user), 200)


def _page(request, choice: ComparisonChoice, columns: list[ComparedColumn], status: int) -> HttpResponse:
    list_context = ListContext(request.GET)
    view = ComparisonView.of(request.GET)
    shown = _compared(columns, request.user, view) if columns else None
    here = _query(list_context, choice.asked[:2], view)
    places = ComparedPlaces.of(request.GET, choice.asked[:2], here, sight_of(request.user))
    following = _following(shown) if shown and view.as_following else None
    return render(
        request,
        "archive/compare.html",
        {
            "columns": columns,
            "view": view,
            "shown": shown,
            "following": following,
            "verdicts": following.choices(here) if following else [],
            "swapped": _query(list_context, reversed(choice.asked[:2]), view),
            "views": view.others(here),
            "places": places,
            "notices": choice.notices,
            "list_context": list_context,
        },
        status=status,
    )


def _compared(columns: list[ComparedColumn], reader, view: ComparisonView) -> ShownComparison:
    left, right = columns
    return ShownComparison(
        comparison.compare(
            left.parts(reader),
            right.parts(reader),
            (own_names(left.directive), own_names(right.directive)),
            stock_clauses(),
        ),
        view,
    )


def _following(shown: ShownComparison) -> ShownFollowing:
    """The left is the base, the right its follower."""
    followed = comparison.followed_base(shown.comparison, stock_clauses())
    return ShownFollowing(shown.comparison, followed, shown.view.verdict)


def _query(list_context: ListContext, ids, view: ComparisonView) -> QueryDict:
    """d=2&d=1&q=…, the way back and the view kept."""
    query = list_context.query.copy()
    query.setlist("d", list(ids))
    for name, value in view.parameters.items():
        query[name] = value
    return query
