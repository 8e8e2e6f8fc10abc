"""A query as the boxes of a form: all of these words, any of these, this very wording, none of these; and back."""

from typing import NamedTuple

from search.query.narrowed_query import narrowed, parts_of
from search.query.parser import parse
from search.query.tree import ANYWHERE, And, Filter, Node, Not, Or, Phrase, Word, joined, written


class QueryBoxes(NamedTuple):
    """`every` may say all that a query may; `years` are the first and the last of 年份:2020-2023."""

    every: str = ""
    any: str = ""
    wording: str = ""
    without: str = ""
    years: tuple[int, int] | None = None

    @property
    def query(self) -> str:
        """All of it as one query, '' where nothing is asked for."""
        pieces = [self.every, _any_of(self.any), _wording(self.wording), _none_of(self.without), _years(self.years)]
        whole = ""
        for piece in filter(None, pieces):
            whole = narrowed(whole, piece) if whole else piece
        return whole


def boxes_of(words: str) -> QueryBoxes:
    """The boxes in which a query stands; what fits none of the others stands in the first."""
    tree = parse(words)[0]
    if tree is None:
        return QueryBoxes(words)
    parts = parts_of(tree)
    kinds = ("any", "wording", "years")
    first = {kind: next((part for part in parts if _kind_of(part) == kind), None) for kind in kinds}
    rest = [part for part in parts if _kind_of(part) != "without" and part not in first.values()]
    every = joined(And, rest)
    boxes = QueryBoxes(
        written(every) if every else "",
        " ".join(map(written, first["any"].parts)) if isinstance(first["any"], Or) else "",
        first["wording"].text if isinstance(first["wording"], Phrase) else "",
        " ".join(written(part.part) for part in parts if isinstance(part, Not) and _kind_of(part) == "without"),
        first["years"].value if isinstance(first["years"], Filter) else None,
    )
    again = parse(boxes.query)[0]
    # A word that would be read otherwise where it now stands.
    return boxes if again and set(parts_of(again)) == set(parts) else QueryBoxes(words)


def _kind_of(part: Node) -> str:
    """The box that a part of a query stands in."""
    if isinstance(part, Or):
        return "any" if all(_is_plain(one) for one in part.parts) else ""
    if isinstance(part, Not):
        return "without" if _is_plain(part.part) else ""
    if isinstance(part, Filter):
        return "years"
    return "wording" if isinstance(part, Phrase) and part.field == ANYWHERE else ""


def _is_plain(part: Node) -> bool:
    return isinstance(part, Word | Phrase) and part.field == ANYWHERE


def _any_of(typed: str) -> str:
    tree = parse(typed)[0]
    return written(Or(tree.parts)) if isinstance(tree, And) else typed


def _wording(typed: str) -> str:
    """Typed with its marks or, as the box asks for, without."""
    tree = parse(typed)[0]
    is_marked = tree is not None and all(isinstance(part, Phrase) for part in parts_of(tree))
    return typed if is_marked or not typed else written(Phrase(typed))


def _none_of(typed: str) -> str:
    tree = parse(typed)[0]
    parts = tree.parts if isinstance(tree, And | Or) else [tree] if tree else []
    return " ".join(written(part if isinstance(part, Not) else Not(part)) for part in parts)


def _years(years: tuple[int, int] | None) -> str:
    return written(Filter("year", "range", years)) if years else ""
