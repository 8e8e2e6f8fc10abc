"""Directives' terms turned over, against the plainest way of doing it."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.grams import gathered, grams
from search.whoosh_engine.segments.inverter import Grams, Terms

TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=8)
FEW_LETTERS = st.lists(st.text("工会总\x00\U00020bb7", max_size=40), max_size=8)
# Fewer terms than NumPy is asked to count, and more.
WORDS = st.lists(st.lists(st.sampled_from(["工会", "劳动", "竞赛", "a", "\U00020bb7"]), max_size=60), max_size=8)


def plainly(docs) -> list:
    """[(term, [(directive, how often, where)])] of lists of (term, position), in the order of the terms' bytes."""
    held = defaultdict(lambda: defaultdict(list))
    for doc, terms in enumerate(docs):
        for term, at in terms:
            held[term.encode()][doc].append(at)
    return [(term, [(doc, len(at), at) for doc, at in held[term].items()]) for term in sorted(held)]


def read(postings, with_positions=True) -> list:
    found = []
    for at, term in enumerate(postings.texts):
        mine = slice(postings.firsts[at], postings.firsts[at + 1])
        freqs = postings.freqs[mine].tolist()
        ends = np.cumsum([postings.befores[at] if with_positions else 0, *freqs])
        where = [
            postings.positions[a:b].tolist() if with_positions else None for a, b in zip(ends, ends[1:], strict=False)
        ]
        found.append((term, list(zip(postings.docs[mine].tolist(), freqs, where, strict=True))))
    return found


@given(TEXTS | FEW_LETTERS)
def test_every_pair_stands_where_it_stood(texts):
    turned = Grams()
    for doc, text in enumerate(texts):
        pairs, positions, _ = gathered(text)
        turned.add(doc, pairs, positions)
    assert read(turned.posting_lists()) == plainly([list(grams(text)) for text in texts])
    assert turned.longest == max((at + 1 for text in texts for _, at in grams(text)), default=0)


@given(WORDS)
def test_every_word_is_counted(docs):
    turned = Terms()
    assert [turned.add(doc, words) for doc, words in enumerate(docs)] == list(map(len, docs))
    expected = plainly([[(word, 0) for word in words] for words in docs])
    assert read(turned.posting_lists(), with_positions=False) == [
        (term, [(doc, freq, None) for doc, freq, _ in held]) for term, held in expected
    ]


def test_a_text_that_no_segment_can_hold_is_refused():
    pairs = np.full(2, ord("工") << 21, np.uint64)
    with pytest.raises(ValueError, match="too long"):
        Grams().add(0, pairs, np.array([0, 1 << 26]))
