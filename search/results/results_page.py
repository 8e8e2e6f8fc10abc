"""What a search answers: the page shows it, and so does the JSON."""

from dataclasses import dataclass, field

from django.core.paginator import Page
from django.utils.translation import gettext as _

from archive.rendering.html.hit_marks import MarkKind, kinds_in
from archive.web.facets import Facet, facets_of
from archive.web.pagination import PAGE_SIZE, page_of, rows_of
from search.contract import Plan
from search.results.did_you_mean import LITTLE, Correction, Corrections
from search.results.found_rows import load_rows
from search.results.hits import Hit, hits_of, hits_of_some
from search.results.offered_filters import Narrowing, OfferedFilter, narrowings_of, offered
from search.results.relaxations import Relaxation, Relaxations
from search.results.request import SearchRequest
from search.results.retrieval import MOST_OF_SOME, find


@dataclass(frozen=True)
class Results:
    """`matched` is as in Found; of what has not all the words no more than `most` are shown, None where that leaves
    none out. `partial` come after hits that are few. `offered` are filters that the words name."""

    matched: str
    page: Page
    hits: list[Hit]
    partial: list[Hit]
    facets: list[Facet]
    correction: Correction | None
    relaxations: list[Relaxation]
    notices: list[str]
    most: int | None = None
    is_by_score: bool = True
    offered: list[OfferedFilter] = field(default_factory=list)

    @property
    def is_some(self) -> bool:
        return self.matched != "all"

    @property
    def is_whole(self) -> bool:
        return not self.is_some

    @property
    def true_hits(self) -> list[Hit]:
        """Those before the first that is cut through; all of them where they are in another order."""
        return [hit for hit in self.hits if not (hit.is_cut_through and self.is_by_score)]

    @property
    def cut_hits(self) -> list[Hit]:
        """Those that are folded under one line."""
        return [hit for hit in self.hits if hit.is_cut_through and self.is_by_score]

    @property
    def first_cut(self) -> int:
        """The number of the first of them among all results."""
        return self.page.start_index() + len(self.true_hits)

    @property
    def cut_count(self) -> int | None:
        """How many these are on all pages, where they begin on this one."""
        begins = self.cut_hits and (self.true_hits or self.page.number == 1)
        return self.count - self.first_cut + 1 if begins else None

    @property
    def mark_kinds(self) -> set[MarkKind]:
        """The kinds of the marks that are shown."""
        return kinds_in(piece for hit in (*self.hits, *self.partial) for piece in hit.marked_pieces)

    @property
    def count(self) -> int:
        return self.page.paginator.count


def results_of(form, address, reader, size: int = PAGE_SIZE) -> Results:
    """The results for a valid SearchForm; `address` is the query of the address, `reader` the user."""
    number, request = address.get("page"), form.request
    hints = _Hints(request, address)
    found, counts = find(request, rows_of(number, size), hints.plans)
    page, notices = page_of(found.rows, number, size)
    facets = facets_of(form, found.facets, address)
    # Of what comes nearest to a sentence some have all its words, as a rule: nothing need be asked otherwise.
    is_answer = found.matched in ("all", "nearest")
    matching = page.paginator.count if is_answer and hints.whole else 0
    rows = load_rows([*page, *found.partial], form.tree)
    return Results(
        matched=found.matched,
        page=page,
        hits=(hits_of if found.matched == "all" else hits_of_some)(page, form.tree, reader, rows),
        partial=hits_of_some(found.partial, form.tree, reader, rows),
        facets=facets,
        correction=hints.correction(counts, matching),
        relaxations=[] if is_answer and page.paginator.count else hints.relaxations(counts, facets),
        notices=[*notices, *_readings(request)],
        most=MOST_OF_SOME if found.is_cut else None,
        is_by_score=request.is_by_score,
        offered=hints.offered(counts, found.facets),
    )


def _readings(request: SearchRequest) -> list[str]:
    """That pinyin was read, and as what."""
    read = {"typed": request.words, "words": request.read_as}
    return [_("“%(typed)s”也按拼音检索了“%(words)s”。") % read] if request.read_as else []


class _Hints:
    """What else may be asked for, counted in one go with whatever else has to be counted."""

    def __init__(self, request: SearchRequest, address):
        self._request, self._address = request, address
        self._corrections: Corrections | None = None
        self._relaxations: Relaxations | None = None
        self._narrowings: list[Narrowing] = []
        self._plans: list[Plan] = []
        # How many directives have all that is asked for.
        self.whole = 0

    def plans(self, count: int) -> list[Plan]:
        """The plans to count where `count` directives have all that is asked for."""
        if count < LITTLE and self._request.tree is not None:
            self._corrections = Corrections(self._request)
        if not count:
            self._relaxations = Relaxations(self._request, self._address)
        self.whole, self._narrowings = count, narrowings_of(self._request)
        self._plans = [
            *(self._corrections.plans if self._corrections else []),
            *(one.plan for one in self._narrowings if one.plan),
            *(self._relaxations.plans if self._relaxations else []),
        ]
        return self._plans

    def correction(self, counts, matching: int) -> Correction | None:
        """What may have been meant where `matching` directives are shown as what was asked for."""
        if self._corrections is None or matching >= LITTLE:
            return None
        return self._corrections.best(counts[: len(self._corrections.plans)], matching, self._address)

    def relaxations(self, counts, facets) -> list[Relaxation]:
        if self._relaxations is None:
            return []
        return self._relaxations.found(counts[len(counts) - len(self._relaxations.plans) :], facets)

    def offered(self, counts, facets) -> list[OfferedFilter]:
        return offered(self._narrowings, dict(zip(self._plans, counts, strict=True)), facets, self._address)
