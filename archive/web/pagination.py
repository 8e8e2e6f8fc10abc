"""One page of many, whatever page number and size the address asks for."""

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.web.forms import whole_number

PAGE_SIZE, LARGEST_PAGE = 20, 100
# No list has more pages; the rows of a page that is a larger number the database could not count to.
MOST_PAGES = 10**9


def number_of(text: str | None) -> int:
    """The page that an address asks for, the first where it asks for none that there can be."""
    number = whole_number(text or "1") or 1
    return number if number <= MOST_PAGES else 1


def rows_of(number: str | None, size: int = PAGE_SIZE) -> slice:
    """The rows that `page_of` will ask for first: whoever fetches them beforehand has their number for nothing."""
    first = (number_of(number) - 1) * size
    return slice(first, first + size)


class KeysFirst:
    """Rows of an ordered QuerySet for a paginator: their keys are sorted, and only those of the page are fetched.
    Rows that carry a text each take a hundred times as long to sort. `total` is their number where it is known."""

    def __init__(self, found: QuerySet, total: int | None = None):
        self._found, self._total = found, total

    def count(self) -> int:
        return self._found.count() if self._total is None else self._total

    def __getitem__(self, rows: slice) -> list:
        return list(self._found.filter(pk__in=self._found.values("pk")[rows]))


def page_of(found, number: str | None, size: int = PAGE_SIZE) -> tuple[Page, list[str]]:
    """The page asked for, or the nearest there is with a notice that says so."""
    paginator = Paginator(KeysFirst(found) if isinstance(found, QuerySet) else found, size)
    try:
        return paginator.page(number or 1), []
    except PageNotAnInteger:
        return paginator.page(1), [_("页码应是数字，已显示第 1 页。")]
    except EmptyPage:
        last = paginator.num_pages if not number.startswith("-") and number != "0" else 1
        return paginator.page(last), [_("没有这一页，已显示第 %(page)s 页。") % {"page": last}]


def size_of(text: str | None) -> tuple[int, list[str]]:
    """How many rows a page is to have, or the usual with a notice that says why."""
    if not text:
        return PAGE_SIZE, []
    size = whole_number(text)
    if size is not None and 1 <= size <= LARGEST_PAGE:
        return size, []
    return PAGE_SIZE, [_("page_size 应为 1 至 %(most)s，已按 %(size)s。") % {"most": LARGEST_PAGE, "size": PAGE_SIZE}]
