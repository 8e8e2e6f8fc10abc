"""A sentence that somebody pasted, found in a text again: punctuation, white space and how it was broken into lines do
not count."""

import re
from collections.abc import Iterable
from functools import lru_cache

from search.analysis.matching_copy import fold, fold_with_offsets
from search.query.tree import Asked, Numbered, Word

# Typed in one piece, so many letters and figures are a sentence; fewer are words.
SENTENCE = 16
# A run in common of so many characters is no chance; one that long holds a whole seed at a seed's distance.
SHORTEST = 11
_SEED = (SHORTEST + 1) // 2
# Where so much of the sentence is found, the text holds it, and its single words elsewhere tell nothing.
_HELD = 0.8
_NO_LETTERS = re.compile(r"[\W_]+")
_KEPT = 64


def sentence_of(asked: Iterable[Asked]) -> str:
    """The letters and figures of what was asked for, folded, where it was pasted as a sentence; else ''. A wording in
    quotes within it was read as a phrase of its own, and belongs to it."""
    parts = [part for part in asked if not isinstance(part, Numbered)]
    bare = [_NO_LETTERS.sub("", fold(part.text)) for part in parts]
    is_pasted = any(isinstance(part, Word) and len(text) >= SENTENCE for part, text in zip(parts, bare, strict=True))
    return "".join(bare) if is_pasted else ""


def passages(sentence: str, text: str) -> tuple[list[tuple[int, int]], bool]:
    """Where `text` has runs of the sentence: [(start, end)] in characters of the text, in order and without overlap,
    short ones beside a long one left out; and whether the text holds the sentence, but for a word here and there."""
    bare, offsets = _bare(text)
    runs = _runs(sentence, bare)
    if not runs:
        return [], False
    longest = max(end - start for start, end, _ in runs)
    runs = [run for run in runs if run[1] - run[0] >= max(SHORTEST, longest // 2)]
    held: set[int] = set()
    for start, end, begun in runs:
        held.update(range(begun, begun + end - start))
    return [(offsets[start], offsets[end - 1] + 1) for start, end, _ in runs], len(held) >= _HELD * len(sentence)


def _runs(sentence: str, bare: str) -> list[tuple[int, int, int]]:
    """(start, end in the bare text, start in the sentence) of every longest run in common, in order."""
    found: dict[int, tuple[int, int, int]] = {}
    for seed in range(0, len(sentence) - _SEED + 1, _SEED):
        at = bare.find(sentence[seed : seed + _SEED])
        while at != -1:
            start, end, begun = _grown(sentence, bare, seed, at)
            if end - start >= SHORTEST:
                found.setdefault(start, (start, end, begun))
            at = bare.find(sentence[seed : seed + _SEED], max(end - _SEED + 1, at + 1))
    return _apart(found.values())


def _grown(sentence: str, bare: str, seed: int, at: int) -> tuple[int, int, int]:
    """A seed found at `at`, as far as both go on alike to either side."""
    before = 0
    while before < min(seed, at) and sentence[seed - before - 1] == bare[at - before - 1]:
        before += 1
    length = _SEED
    while seed + length < len(sentence) and at + length < len(bare) and sentence[seed + length] == bare[at + length]:
        length += 1
    return at - before, at + length, seed - before


def _apart(runs: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """In order, of those that overlap the longest."""
    kept: list[tuple[int, int, int]] = []
    for run in sorted(runs, key=lambda run: run[0] - run[1]):
        if all(run[1] <= other[0] or other[1] <= run[0] for other in kept):
            kept.append(run)
    return sorted(kept)


@lru_cache(_KEPT)
def _bare(text: str) -> tuple[str, list[int]]:
    """The letters and figures of a text's matching copy, and where each comes from."""
    copy = fold_with_offsets(text)
    kept = [at for at, character in enumerate(copy.text) if character.isalnum()]
    return "".join([copy.text[at] for at in kept]), [copy.offsets[at] for at in kept]
