"""The directives that a sentence names: a title in 《》, a number, or both beside each other."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.parsing.references import mentions

_BESIDE = re.compile(r"[\s（(〔\[【，,]{0,3}")
_ISSUER = r"(?:[\u4e00-\u9fff]{2,20}(?:会|部|厅|局|室|委|组))?(?:关于)?(?:[印下]发|发布|公布)?的?"
_BETWEEN_TWO = re.compile(rf"[）)〕\]】\s，,、]*(?:以及|和|及|与)?\s*(?:[（(]?\d{{1,2}}[.．、）)])?{_ISSUER}")


class Unit(NamedTuple):
    """One directive as it is named; start and end are offsets in the text. Title or number may be ''."""

    title: str
    number: str
    start: int
    end: int


def units_in(text: str) -> list[Unit]:
    """Those of the whole text, in order: a number just before or behind a title belongs to it."""
    found: list[Unit] = []
    ends = -1
    for one in sorted(mentions(text), key=lambda one: (one.start, -one.end)):
        if one.end <= ends:
            continue  # a number inside 《》
        ends = one.end
        unit = Unit(one.text, "", one.start, one.end) if one.form == "work" else Unit("", one.text, one.start, one.end)
        if found and _are_one(text, found[-1], unit):
            last = found.pop()
            unit = Unit(last.title or unit.title, last.number or unit.number, last.start, unit.end)
        found.append(unit)
    return found


def _are_one(text: str, first: Unit, second: Unit) -> bool:
    between = text[first.end : second.start]
    if first.title and not first.number and second.number and not second.title:
        return _BESIDE.fullmatch(between) is not None
    # 示工发〔2015〕3号《关于…的通知》: nothing stands between.
    return bool(first.number and not first.title and second.title and not between.strip())


def chain_before(text: str, units: Sequence[Unit], at: int, begin: int) -> list[Unit]:
    """The last unit before `at`, and those before it that a list joins to it; from `begin` on."""
    chain: list[Unit] = []
    for unit in reversed([one for one in units if begin <= one.start and one.end <= at]):
        if chain and not _BETWEEN_TWO.fullmatch(text, unit.end, chain[-1].start):
            break
        chain.append(unit)
    return chain[::-1]


def chain_after(text: str, units: Sequence[Unit], at: int, end: int) -> list[Unit]:
    """The first unit from `at` on, and those that a list joins to it; up to `end`."""
    chain: list[Unit] = []
    for unit in [one for one in units if at <= one.start and one.end <= end]:
        if chain and not _BETWEEN_TWO.fullmatch(text, chain[-1].end, unit.start):
            break
        chain.append(unit)
    return chain
