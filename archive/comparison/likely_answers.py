"""Which sentences of the base a follower's sentence answers: its pairs, or else the likeliest by what seldom stands in
either.

Single characters count beside pairs of them: who says the same in other words keeps 书屋 and 车间 and their order not.
What is a call to take things seriously (加强领导，压实责任) or stands in many directives answers nothing.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from archive.comparison.compared_outlines import Comparison
from archive.comparison.compared_sentences import Sentence
from archive.comparison.provisions import Provision
from archive.comparison.wording import LEAST_STOCK, Stock

# A token that so many pairs share tells none of them from another.
MOST_PAIRS = 2_500
# From here on one answers the other, 0 to 2; below SURE somebody might see it otherwise.
LEAST, SURE = 0.34, 0.5
BESIDE, PAIRED = 0.1, 0.1
# A base sentence taken over as it stands is answered: that others are somewhat like it tells nothing.
TAKEN, BESIDE_TAKEN = 1.2, 0.75
# Further ones that the same sentence answers are nearly as like.
ALSO = 0.7
# What is nobody's likeliest has to be more like the one that answers it nevertheless.
REST = 0.42

_CLAUSE = re.compile("[^，。；：！？,;:!?\n]+")
_CALL = re.compile(
    "(?:各级工会|各单位|各地)?(?:要|应)?(?:切实|进一步|坚持|充分|始终|高度|深刻|不断|认真|努力|扎实)*"
    "(?:提高(?:政治站位|思想认识)|提升政治站位|加强(?:组织)?领导|精心组织|周密(?:部署|安排)|统筹(?:安排|谋划)|压实责任|强化(?:责任|落实)"
    "|狠抓落实|抓好落实|高度重视|统一思想|明确责任|增强.{0,8}(?:责任感|紧迫感|使命感)|以职工为中心的(?:工作导向|发展思想)"
    "|落到实处|取得实效|务求实效|把握正确方向|凝聚(?:共识|合力)|形成合力)+"
)


@dataclass(frozen=True)
class Answers:
    """`bases` are the numbers of the base's provisions, the likeliest first; `score` is how alike that is."""

    bases: tuple[int, ...] = ()
    score: float = 0.0

    @property
    def sure(self) -> bool:
        return self.score >= SURE


@dataclass
class _Scores:
    """How alike base sentence i and follower sentence j are, by (i, j); the best of each base sentence."""

    of: dict[tuple[int, int], float] = field(default_factory=dict)
    best: dict[int, float] = field(default_factory=dict)


def likely_answers(
    comparison: Comparison,
    both: tuple[Sequence[Provision], Sequence[Provision]],
    stock: Stock | None = None,
) -> list[Answers]:
    """For each provision of the follower what it answers. `both` are those of the base and of the follower."""
    scores = _scores(comparison, both, stock)
    candidates: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), score in scores.of.items():
        taken = scores.best[one] >= TAKEN and score < scores.best[one]
        if score >= (BESIDE_TAKEN if taken else LEAST):
            candidates[other].append((score, one))
    found = [_answers(candidates.get(other, [])) for other in range(len(both[1]))]
    return _with_the_rest(found, candidates)


def _answers(candidates: list[tuple[float, int]]) -> Answers:
    if not candidates:
        return Answers()
    ordered = sorted(candidates, key=lambda found: (-round(found[0], 6), found[1]))
    best = ordered[0][0]
    return Answers(tuple(one for score, one in ordered if score >= ALSO * best), best)


def _with_the_rest(found: list[Answers], candidates: dict[int, list[tuple[float, int]]]) -> list[Answers]:
    """A base sentence that is nobody's likeliest is still answered, by the one that is most like it."""
    answered = {one for answers in found for one in answers.bases}
    best: dict[int, tuple[float, int]] = {}
    for other in sorted(candidates):
        for score, one in candidates[other]:
            if one not in answered and score > best.get(one, (REST, 0))[0]:
                best[one] = score, other
    for one, (_score, other) in sorted(best.items()):
        found[other] = replace(found[other], bases=(*found[other].bases, one))
    return found


def _scores(comparison: Comparison, both: tuple[Sequence[Provision], ...], stock: Stock | None) -> _Scores:
    texts = [[_telling(one, comparison.sentences[side], stock) for one in those] for side, those in enumerate(both)]
    beside = {(one, other) for pair in comparison.sections for one in pair.left for other in pair.right}
    paired = {(one, other) for pair, _runs in comparison.runs for one in pair.left for other in pair.right}
    scores = _Scores()
    of: dict[tuple[int, int], float] = defaultdict(float)
    for length in (1, 2):
        for pair, likeness in _likeness(texts, length).items():
            of[pair] += likeness
    for (one, other), likeness in of.items():
        if likeness < LEAST - BESIDE - PAIRED:
            continue
        left, right = both[0][one], both[1][other]
        if (left.part, right.part) in beside:
            likeness += BESIDE
        if any((at, by) in paired for at in left.numbers for by in right.numbers):
            likeness += PAIRED
        scores.of[one, other] = likeness
        scores.best[one] = max(scores.best.get(one, 0.0), likeness)
    return scores


def _telling(provision: Provision, sentences: Sequence[Sentence], stock: Stock | None) -> str:
    """The neutral copy without calls and stock clauses; all of it where nothing else is said."""
    copies = [sentences[number].copy for number in provision.numbers]
    kept = []
    for number, copy in zip(provision.numbers, copies, strict=True):
        written = sentences[number].written
        for clause in _CLAUSE.finditer(written):
            said = clause.group().strip()
            if _CALL.fullmatch(said) or (stock and len(said) >= LEAST_STOCK and stock(said)):
                continue
            kept += [
                character
                for character, start in zip(copy.text, copy.starts, strict=True)
                if clause.start() <= start < clause.end()
            ]
    return "".join(kept) or "".join(copy.text for copy in copies)


def _likeness(texts: Sequence[Sequence[str]], length: int) -> dict[tuple[int, int], float]:
    """By Dice, 0 to 1, for each pair that shares a run of so many characters; the rarer it is, the more it tells."""
    sides = [[set(_runs_of(text, length)) for text in side] for side in texts]
    seen = Counter(token for side in sides for tokens in side for token in tokens)
    count = sum(map(len, sides))
    weight = {token: math.log((count + 1) / number) for token, number in seen.items()}
    places: tuple[dict[str, list[int]], dict[str, list[int]]] = (defaultdict(list), defaultdict(list))
    for side, where in zip(sides, places, strict=True):
        for number, tokens in enumerate(side):
            for token in tokens:
                where[token].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for token, left in places[0].items():
        right = places[1].get(token, ())
        if len(left) * len(right) <= MOST_PAIRS:
            for one in left:
                for other in right:
                    shared[one, other] += weight[token]
    own = [[sum(weight[token] for token in tokens) for tokens in side] for side in sides]
    return {(one, other): 2 * both / (own[0][one] + own[1][other] or 1.0) for (one, other), both in shared.items()}


def _runs_of(text: str, length: int) -> Iterable[str]:
    return (text[at : at + length] for at in range(len(text) - length + 1))
