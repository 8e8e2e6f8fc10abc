"""Texts of which the topics are known → how much each word tells of each topic: multinomial logistic regression, whole
texts at once, from nothing at random, so that the same texts give the same weights."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median

import numpy as np

from archive.lexicon import topic_weights, topics
from archive.lexicon.topic_weights import Weights
from benchmarks.topics.labelled_texts import LabelledText
from search.analysis import segmentation

# A word is learned from where it stands in so many texts, of so many topics at most: 行动 stands in all of them, and
# whatever it seemed to tell would be chance. Weights below a fifth tell nothing.
_TEXTS, _TOPICS, _LEAST = 2, 5, 0.2
# It stands in invented texts alone.
_MADE_UP = "示例"
# What a word of the lexicon tells before anything is learned, and how strongly weights are held near that.
_EXPECTED, _HELD = 2.0, 0.003
_STEPS, _RATE = 300, 0.5
# Of what is told of a text with parts about others, so much is told of its main topic.
_MAIN = 0.75
# Chosen on the texts learned from, two thirds against one: below it no more main topics are right.
_LEAST_MAIN, _LEAST_HEADING = 0.2, 1.2


def learn(short: Sequence[LabelledText], texts: Sequence[LabelledText]) -> Weights:
    """Weights from `texts`; words are those of the lexicon and jieba's of `short`."""
    words, names = _words(short), list(topics.known())
    strong, told = _strengths(texts, words), _told(texts, names)
    expected = _expected(words, names)
    weights, none = _fitted(strong, told, expected)
    kept = {
        name: {word: round(float(one), 2) for word, one in zip(words, column, strict=True) if abs(one) >= _LEAST}
        for name, column in zip(names, weights.T, strict=True)
    }
    own = [kept[name][word] for name, own in topics.known().items() for word in own if word in kept[name]]
    return Weights(
        {name: dict(sorted(found.items(), key=lambda item: (-item[1], item[0]))) for name, found in kept.items()},
        none=round(float(none), 2),
        any_word=round(median(own), 2),
        least_main=_LEAST_MAIN,
        least_heading=_LEAST_HEADING,
    )


def _words(texts: Iterable[LabelledText]) -> list[str]:
    """Words of the lexicon, and those of two characters and more that stand in several texts, all of a few topics."""
    standing: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        for word in set(segmentation.cut(text.text)):
            standing[word].append(text.main)
    learned = {
        word
        for word, mains in standing.items()
        if len(mains) >= _TEXTS and len(set(mains)) <= _TOPICS and len(word) > 1 and word.isalpha()
    } - {_MADE_UP}
    return sorted(learned.union(*topics.known().values()))


def _strengths(texts: Sequence[LabelledText], words: Sequence[str]) -> np.ndarray:
    place = {word: at for at, word in enumerate(words)}
    found = np.zeros((len(texts), len(words)))
    for row, text in enumerate(texts):
        for word, strength in topic_weights.strengths(text.title, text.headings, text.text, words).items():
            found[row, place[word]] = strength
    return found


def _told(texts: Sequence[LabelledText], names: Sequence[str]) -> np.ndarray:
    """What share of each text is whose, the last column nobody's."""
    place: Mapping[str, int] = {"": len(names)} | {name: at for at, name in enumerate(names)}
    told = np.zeros((len(texts), len(names) + 1))
    for row, text in enumerate(texts):
        told[row, place[text.main]] = _MAIN if text.others else 1.0
        for other in text.others:
            told[row, place[other]] = (1 - _MAIN) / len(text.others)
    return told


def _expected(words: Sequence[str], names: Sequence[str]) -> np.ndarray:
    own = defaultdict(set, {name: set(known) for name, known in topics.known().items()})
    return np.array([[_EXPECTED if word in own[name] else 0.0 for name in names] for word in words])


def _fitted(strong: np.ndarray, told: np.ndarray, expected: np.ndarray) -> tuple[np.ndarray, float]:
    weights, none = expected.copy(), 0.0
    for _step in range(_STEPS):
        scores = np.hstack([strong @ weights, np.full((len(strong), 1), none)])
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        wrong = shares / shares.sum(axis=1, keepdims=True) - told
        weights -= _RATE * (strong.T @ wrong[:, :-1] / len(strong) + _HELD * (weights - expected))
        none -= _RATE * wrong[:, -1].mean()
    return weights, none
