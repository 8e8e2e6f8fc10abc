"""What a search answers: the page shows it, and so does the JSON."""

from dataclasses import dataclass

from django.core.paginator import Page

from archive.web.facets import Facet, facets_of
from archive.web.pagination import PAGE_SIZE, page_of, rows_of
from search.results.did_you_mean import Correction, correction
from search.results.hits import Hit, hits_of, hits_of_some, load_rows
from search.results.relaxations import Relaxation, relaxations
from search.results.retrieval import MOST_OF_SOME


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
    number = address.get("page")
    found = form.find(rows_of(number, size))
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
        correction=correction(form, matching, address),
        relaxations=[] if matching else relaxations(form, facets, address),
        notices=notices,
        most=MOST_OF_SOME if found.is_cut else None,
    )
