"""What a search finds: the directives that have all of it or, where too few have, those that come nearest."""

from dataclasses import dataclass, field

from haystack.query import SearchQuerySet

from search.analysis.segmentation import query_words
from search.query.tree import And, Filter, Not, Word, wanted

# Common words stand everywhere: of the directives that have only some of the words, so many are shown.
MOST_OF_SOME = 100
# Where fewer than so many have all the words, the nearest others come after them, so many at most.
FEW = 10


class Best:
    """The first `MOST_OF_SOME` of a SearchQuerySet, for a paginator."""

    def __init__(self, found: SearchQuerySet):
        self._found = found

    def __getitem__(self, rows: slice):
        return self._found[rows.start : min(rows.stop, MOST_OF_SOME)] if rows.start < MOST_OF_SOME else []

    def count(self) -> int:
        return min(self._found.count(), MOST_OF_SOME)

    @property
    def is_cut(self) -> bool:
        return self._found.count() > MOST_OF_SOME


@dataclass(frozen=True)
class Found:
    """`rows` have all that was asked for where `matched` is "all", some of the words where it is "some"; `partial`
    are the nearest others, shown after rows that are few. `facets` counts by filter what was found."""

    matched: str
    rows: SearchQuerySet | Best
    facets: dict[str, dict]
    partial: list = field(default_factory=list)

    @property
    def is_cut(self) -> bool:
        return self.matched == "some" and self.rows.is_cut


def has_several_words(tree) -> bool:
    """Whether a query is plain words, two or more: only then does it make sense to have some of them."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    return all(isinstance(part, Word | Filter | Not) for part in parts) and len(words_of(tree)) > 1


def words_of(tree) -> list[Word]:
    """The words of a query as typed; the only one, if typed in one piece, as the dictionary cuts it."""
    words = list(dict.fromkeys(part for part in wanted(tree) if isinstance(part, Word)))
    if len(words) != 1:
        return words
    (whole,) = words
    pieces = query_words(whole.text)
    # The single characters of a sentence (为 的 了) tell nothing, unless there is nothing else.
    return [Word(piece, whole.field) for piece in pieces if len(piece) > 1] or words
