"""Previous and next in the list that a reader came from, and where in it a directive stands."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window
from django.urls import reverse

from archive.models import Directive
from archive.web.forms import FilterForm
from archive.web.list_orders import order_in
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
class PrevNext:
    """The `place` counts from 1, of the nearest others anew, as the list's page counts them; `previous` and `next` are
    addresses, '' at either end of both."""

    place: int
    total: int
    is_partial: bool
    previous: str
    next: str


def window(list_context: ListContext) -> slice:
    """The rows of the page the reader came from, and one more at each end."""
    first = (list_context.page - 1) * PAGE_SIZE
    return slice(max(first - 1, 0), first + PAGE_SIZE + 1)


def browsed(pk: int, list_context: ListContext, reader: Any) -> PrevNext | None:
    """What stands before and behind a directive in the list under the context's filters, as this reader has it; None
    where it is not in it."""
    form = FilterForm(list_context.query, reader)
    form.is_valid()
    found = form.filter(Directive.objects.all()).in_order(order_in(list_context.query))
    rows = window(list_context)
    # The whole list is counted with the same question.
    found = list(found.annotate(total=Window(Count("pk"))).values_list("pk", "total")[rows])
    if not found:
        return None
    total = found[0][1]
    return prev_next_in(pk, Stretch([key for key, _ in found], rows.start, total, total), list_context)


def prev_next_in(pk: int, stretch: Stretch, list_context: ListContext) -> PrevNext | None:
    """Where a directive stands in a stretch of a list, and what is before and behind it there."""
    if pk not in stretch.keys:
        return None
    at = stretch.keys.index(pk)

    def address(step: int) -> str:
        if not 0 <= at + step < len(stretch.keys):
            return ""
        page = min(stretch.first + at + step, stretch.paged - 1) // PAGE_SIZE + 1
        return reverse("directive", args=[stretch.keys[at + step]]) + list_context.on_page(page).query_string

    place, paged = stretch.first + at, stretch.paged
    is_partial = place >= paged
    place, total = (place - paged, stretch.total - paged) if is_partial else (place, paged)
    return PrevNext(place + 1, total, is_partial, address(-1), address(1))
