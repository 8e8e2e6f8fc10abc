"""How binding an action item is, with the words it rests on.

A closed scale: forbidden (不得), required (必须, 应当, 要, 请, and the bare imperative 深化…), in-principle (原则上,
which weakens the clause it stands in), encouraged (鼓励, 可以, 探索, 希望). A sentence falls into clauses, and the
strongest that governs what is to be done gives the grade: 要鼓励职工参加 requires, so does 加强领导，鼓励职工参加.
What follows on a weak word without a word of its own goes with it: 探索建立机制，提高水平 is encouraged as a whole.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.parsing.action_items import actors, binding_words, command_words, imperatives

FORBIDDEN, REQUIRED, IN_PRINCIPLE, ENCOURAGED = "forbidden", "required", "in-principle", "encouraged"
# What grades are compared by.
STRENGTH = {ENCOURAGED: 1, IN_PRINCIPLE: 2, REQUIRED: 3, FORBIDDEN: 4}

_HALF_WIDTH = re.compile("[,;:()!?]")
_FULL_WIDTH = str.maketrans(",;:()!?", "，；：（）！？")
_NAMES = re.compile('“[^“”]{0,80}”|《[^《》]{0,120}》|"[^"]{0,80}"')
# What befalls the late forbids nothing: 逾期一律不予受理.
_TOO_LATE = re.compile("(?:过期|逾期|到期)[^，。；]{0,10}?(?:不予|不再|视为|视作|概不|一律|恕不)[^，。；]*")
_CLAUSE = re.compile("[^，；：。！？]+")
_WEAK = (binding_words.IN_PRINCIPLE, binding_words.ALLOWS, binding_words.URGES)

Span = tuple[int, int]


class BindingForce(NamedTuple):
    """A grade of the scale, and the words that it rests on as (start, end) in characters of the sentence; none where
    no word tells it, as in 各单位派员参加."""

    grade: str
    words: tuple[Span, ...] = ()


class _Clause(NamedTuple):
    """A clause with its offset; `grade` is '' where no word of it tells one. `follows` on the one before it."""

    text: str
    start: int
    follows: bool
    grade: str
    words: tuple[Span, ...]


def of(sentence: str) -> BindingForce:
    """各单位原则上推荐1名 → ('in-principle', ((3, 6),))"""
    clauses = list(_clauses(_blanked(sentence)))
    grade = max((one.grade for one in clauses if one.grade), key=STRENGTH.__getitem__, default="")
    if STRENGTH.get(grade, 0) < STRENGTH[REQUIRED] and (command := _command(clauses)) is not None:
        return BindingForce(REQUIRED, command)
    return BindingForce(grade or REQUIRED, tuple(span for one in clauses if one.grade == grade for span in one.words))


def may_be_weak(sentence: str) -> bool:
    """Whether any word stands in it that may ask for less than what has to be done; where none does, its grade is
    required or forbidden. Soon answered, where of most sentences no more is wanted."""
    return any(pattern.search(sentence) for pattern in _WEAK)


def _blanked(sentence: str) -> str:
    """The sentence with full-width punctuation and its names blanked out, character for character: what stands in
    marks commands nothing."""
    said = sentence.translate(_FULL_WIDTH) if _HALF_WIDTH.search(sentence) else sentence
    if "“" in said or "《" in said or '"' in said:
        said = _NAMES.sub(_blanks, said)
    if "期" in said:
        said = _TOO_LATE.sub(_blanks, said)
    return said


def _blanks(match: re.Match) -> str:
    return "〃" * len(match[0])


def _clauses(said: str) -> Iterator[_Clause]:
    weakening, forbidding, obliging = (
        [match.span() for match in pattern.finditer(said)]
        for pattern in (binding_words.IN_PRINCIPLE, binding_words.FORBIDS, binding_words.OBLIGES)
    )
    if obliging:
        none = [match.span() for match in binding_words.MERE_NEED.finditer(said)]
        obliging = [span for span in obliging if not any(start <= span[0] < end for start, end in none)]
    allowing = [match.span() for match in binding_words.ALLOWS.finditer(said)]
    urging = [match.span() for match in binding_words.URGES.finditer(said)]
    told = sorted(
        [
            *((span, IN_PRINCIPLE) for span in weakening),
            *((span, FORBIDDEN) for span in forbidding),
            *((span, REQUIRED) for span in obliging),
            *((span, ENCOURAGED) for span in allowing),
            *((span, "urging") for span in urging),
        ]
    )
    for match in _CLAUSE.finditer(said):
        own = [one for one in told if match.start() <= one[0][0] < match.end()]
        follows = match.start() > 0 and said[match.start() - 1] == "，"
        grade, words = _told(match[0], match.start(), own) if own else ("", ())
        yield _Clause(match[0], match.start(), follows, grade, words)


def _told(words: str, at: int, told: list[tuple[Span, str]]) -> tuple[str, tuple[Span, ...]]:
    """The grade of a clause, and its words, by those that stand in it."""
    if words.endswith(binding_words.CASE) or command_words.is_purpose(words):
        return "", ()
    spans = {grade: tuple(span for span, one in told if one == grade) for _span, grade in told}
    if IN_PRINCIPLE in spans:
        return IN_PRINCIPLE, tuple(span for span, one in told if one in (IN_PRINCIPLE, FORBIDDEN, REQUIRED))
    for grade in (FORBIDDEN, REQUIRED, ENCOURAGED):
        if grade in spans:
            return grade, spans[grade]
    for span in spans["urging"]:
        if _is_verb(words, span[0] - at):
            return ENCOURAGED, (span,)
    return "", ()


def _is_verb(clause: str, at: int) -> bool:
    """Whether 鼓励, 探索 … at this place is the verb of its clause: not behind another verb, nor where it leads in."""
    return not clause[:at].endswith(binding_words.LEADS_IN) and not 0 <= imperatives.verb_at(clause) < at


def _command(clauses: list[_Clause]) -> tuple[Span, ...] | None:
    """The verb of the first bare imperative that hangs on no weak word; () where a clause only names who is to act;
    None where nothing of the kind commands."""
    weak = False
    for clause in clauses:
        weak = bool(clause.grade) or weak and clause.follows
        if not weak and (found := _bare(clause.text, clause.start)) is not None:
            return found
    return None


def _bare(words: str, at: int) -> tuple[Span, ...] | None:
    if result := binding_words.RESULT.search(words):
        return ((at + result.start(), at + result.end()),)
    verb = imperatives.verb_at(words)
    if verb == 0 and imperatives.framed(words):
        # 按照方案推进… commands, 坚持自愿原则 and 通过开展活动 only lead to what does.
        verb = -1 if words.startswith(binding_words.MEANS) else imperatives.verb_within(words)
        return None if verb == -1 else ((at + verb, at + verb + 2),)
    if verb != -1 and words[verb] in "把将":
        # 将情况报送…: what is done stands behind what it is done with.
        verb = imperatives.verb_within(words)
        return ((at + verb, at + verb + 2),) if verb != -1 else ()
    if verb != -1:
        return ((at + verb, at + verb + 2),)
    subject = actors.find((words,))
    return () if subject and not imperatives.framed(words[subject.end :]) else None
