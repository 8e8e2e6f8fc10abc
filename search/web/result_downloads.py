"""The results of a search as files and as a feed: what the page shows, all of its pages."""

from collections.abc import Sequence
from functools import wraps
from html import unescape
from typing import TypeVar

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import conditional_page, require_safe

from archive.exporting import directive_rows
from archive.exporting.atom_feed import ENTRIES, feed_of
from archive.exporting.criteria import asked
from archive.exporting.downloads import Sending, as_csv, as_xlsx
from archive.exporting.sheet import MOST, Sheet, SheetColumn, in_batches, remark_on
from archive.models import Directive
from archive.web.heavy_places import heavy
from archive.web.page_cache import cached_until_change
from search.contract import Scored
from search.errors import EngineUnavailable
from search.haystack_front.connection import engine
from search.planning import order_of
from search.results.found_rows import FoundDirective, ResultRow
from search.results.highlighting import without_kinds
from search.results.hits import hits_of, hits_of_some
from search.results.retrieval import MOST_OF_SOME, Found, find
from search.web.search_form import SORTS, SearchForm
from search.web.views import unavailable

# Of nearest results there are no more than so many; of others the rest is asked for.
FIRST = MOST_OF_SOME
# Columns of a directive that follow those of a search: its citation, its validity and the basis of that.
_LAST = 3
_T = TypeVar("_T")

_MATCHED = {
    "nearest": gettext_lazy("按一句话检索：不要求含有每个词语，含最能说明问题的词语的排在前面。"),
    "some": gettext_lazy("没有文件含有全部词语。以下文件含有部分词语，含最能说明问题的词语的排在前面。"),
    "plain": gettext_lazy("没有文件符合检索式，以下不论检索项和引号，含最能说明问题的词语的排在前面。"),
}


def _or_later(view):
    """Have a view of a valid form answer like the page while there is no index."""

    @wraps(view)
    def answered(request):
        form = SearchForm(request.GET, request.user)
        form.is_valid()
        request.GET = form.address()
        try:
            return view(request, form)
        except EngineUnavailable as gone:
            return unavailable(request, form, gone)

    return answered


@require_safe
@heavy
@_or_later
def search_csv(request, form):
    return _results(request, form, as_csv)


@require_safe
@heavy
@_or_later
def search_xlsx(request, form):
    return _results(request, form, as_xlsx)


@require_safe
@conditional_page
@cached_until_change
@_or_later
def search_feed(request, form):
    """Those that have all that is asked for; what has only some of the words would be news of another thing."""
    newest = engine().search(form.request.plan(), rows=slice(0, ENTRIES), order=order_of(["-pk"])).hits
    found = Directive.objects.filter(pk__in=[hit.pk for hit in newest])
    return feed_of(request, found, _subject(form) or _("全部文件"), page="search", own="search_feed")


def _results(request, form, send: Sending):
    rows = slice(0, 1 if request.method == "HEAD" else FIRST)
    found, _counts = find(form.request, rows)
    count = found.rows.count() + len(found.partial)
    hits = found.rows[rows] if request.method == "HEAD" else _hits(form, found)
    remark = remark_on(count)
    cells = _HitCells(request, form.tree, found.matched != "all", {hit.pk for hit in found.partial})
    return send(
        request,
        Sheet(
            name=_("检索结果"),
            subject=_subject(form),
            columns=_columns(),
            rows=in_batches([*hits, *found.partial][:MOST], cells.rows),
            count=count,
            asked=asked(
                request, "search", count, timezone.localtime(), [*_words(form), *form.chosen()],
                [*form.notices, *form.messages, str(_MATCHED.get(found.matched, "")), remark],
            ),
            remark=remark,
        ),
    )  # fmt: skip


def _hits(form, found: Found) -> list[Scored]:
    """All that are found, as far as a file goes: those of the first page, the others in one go where there are any."""
    if found.rows.count() <= FIRST:
        return found.rows[0:FIRST]
    return list(engine().scan(form.request.plan(), order=form.request.order, most=MOST))


def _columns() -> list[SheetColumn]:
    before, after = _parted(directive_rows.columns())
    return [*before, SheetColumn(_("摘句"), 70), SheetColumn(_("未含词语"), 18), *after]


def _parted(row: list[_T]) -> tuple[list[_T], list[_T]]:
    """A row of a directive without its citation and validity, and those: what was found stands between."""
    return row[:-_LAST], row[-_LAST:]


class _HitCells:
    """A directive's row with the words around what was found in it, and those that it lacks."""

    def __init__(self, request, tree, some: bool, partial: set[int]):
        self._cells = directive_rows.DirectiveCells(request)
        self._tree, self._reader = tree, request.user
        self._some, self._partial = some, partial

    def rows(self, keys: Sequence[Scored]):
        # Read here, and without their sections: a row shows none, and what is at hand for pages stays at hand.
        read = directive_rows.in_order([key.pk for key in keys], with_text=self._tree is not None)
        held = {directive.pk: directive for directive in read}
        for hit in self._hits(keys, held):
            before, after = _parted(self._cells.row(held[hit.directive.pk]))
            yield [*before, _plain(hit.snippets), "、".join(hit.missing), *after]

    def _hits(self, keys, held):
        with_text = self._tree is not None
        rows = {pk: ResultRow(FoundDirective.of(directive, with_text), []) for pk, directive in held.items()}
        whole = [] if self._some else [key for key in keys if key.pk not in self._partial]
        some = keys if self._some else [key for key in keys if key.pk in self._partial]
        return [
            *hits_of(whole, self._tree, self._reader, rows),
            *hits_of_some(some, self._tree, self._reader, rows),
        ]


def _plain(snippets) -> str:
    """A snippet's text: its only markup is <mark>, all else in it is escaped."""
    bare = (without_kinds(snippet).replace("<mark>", "").replace("</mark>", "") for snippet in snippets)
    return " ".join(map(unescape, bare))


def _subject(form) -> str:
    return " ".join(filter(None, [form.cleaned_data["q"], *(values for _label, values in form.chosen())]))


def _words(form) -> list[tuple[str, str]]:
    words = [(_("检索词"), form.cleaned_data["q"])] if form.cleaned_data["q"] else []
    return [*words, (_("排序"), str(SORTS[form.cleaned_data["sort"]]))]
