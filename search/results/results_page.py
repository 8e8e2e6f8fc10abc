"""What a search answers: the page shows it, and so does the JSON."""

from dataclasses import dataclass

from django.core.paginator import Page

from archive.web.facets import Facet, facets_of
from archive.web.pagination import PAGE_SIZE, page_of, rows_of
from search.contract import Plan
from search.results.did_you_mean import LITTLE, Correction, Corrections
from search.results.hits import Hit, hits_of, hits_of_some, load_rows
from search.results.relaxations import Relaxation, Relaxations
from search.results.request import SearchRequest
from search.results.retrieval import MOST_OF_SOME, find


@dataclass(frozen=True)
class Results:
    """`matched` is as in Found; of what has not all the words no more than `most` are shown, None where that leaves
    none out. `partial` come after hits that are few."""

    matched: str
    page: Page
    hits: list[Hit]
    partial: list[Hit]
    facets: list[Facet]
    correction: Correction | None
    relaxations: list[Relaxation]
    notices: list[str]
    most: int | None = None

    @property
    def is_some(self) -> bool:
        return self.matched != "all"

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
    # Of what comes nearest to a sentence some have all its words: nothing need be asked otherwise.
    matching = page.paginator.count if found.matched in ("all", "nearest") else 0
    rows = load_rows([*page, *found.partial], form.tree)
    return Results(
        matched=found.matched,
        page=page,
        hits=(hits_of if found.matched == "all" else hits_of_some)(page, form.tree, reader, rows),
        partial=hits_of_some(found.partial, form.tree, reader, rows),
        facets=facets,
        correction=hints.correction(counts, matching),
        relaxations=[] if matching else hints.relaxations(counts, facets),
        notices=notices,
        most=MOST_OF_SOME if found.is_cut else None,
    )


class _Hints:
    """What else may be asked for, counted in one go with whatever else has to be counted."""

    def __init__(self, request: SearchRequest, address):
        self._request, self._address = request, address
        self._corrections: Corrections | None = None
        self._relaxations: Relaxations | None = None

    def plans(self, count: int) -> list[Plan]:
        """The plans to count where `count` directives have all that is asked for."""
        if count < LITTLE and self._request.tree is not None:
            self._corrections = Corrections(self._request)
        if not count:
            self._relaxations = Relaxations(self._request, self._address)
        return [*(self._corrections.plans if self._corrections else []),
                *(self._relaxations.plans if self._relaxations else [])]  # fmt: skip

    def correction(self, counts, matching: int) -> Correction | None:
        """What may have been meant where `matching` directives are shown as what was asked for."""
        if self._corrections is None or matching >= LITTLE:
            return None
        return self._corrections.best(counts[: len(self._corrections.plans)], matching, self._address)

    def relaxations(self, counts, facets) -> list[Relaxation]:
        if self._relaxations is None:
            return []
        return self._relaxations.found(counts[len(counts) - len(self._relaxations.plans) :], facets)
