"""Previous and next in the list that a reader came from, and where in it a directive stands."""

from dataclasses import dataclass

from django.db.models import Count, Window
from django.urls import reverse

from archive.models import Directive
from archive.web.forms import FilterForm
from archive.web.pagination import PAGE_SIZE
from archive.web.return_link import ListContext


@dataclass(frozen=True)
class Stretch:
    """Part of a list: `keys` from the place `first` on (0 is the first), of `total` in all. Rows from `paged` on, the
    nearest others, come behind the last page's own, on that page."""

    keys: list[int]
    first: int
    total: int
    paged: int


@dataclass(frozen=True)
class Neighbours:
    """The `place` counts from 1, of the nearest others anew, as the list's page counts them; `previous` and `next` are
    addresses, '' at either end of both."""

    place: int
    total: int
    is_partial: bool
    previous: str
    next: str


def window(trail: ListContext) -> slice:
    """The rows of the page the reader came from, and one more at each end."""
    first = (trail.page - 1) * PAGE_SIZE
    return slice(max(first - 1, 0), first + PAGE_SIZE + 1)


def browsed(pk: int, trail: ListContext) -> Neighbours | None:
    """The neighbours in the list of directives under the trail's filters. None where it does not hold this one."""
    form = FilterForm(trail.query)
    form.is_valid()
    found = form.filter(Directive.objects.all())
    found = found.oldest_first() if trail.query.get("sort") == "oldest" else found.newest_first()
    rows = window(trail)
    # The whole list is counted with the same question.
    found = list(found.annotate(total=Window(Count("pk"))).values_list("pk", "total")[rows])
    if not found:
        return None
    total = found[0][1]
    return neighbours(pk, Stretch([key for key, _ in found], rows.start, total, total), trail)


def neighbours(pk: int, stretch: Stretch, trail: ListContext) -> Neighbours | None:
    """Where a directive stands in a stretch of a list, and what is before and behind it there."""
    if pk not in stretch.keys:
        return None
    at = stretch.keys.index(pk)

    def address(step: int) -> str:
        if not 0 <= at + step < len(stretch.keys):
            return ""
        page = min(stretch.first + at + step, stretch.paged - 1) // PAGE_SIZE + 1
        return reverse("directive", args=[stretch.keys[at + step]]) + trail.on_page(page).query_string

    place, paged = stretch.first + at, stretch.paged
    is_partial = place >= paged
    place, total = (place - paged, stretch.total - paged) if is_partial else (place, paged)
    return Neighbours(place + 1, total, is_partial, address(-1), address(1))
