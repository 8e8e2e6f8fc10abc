"""Which measures of two sentences answer each other, and which of them ask for more or less than before."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isclose
from typing import Literal

from archive.comparison.stated_measures import Measure, stated_measures

Span = tuple[int, int]
# The clauses around two measures that mean the same thing are so much alike, unless each is the only one of its unit.
LEAST_ALIKE = 0.15
SAME_VALUE = 0.25
# 三十日内 and 一个月内, 每九十天 and 每季度 are the same.
SAME_SPAN = 0.03
_SAYS_HOW_MUCH = re.compile("[0-9〇零一二两三四五六七八九十百千万亿.%每年月日]|不少于|不低于|至少")
_SHORT = 6


@dataclass(frozen=True)
class Basis:
    """What a verdict rests on. `direction`: 1 where the follower asks for more, -1 where for less, 0 where it differs
    and neither can be told. `left` and `right` are spans in the folded sentences."""

    kind: Literal["wording", "figure", "deadline", "binding"]
    direction: int
    left: Span
    right: Span


def changed_measures(left: str, right: str, own_shares: bool) -> list[Basis]:
    """Of two folded sentences. `own_shares`: different bodies issued them, and a number of a whole is each its own."""
    measures = stated_measures(left), stated_measures(right)
    pairs = list(_pairs((left, right), measures))
    told_by_rate = {(one.clause, other.clause) for one, other in pairs if one.every and other.every}
    found = []
    for one, other in pairs:
        if own_shares and (one.total or other.total):
            continue
        if one.quality == "every" and (one.clause, other.clause) in told_by_rate:
            continue
        if (basis := _basis(one, other)) is not None:
            found.append(basis)
    return sorted(found, key=lambda basis: basis.right)


def _basis(one: Measure, other: Measure) -> Basis | None:
    kind = one.kind
    values = _values(one, other)
    in_time = one.quality in ("span", "every") or bool(one.every and other.every)
    if one.every and other.every:
        kind = "deadline" if one.value == other.value else "figure"
        values = one.value / one.every, other.value / other.every
    if isclose(*values, rel_tol=SAME_SPAN if in_time else 1e-9):
        return None
    told = one.sense if one.sense == other.sense else 0
    direction = told if values[1] > values[0] else -told
    spans = [(measure.start, measure.end) for measure in (one, other)]
    if kind == "deadline" and one.every and other.every:
        # The span of time stands before its count.
        spans = [(max(measure.clause[0], measure.start - 6), measure.end) for measure in (one, other)]
    return Basis(kind, direction, spans[0], spans[1])


def _values(one: Measure, other: Measure) -> tuple[float, float]:
    """Where one of two days tells no year, the day of the year alone counts."""
    if one.quality == other.quality:
        return one.value, other.value
    return one.value % 372, other.value % 372


def _pairs(texts: tuple[str, str], measures: tuple[Sequence[Measure], ...]) -> Iterator[tuple[Measure, Measure]]:
    """The most alike first; each measure once."""
    counts = [Counter(_quality(one) for one in side) for side in measures]
    ranked = []
    for at, one in enumerate(measures[0]):
        for by, other in enumerate(measures[1]):
            if _quality(one) == _quality(other):
                alike = _alike(_context(texts[0], one), _context(texts[1], other))
                alone = counts[0][_quality(one)] == counts[1][_quality(other)] == 1
                if alike >= LEAST_ALIKE or alone:
                    same = SAME_VALUE * (_values(one, other)[0] == _values(one, other)[1])
                    ranked.append((-(alike + same), at, by))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _rank, at, by in sorted(ranked):
        if at not in taken[0] and by not in taken[1]:
            taken[0].add(at)
            taken[1].add(by)
            yield measures[0][at], measures[1][by]


def _quality(measure: Measure) -> str:
    return measure.quality.removesuffix(" of a year")


def _context(text: str, measure: Measure) -> str:
    """The words around a measure, of the next clause too where its own says nothing else: 12月底前，完成挂牌."""
    start, end = measure.clause
    words = _SAYS_HOW_MUCH.sub("", text[start:end])
    if len(words) < _SHORT:
        following = re.search("[,。;:!?]", text[end + 1 :])
        words += _SAYS_HOW_MUCH.sub("", text[end + 1 : end + 1 + following.start()] if following else text[end + 1 :])
    return words


def _alike(left: str, right: str) -> float:
    """By Dice, 0 to 1, of the pairs of characters."""
    one, other = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (left, right))
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
