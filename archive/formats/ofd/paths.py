"""Drawn paths → level and upright lines, of which tables are made."""

from collections.abc import Iterator

from lxml import etree

from archive.formats.ofd.placement import POINTS, Matrix, child
from archive.formats.pdf.pages.glyphs import Rule

# How many numbers follow each letter (GB/T 33190-2016, 9.1): of curves only the end is looked at.
_NUMBERS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_LEVEL, _SHORTEST = 0.5, 4.0
_MOST = 20_000


def rules_of(path: etree._Element, matrix: Matrix) -> Iterator[Rule]:
    """The straight lines of a path that are level or upright, in points."""
    data = child(path, "AbbreviatedData")
    last = first = None
    for letter, values in _steps(data.text if data is not None else ""):
        here = _point(matrix, values[-2:]) if len(values) >= 2 else first
        if letter in "LC" and last and here and (rule := _rule(last, here)):
            yield rule
        if letter in "SM":
            first = here
        last = here


def _steps(written: str | None) -> Iterator[tuple[str, list[float]]]:
    words = (written or "").split()[:_MOST]
    at = 0
    while at < len(words):
        letter, count = words[at], _NUMBERS.get(words[at])
        at += 1
        if count is None:
            continue
        try:
            values = [float(word) for word in words[at : at + count]]
        except ValueError:
            continue
        if len(values) == count:
            yield letter, values
            at += count


def _point(matrix: Matrix, values: list[float]) -> tuple[float, float]:
    x, y = matrix.at(*values)
    return x * POINTS, y * POINTS


def _rule(one: tuple[float, float], two: tuple[float, float]) -> Rule | None:
    (left, top), (right, bottom) = one, two
    wide, high = abs(right - left), abs(bottom - top)
    if min(wide, high) > _LEVEL or max(wide, high) < _SHORTEST:
        return None
    if wide > high:
        return Rule(min(left, right), top, max(left, right), top)
    return Rule(left, min(top, bottom), left, max(top, bottom))
