"""What an engine is asked: the nodes of a plan, each of which tells which directives match and what each is worth.

A node is a value: frozen, hashable, equal to another that says the same, without arrays. Text in it is folded
(search.analysis.matching_copy.fold), and a field contains it where the field's own fold does, wherever words begin or
end. What a node says of scores is what an engine aims at; which directives match is exact.
"""

from dataclasses import dataclass, fields
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T")

# The field of grams that holds everything that counts as text. What does not stand in it stands nowhere.
ANYWHERE = "grams"
# {a weight of plan.Weights: (the field of words, the field of grams) in which a word counts so much}
RANKED = {"title": ("title", "title_grams"), "headings": ("headings", "heading_grams"), "body": ("text", ANYWHERE)}


@dataclass_transform(frozen_default=True)
def _value(cls: type[_T]) -> type[_T]:
    """A frozen dataclass that works its hash out once: an engine looks up by it what it has found before."""
    made: Any = dataclass(frozen=True)(cls)
    names = [one.name for one in fields(made)]

    def hashed(self: Any) -> int:
        known = self.__dict__.get("_hash")
        if known is None:
            known = hash((cls.__name__, *(getattr(self, name) for name in names)))
            object.__setattr__(self, "_hash", known)
        return known

    made.__hash__ = hashed
    return made


@_value
class Weights:
    """How BM25F weighs a word: an occurrence in a field counts as so many, and `within` of that inside a longer word.
    `own_word` and `in_title` are added, in units of the word's idf, where it stands as a word of its own, and in the
    title; what has it only inside longer words keeps the share `only_within`."""

    title: float
    headings: float
    body: float
    within: float
    only_within: float
    own_word: float
    in_title: float
    k1: float
    b: float


@_value
class MatchAll:
    """Every directive; unscored."""


@_value
class MatchNone:
    """No directive."""


@_value
class Term:
    """The directives that have this very value in a field of whole values; unscored."""

    field: str
    value: str


@_value
class Compare:
    """The directives with a value for which a comparison holds; unscored. `lookup` is exact, in (any of a tuple; where
    None is among them, also those that have no value), gt, gte, lt, lte, range (a tuple of two, both included),
    contains, startswith or endswith. Integers compare as numbers: text that is none matches nothing."""

    field: str
    lookup: str
    value: Any


@_value
class Contains:
    """The directives whose field of grams contains a folded text, across words; scored by BM25 on that field."""

    field: str
    text: str
    weights: Weights


@_value
class Spelled:
    """The directives whose field of grams contains a folded text in one of its writings: of each step one of its
    texts, one after the other. A text may be empty: what stands there may be missing. No writing is shorter than two
    characters, no step is empty. Scored as Contains is, by how many ends writings have in the field."""

    field: str
    steps: tuple[tuple[str, ...], ...]
    weights: Weights


@_value
class RankedWord:
    """The directives that contain a folded word anywhere; scored by BM25F over title, headings and body."""

    text: str
    weights: Weights


@_value
class CutThrough:
    """The directives that contain a folded text anywhere, but only where its ends cut through words: no word of their
    title, headings and body contains it, save `broken` ones, in which it is no part; and none of the `compositions`
    in which words make it up holds: each is a tuple of (lookup, piece) for all of which they have a word. Unscored; a
    lookup is exact, startswith or endswith."""

    text: str
    broken: tuple[str, ...] = ()
    compositions: tuple[tuple[tuple[str, str], ...], ...] = ()


@_value
class AllOf:
    """What all parts match; the sum of their scores. Of no parts: everything."""

    parts: tuple["PlanNode", ...]


@_value
class AnyOf:
    """What any part matches; the sum of the scores of those that do. Of no parts: nothing."""

    parts: tuple["PlanNode", ...]


@_value
class BestOf:
    """What any part matches; the highest of the scores of those that do."""

    parts: tuple["PlanNode", ...]


@_value
class Without:
    """What the part does not match; unscored."""

    part: "PlanNode"


@_value
class Scaled:
    """What the part matches, with `by` times its score."""

    part: "PlanNode"
    by: float


@_value
class Constant:
    """What the part matches, each with the same score."""

    part: "PlanNode"
    score: float


@_value
class Boosted:
    """What the part matches; to its score are added those of the bonuses that match too."""

    part: "PlanNode"
    bonuses: tuple["PlanNode", ...] = ()


@_value
class Near:
    """What the part matches; what has nothing but some of the pairs of characters is not near. To the part's score are
    added `by` times the scores of the pairs, by BM25F over text and title with `weights` (its `title`, `b`) and `k1`.

    A pair's idf is log(1 + (N - n + 0.5) / (n + 0.5)), where n of N directives have it."""

    part: "PlanNode"
    pairs: tuple[str, ...]
    by: float
    k1: float
    weights: Weights


@_value
class FirstHeld:
    """What the plan of the first option matches whose term some directive has; that of the first option where none
    has any. Options are (term, plan), at least one."""

    options: tuple[tuple[Term, "PlanNode"], ...]


PlanNode = (
    MatchAll | MatchNone | Term | Compare | Contains | Spelled | RankedWord | CutThrough | AllOf | AnyOf | BestOf
    | Without | Scaled | Constant | Boosted | Near | FirstHeld
)  # fmt: skip
