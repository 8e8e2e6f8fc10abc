"""Whether a sentence binds more or less than the one it answers, clause by clause.

Three steps: what has to be done or left (必须, 应当, 要, 不得 and plain imperatives); what leaves exceptions (原则上,
一般, 争取); what may be done (可以, 鼓励, 探索). Within a step nothing is raised: 应当 and 必须 bind alike.
"""

import re
from typing import NamedTuple

from archive.comparison.changed_measures import Basis
from archive.parsing.action_items import binding_force

MAY, WITH_EXCEPTIONS, HAS_TO = 1, 2, 3
_STEP = {
    binding_force.ENCOURAGED: MAY,
    binding_force.IN_PRINCIPLE: WITH_EXCEPTIONS,
    binding_force.REQUIRED: HAS_TO,
    binding_force.FORBIDDEN: HAS_TO,
}
# What else leaves exceptions, or asks only for an effort.
_EXCEPTIONS = re.compile("原则上|通常|一般(?=[不应须要在于由按每])|争取|力争|尽量|除[^,。;]{0,10}外")
_CLAUSE = re.compile("[^,。;:!?]+")
# Left out where clauses are held against each other.
_WORDS = re.compile(
    "原则上|一律|必须|务必|应当|可以|鼓励|提倡|倡导|支持|探索|争取|力争|一般|通常|不得|严禁|禁止|尽量|允许|[应须要可]"
)
# So much of what two clauses say besides has to be the same.
ALIKE = 0.55


class _Clause(NamedTuple):
    """`said` are the characters of what it says besides, and the pairs of them."""

    start: int
    end: int
    step: int
    said: frozenset[str]


def changed_binding(left: str, right: str) -> list[Basis]:
    """Of two folded sentences: the clauses that say the same and bind otherwise."""
    ours, theirs = _clauses(left), _clauses(right)
    if len({clause.step for clause in (*ours, *theirs)}) < 2:
        return []
    found = []
    for clause in theirs:
        # Of two that say the same, the one that binds alike is what it answers.
        likeness, _same, best = max(
            ((_alike(one.said, clause.said), one.step == clause.step, one) for one in ours),
            key=lambda ranked: (*ranked[:2], ranked[2].start),
            default=(0.0, False, None),
        )
        if best and likeness >= ALIKE and best.step != clause.step:
            direction = 1 if clause.step > best.step else -1
            found.append(Basis("binding", direction, _span(left, best), _span(right, clause)))
    return found


def _clauses(folded: str) -> list[_Clause]:
    return [
        _Clause(match.start(), match.end(), _step(match.group()), _said(match.group()))
        for match in _CLAUSE.finditer(folded)
    ]


def _step(clause: str) -> int:
    if _EXCEPTIONS.search(clause):
        return WITH_EXCEPTIONS
    return _STEP[binding_force.of(clause).grade] if binding_force.may_be_weak(clause) else HAS_TO


def _said(clause: str) -> frozenset[str]:
    words = _WORDS.sub("", clause)
    return frozenset(words).union(words[at : at + 2] for at in range(len(words) - 1))


def _span(folded: str, clause: _Clause) -> tuple[int, int]:
    """The word that binds, or the whole clause where none does."""
    said = folded[clause.start : clause.end]
    if match := _EXCEPTIONS.search(said):
        return clause.start + match.start(), clause.start + match.end()
    words = binding_force.of(said).words
    if not words:
        return clause.start, clause.end
    # 可 and 应 are what the scale reads of 可以 and 应当.
    start, end = words[0][0], words[-1][1]
    whole = _WORDS.match(said, start)
    return clause.start + start, clause.start + max(end, whole.end() if whole else end)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """By Dice, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
