"""What became of a base in the directive that follows it: of each sentence of the follower whether it was taken over,
made more precise, raised, lowered or is new, and of the base what nothing answers.

A verdict is a comparison of words, figures, days and how binding the words are, and says what it rests on; it blames
nobody. Where that does not tell, a sentence is 细化 and `doubtful`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice

from archive.comparison.binding_steps import changed_binding
from archive.comparison.changed_measures import Basis, changed_measures
from archive.comparison.compared_outlines import Comparison
from archive.comparison.compared_sentences import Sentence
from archive.comparison.likely_answers import likely_answers
from archive.comparison.provisions import Provision, provisions
from archive.comparison.wording import Stock
from archive.lexicon.folding import fold, fold_with_offsets
from archive.lexicon.traditional_characters import simplified

# What makes no difference where all else is the same: words of no weight, those of one step of the scale of binding,
# levels of bodies, which are each one's own.
_NO_WEIGHT = str.maketrans("", "", "的在于与和及或并且了也都对将把其该所请应当须要必各省市县区州盟旗级本我全两、")

# Forbidden is forbidden.
_FORBIDS = re.compile("严禁|禁止|不准|不许")


class Verdict(StrEnum):
    ADOPTED = "adopted"  # 原文采用
    REFINED = "refined"  # 细化
    RAISED = "raised"  # 要求提高
    LOWERED = "lowered"  # 要求降低
    NEW = "new"  # 新增
    UNANSWERED = "unanswered"  # 未见对应


@dataclass(frozen=True)
class FollowedSentence:
    """`left` are the base's sentences, the likeliest first, and `right` the follower's; one of the two is empty where
    the verdict is new or unanswered. Spans of `basis` are in characters of left[0].text and right.text."""

    verdict: Verdict
    left: tuple[Provision, ...] = ()
    right: Provision | None = None
    basis: tuple[Basis, ...] = ()
    doubtful: bool = False
    # The verdicts on what semicolons part, where there are several of them.
    parts: tuple["FollowedSentence", ...] = ()


@dataclass(frozen=True)
class FollowedBase:
    """`sentences` in the follower's order; `unanswered` in the base's."""

    sentences: list[FollowedSentence] = field(default_factory=list)
    unanswered: list[FollowedSentence] = field(default_factory=list)

    @property
    def counts(self) -> dict[Verdict, int]:
        found = dict.fromkeys(Verdict, 0)
        for one in (*self.sentences, *self.unanswered):
            found[one.verdict] += 1
        return found


def followed_base(comparison: Comparison, stock: Stock | None = None) -> FollowedBase:
    """The left of a comparison is the base, the right its follower; `stock` says of a clause whether many have it."""
    both = [
        provisions(parts, sentences) for parts, sentences in zip(comparison.parts, comparison.sentences, strict=True)
    ]
    found = _followed(comparison, (both[0], both[1]), stock)
    pieces = [[_piece(comparison.sentences[1], one, at) for at in one.numbers] for one in both[1]]
    several = [piece for those in pieces if len(those) > 1 for piece in those]
    parts = iter(_followed(comparison, (both[0], several), stock)[0]) if several else iter(())
    sentences = [
        replace(one, parts=tuple(islice(parts, len(those)))) if len(those) > 1 else one
        for one, those in zip(found[0], pieces, strict=True)
    ]
    by_parts = {base for one in sentences for part in one.parts for base in part.left}
    return FollowedBase(sentences, [one for one in found[1] if one.left[0] not in by_parts])


def _piece(sentences: Sequence[Sentence], whole: Provision, number: int) -> Provision:
    """What stands between two semicolons of a sentence, as a provision of its own."""
    sentence = sentences[number]
    text = sentence.written.strip()
    start = sentence.start + sentence.written.index(text)
    return Provision(whole.part, start, start + len(text), text, (number,), whole.kind)


def _followed(
    comparison: Comparison, both: tuple[list[Provision], list[Provision]], stock: Stock | None
) -> tuple[list[FollowedSentence], list[FollowedSentence]]:
    """Of each provision of the follower its verdict; and those of the base that nothing answers."""
    own_shares = _of_two_bodies(comparison)
    sentences = []
    answered: set[int] = set()
    for provision, answers in zip(both[1], likely_answers(comparison, both, stock), strict=True):
        answered |= set(answers.bases)
        bases = tuple(both[0][number] for number in answers.bases)
        if bases:
            sentences.append(_judged(comparison, bases, provision, own_shares, answers.sure))
        else:
            sentences.append(FollowedSentence(Verdict.NEW, right=provision))
    unanswered = [
        FollowedSentence(Verdict.UNANSWERED, (one,)) for number, one in enumerate(both[0]) if number not in answered
    ]
    return sentences, unanswered


def _judged(
    comparison: Comparison, bases: tuple[Provision, ...], provision: Provision, own_shares: bool, sure: bool
) -> FollowedSentence:
    # What is taken over as it stands asks for neither more nor less.
    changes = [] if bases[0].text == provision.text else _changes((bases[0].text, provision.text), own_shares)
    basis = tuple(changes)
    directions = {one.direction for one in changes}
    if directions == {1} or directions == {-1}:
        verdict = Verdict.RAISED if 1 in directions else Verdict.LOWERED
        return FollowedSentence(verdict, bases, provision, basis, doubtful=not sure)
    whole = Basis("wording", 0, (0, len(bases[0].text)), (0, len(provision.text)))
    if not changes and _says_the_same(comparison, bases[0], provision):
        return FollowedSentence(Verdict.ADOPTED, bases[:1], provision, (whole,))
    return FollowedSentence(Verdict.REFINED, bases, provision, (*basis, whole), doubtful=bool(changes) or not sure)


def _says_the_same(comparison: Comparison, base: Provision, provision: Provision) -> bool:
    """Word for word, but for what is no difference and words of no weight."""
    one, other = (
        _FORBIDS.sub("不得", "".join(sentences[number].copy.text for number in sentence.numbers))
        for sentences, sentence in zip(comparison.sentences, (base, provision), strict=True)
    )
    return one.translate(_NO_WEIGHT) == other.translate(_NO_WEIGHT)


def _of_two_bodies(comparison: Comparison) -> bool:
    """Whether different bodies issued the two: each calls itself otherwise."""
    left, right = comparison.sentences
    if left and right and left[0].names != right[0].names:
        return True
    return any(run.renamed for _pair, runs in comparison.runs for run in runs)


def _changes(texts: tuple[str, str], own_shares: bool) -> list[Basis]:
    """What the second of two sentences asks for more or less, with spans in these texts."""
    plain = [simplified(text) for text in texts]
    left, right = map(fold, plain)
    found = [*changed_measures(left, right, own_shares), *changed_binding(left, right)]
    offsets = [fold_with_offsets(text).offsets for text in plain] if found else []
    return [replace(one, left=_in_text(one.left, offsets[0]), right=_in_text(one.right, offsets[1])) for one in found]


def _in_text(span: tuple[int, int], offsets: Sequence[int]) -> tuple[int, int]:
    return offsets[span[0]], offsets[span[1] - 1] + 1
