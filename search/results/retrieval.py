"""What a search finds: the directives that have all of it or, where too few have, those that come nearest.

The engine is asked at most three times: for all that is asked for, for whatever has to be counted (see `find`), and
for what comes nearest or for the last page where the address asks for one that there is not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from search.contract import Answer, Plan, Scored
from search.haystack_front.connection import engine
from search.planning import order_of
from search.query.tree import Phrase
from search.results.offered_filters import narrowings_of
from search.results.query_kinds import asks, has_several_words, is_question, is_run_of_words, is_worded
from search.results.request import SearchRequest

# Common words stand everywhere: of the directives that have only some of the words, so many are shown.
MOST_OF_SOME = 100
# Where fewer than so many have all the words, the nearest others come after them, so many at most.
FEW = 10


class FoundRows:
    """The results in order, for a paginator: those that were asked for are here, others are asked for."""

    def __init__(self, hits: Sequence[Scored], start: int, total: int, ask: Callable[[slice], list[Scored]]):
        self._hits, self._start, self._total, self._ask = hits, start, total, ask

    def __getitem__(self, rows: slice) -> list[Scored]:
        first, last = rows.start - self._start, min(rows.stop, self._total) - self._start
        if first >= 0 and last <= len(self._hits):
            return list(self._hits[first : max(last, 0)])
        return self._ask(rows)

    def count(self) -> int:
        return self._total


@dataclass(frozen=True)
class Found:
    """`rows` have all that was asked for where `matched` is "all", some of the words where it is "some" and nothing
    has all; "nearest" to a sentence, which few hold all words of; "plain" where nothing has what the query's
    signs ask for. `partial` are the nearest others, shown after rows that are few. `is_cut` where more have some of
    the words than are shown. `facets` counts by filter what was found."""

    matched: str
    rows: FoundRows
    facets: dict[str, dict]
    partial: list[Scored] = field(default_factory=list)
    is_cut: bool = False


def find(
    request: SearchRequest, rows: slice, also: Callable[[int], Sequence[Plan]] = lambda count: ()
) -> tuple[Found, list[int]]:
    """What a reader sees; `rows` are those about to be shown. `also(count)` are plans to be counted for other ends,
    where so many directives have all that is asked for; how many each matches is the second part of the answer."""
    whole = engine().search(request.plan(), rows=rows, order=request.order, facets=request.facets)
    others = also(whole.total)
    plans = list(dict.fromkeys([*_tests(request, whole.total), *others]))
    counts = dict(zip(plans, engine().count_many(plans) if plans else [], strict=True))
    return _found(request, rows, whole, counts), [counts[plan] for plan in others]


def first(request: SearchRequest, most: int = 20) -> list[Scored]:
    """The first `most` results in the order in which a reader meets them, those with some of the words too."""
    found, _counts = find(request, slice(0, most))
    return [*found.rows[0:most], *found.partial][:most]


def _tests(request, count: int) -> list[Plan]:
    """What has to be counted before it can be told what a reader is to see."""
    tree = request.tree
    if tree is None:
        return []
    if not count:
        plain = [request.plain()] if is_worded(tree) else []
        return [request.best(), *plain, *(one.plan for one in narrowings_of(request) if one.plan)]
    is_maybe_said = _may_be_said(request) and is_run_of_words(tree) and not is_question(tree)
    return [_wording(request)] if is_maybe_said else []


def _found(request, rows, whole: Answer, counts: dict[Plan, int]) -> Found:
    if whole.total:
        if _is_sentence(request, counts) and (nearest := _nearest(request, "nearest", request.best())):
            return nearest
        return _all(request, rows, whole, _partial(request, rows, whole))
    some = "nearest" if _is_named_or_asked(request, counts) else "some"
    for matched, plan in ((some, request.best()), ("plain", request.plain())):
        if counts.get(plan) and (nearest := _nearest(request, matched, plan)):
            return nearest
    return _all(request, rows, whole, [])


def _is_sentence(request, counts) -> bool:
    """Whether words are asked for as one says them. What some directive has in its very wording is none: the reader
    wants those that have it."""
    if request.tree is None or not _may_be_said(request):
        return False
    return is_question(request.tree) or (is_run_of_words(request.tree) and not counts[_wording(request)])


def _is_named_or_asked(request, counts) -> bool:
    """Whether what no directive has all words of was said rather than listed: it asks, or it names a place or a year
    of which there are directives with all the rest. No reader is to be told that words are missing then."""
    return not request.is_of_titles and (
        asks(request.tree) or any(counts.get(one.plan) for one in narrowings_of(request))
    )


def _may_be_said(request) -> bool:
    """Nobody puts a question to titles."""
    return request.is_by_score and not request.is_of_titles


def _wording(request) -> Plan:
    return request.part(Phrase(request.tree.text, is_verbatim=True))


def _all(request, rows, whole: Answer, partial) -> Found:
    def others(wanted: slice) -> list[Scored]:
        return engine().search(request.plan(), rows=wanted, order=request.order).hits

    return Found("all", FoundRows(whole.hits, rows.start, whole.total, others), request.counts_of(whole), partial)


def _nearest(request: SearchRequest, matched: str, plan: Plan) -> Found | None:
    """The best of what has some of the words; all that are ever shown, so that no page has to be asked for."""
    answer = engine().search(plan, rows=slice(0, MOST_OF_SOME), order=order_of(), facets=request.facets)
    if not answer.total:
        return None
    rows = FoundRows(answer.hits, 0, len(answer.hits), lambda wanted: [])
    return Found(matched, rows, request.counts_of(answer), is_cut=answer.total > MOST_OF_SOME)


def _partial(request, rows, whole) -> list[Scored]:
    few = 0 < whole.total < FEW and rows.start < whole.total <= rows.stop
    if not few or request.tree is None or not has_several_words(request.tree):
        return []
    known = {hit.pk for hit in whole.hits}
    # The best of all may have all the words: so many more are asked for as are left out again.
    nearest = engine().search(request.best(), rows=slice(0, FEW + len(known)), order=order_of()).hits
    return [hit for hit in nearest if hit.pk not in known][:FEW]
