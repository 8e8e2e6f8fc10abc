"""Texts with a vocabulary as uneven as real ones: most words rare, a few everywhere.

The corpus's own notices use a few hundred words, so that every word stands in nearly every text. Into each are
woven words drawn from jieba's dictionary by Zipf's law, with a fixed seed.
"""

import itertools
from collections.abc import Iterator
from random import Random

import jieba

from benchmarks import corpus

WORDS = 15_000
# Of the 3,000 characters about half are the notice's own.
_OWN, _DRAWN = 1500, 620


def words(count: int = WORDS, seed: int = 1) -> list[str]:
    """Words of two to four Chinese characters, the most frequent in these texts first."""
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    known = sorted(
        word
        for word, frequency in jieba.dt.FREQ.items()
        if frequency >= 20 and 2 <= len(word) <= 4 and all("\u4e00" <= letter <= "\u9fff" for letter in word)
    )
    Random(seed).shuffle(known)
    return known[:count]


def texts(count: int, seed: int = 2) -> Iterator[str]:
    """`count` notices of about 3,000 characters."""
    random, drawn = Random(seed), words()
    weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(drawn))))
    for notice in corpus.texts(count, _OWN):
        chosen = random.choices(drawn, cum_weights=weights, k=_DRAWN)
        sentences = ("".join(chosen[at : at + 5]) for at in range(0, _DRAWN, 5))
        yield f"{notice}\n" + "\n".join(f"{one}，{other}。" for one, other in zip(sentences, sentences, strict=False))
