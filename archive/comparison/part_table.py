"""How alike each part of one directive is to each of the other: by what lies in it, its heading, and its place."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from archive.comparison.compared_sentences import Sentence
from archive.comparison.likeness import Tokens, overlaps
from archive.comparison.section_tree import ComparedPart

# Both open, or both close, their directive: that alone makes them answer each other.
SAME_PLACE = 0.3
OTHER_PLACE = OTHER_LEVEL = 0.6
_ITEM = 0

_Parts = tuple[Sequence[ComparedPart], Sequence[ComparedPart]]


class PartTable:
    """How alike each part of one directive is to each of the other, and the tree they stand in."""

    def __init__(
        self,
        parts: _Parts,
        sentences: tuple[Sequence[Sentence], Sequence[Sentence]],
        tokens: Tokens,
    ):
        self.parents = [_parents(side) for side in parts]
        self._children: list[dict[int, list[int]]] = [{}, {}]
        for known, parents in zip(self._children, self.parents, strict=True):
            for number, parent in enumerate(parents):
                known.setdefault(parent, []).append(number)
        sizes = len(parts[0]), len(parts[1])
        own = np.array([sentence.part for side in sentences for sentence in side], np.int64)
        heading = np.array([sentence.field == "heading" for side in sentences for sentence in side], bool)
        of_token = own[tokens.sentence]
        in_heading = np.flatnonzero(heading[tokens.sentence])
        headings = overlaps(tokens, of_token[in_heading], sizes, in_heading).table()
        whole, groups = _with_parents(tokens, of_token, self.parents)
        wording = overlaps(whole, groups, sizes).table()
        self.own_within = overlaps(tokens, of_token, sizes).within()
        self.likeness = np.maximum(wording, (headings + wording) / 2) * _penalties(parts, self.parents)
        self.likeness = np.where(_same_ends(parts), np.maximum(wording, SAME_PLACE), self.likeness)

    def children(self, side: int, parent: int) -> list[int]:
        return self._children[side].get(parent, [])

    def free(self, pairs: dict[int, int]) -> tuple[list[int], list[int]]:
        """The parts of each side that are in none of the pairs."""
        taken = set(pairs.values())
        return (
            [number for number in range(len(self.parents[0])) if number not in pairs],
            [number for number in range(len(self.parents[1])) if number not in taken],
        )


def _parents(parts: Sequence[ComparedPart]) -> list[int]:
    """For each part the number of the one it lies in, -1 at the top."""
    parents: list[int] = []
    above: list[int] = []
    for number, part in enumerate(parts):
        if part.kind != "item":
            above = []
        while above and parts[above[-1]].level >= part.level:
            above.pop()
        parents.append(above[-1] if above else -1)
        if part.kind == "item":
            above.append(number)
    return parents


def _with_parents(
    tokens: Tokens, of_token: NDArray[np.int64], parents: list[list[int]]
) -> tuple[Tokens, NDArray[np.int64]]:
    """Each token once more for every part that its own lies in."""
    # Right parts are numbered on behind the left ones.
    behind = len(parents[0])
    above = np.array([*parents[0], *(parent + behind if parent >= 0 else -1 for parent in parents[1])], np.int64)
    part = np.where(tokens.sentence < tokens.left, of_token, of_token + behind)
    token, sentence = tokens.token, tokens.sentence
    found = [(token, sentence, part)]
    while True:
        part = above[part] if len(above) else part
        kept = part >= 0
        if not kept.any():
            break
        token, sentence, part = token[kept], sentence[kept], part[kept]
        found.append((token, sentence, part))
    token, sentence, part = (np.concatenate(columns) for columns in zip(*found, strict=True))
    group = np.where(sentence < tokens.left, part, part - behind)
    return Tokens(token, sentence, tokens.weight, tokens.left, tokens.equal), group


def _penalties(parts: _Parts, parents: list[list[int]]) -> NDArray[np.float64]:
    """Two that are both undivided answer each other at any depth."""
    kinds = _kinds(parts)
    levels = [np.array([part.level for part in side], np.int64) for side in parts]
    same_kind, same_level = (one[:, None] == other[None, :] for one, other in (kinds, levels))
    undivided = [~np.isin(np.arange(len(side)), above) for side, above in zip(parts, parents, strict=True)]
    same_level |= undivided[0][:, None] & undivided[1][None, :]
    # A heading alone over others is answered by another such heading; what stands under it, by the others.
    bare = [~whole & _bare(side) for whole, side in zip(undivided, parts, strict=True)]
    same_level &= ~(bare[0][:, None] & undivided[1][None, :] | undivided[0][:, None] & bare[1][None, :])
    return np.where(same_kind, 1.0, OTHER_PLACE) * np.where(same_level, 1.0, OTHER_LEVEL)


def _bare(parts: Sequence[ComparedPart]) -> NDArray[np.bool_]:
    return np.array([not part.text.strip() for part in parts], bool)


def _same_ends(parts: _Parts) -> NDArray[np.bool_]:
    left, right = _kinds(parts)
    return (left[:, None] == right[None, :]) & (left[:, None] != _ITEM)


def _kinds(parts: _Parts) -> list[NDArray[np.int64]]:
    """Of each part its kind, as a number: those are compared all at once."""
    numbers = {"item": _ITEM}
    return [np.array([numbers.setdefault(part.kind, len(numbers)) for part in side], np.int64) for side in parts]
