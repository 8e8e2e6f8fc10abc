"""How much a word tells of a topic, where it stands: weights learned from texts of which the topics are known.

`make topics-weights` writes them, from benchmarks/topics/; reading needs nothing but the file. A topic's weight of a
word may be below nought: the word speaks against it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log1p

from archive.lexicon import fixtures

FILE = "topic_weights.json"
# Where a word stands says more than how often: a title names what a directive is about, a heading what a part is.
_IN_TITLE, _IN_HEADINGS, _IN_TEXT = 2.0, 1.0, 0.6
# Of longer texts the beginning is enough, and is read as fast as a short one; in shorter ones a word says no more.
_LONGEST, _SHORTEST = 30_000, 100


@dataclass(frozen=True)
class Weights:
    """`words` by topic, then by word; `any_word` is the weight of a word that nobody has learned anything of, `none`
    what a topic has to exceed. A main topic has at least the share `least_main` of all that speaks for topics; a
    heading tells a topic for which its words weigh at least `least_heading`."""

    words: Mapping[str, Mapping[str, float]]
    none: float
    any_word: float
    least_main: float
    least_heading: float


@cache
def known() -> Weights:
    """Those of the fixtures."""
    return Weights(**fixtures.figures(FILE))


def strengths(title: str, headings: Sequence[str], text: str, words: Iterable[str]) -> dict[str, float]:
    """{word: how strongly it stands in a directive}, of those of `words` that do; six digits, which are the same on
    every machine."""
    text = text[:_LONGEST]
    usual = log1p(max(len(text), _SHORTEST) / _SHORTEST)
    found = {}
    for word in words:
        count = text.count(word)
        strength = _IN_TEXT * log1p(count) / usual if count else 0.0
        if word in title:
            strength += _IN_TITLE
        if headings and (heads := sum(word in heading for heading in headings)):
            strength += _IN_HEADINGS * min(1.0, 2 * heads / len(headings))
        if strength:
            found[word] = round(strength, 6)
    return found


def shares(found: Mapping[str, float], words: Mapping[str, Mapping[str, float]], none: float) -> dict[str, float]:
    """{topic: its share of all that speaks for a topic, or for none}, four digits."""
    scores = {
        topic: sum(weight * found[word] for word, weight in own.items() if word in found)
        for topic, own in words.items()
    }
    most = max([none, *scores.values()])
    whole = exp(none - most) + sum(exp(score - most) for score in scores.values())
    return {topic: round(exp(score - most) / whole, 4) for topic, score in scores.items()}


def by_headings(
    headings: Iterable[str], words: Mapping[str, Mapping[str, float]], least_heading: float
) -> dict[str, float]:
    """{topic: what the headings weigh that tell of it}: of each heading its first topic, where that is sure."""
    told: dict[str, float] = {}
    for heading in headings:
        weighed = {topic: sum(own[word] for word in own if word in heading) for topic, own in words.items()}
        best = max(weighed, key=lambda topic: weighed[topic], default="")
        if best and weighed[best] >= least_heading:
            told[best] = round(told.get(best, 0.0) + weighed[best], 6)
    return told
