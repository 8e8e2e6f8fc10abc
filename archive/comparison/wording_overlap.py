"""How much of each of several directives' wording each other one has, both ways, by runs of six characters.

Six characters of a neutral copy (no punctuation, no numbering, own names by their kind) seldom meet by chance. What
they say in another order is the same wording: the figure tells of copying and not of an outline.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from archive.comparison.character_runs import character_runs
from archive.comparison.compared_sentences import sentences_of
from archive.comparison.distinct_numbers import distinct
from archive.comparison.neutral_copy import Atoms
from archive.comparison.own_names import OwnNames
from archive.comparison.section_tree import ComparedPart

RUN = 6


def wording_shares(directives: Sequence[Sequence[ComparedPart]], names: Sequence[OwnNames]) -> list[list[float]]:
    """[of][by]: what part of the wording of directive `of`, from 0 to 1, directive `by` has too; 1 of a directive by
    itself, 0 where there is no wording. Four digits."""
    atoms = Atoms()
    texts = [
        "".join(sentence.copy.text for sentence in sentences_of(parts, own, atoms))
        for parts, own in zip(directives, names, strict=True)
    ]
    runs = [character_runs(text, RUN) for text in texts]
    # Sorted once: each is asked for by all the others.
    known = [distinct(one) for one in runs]
    return [
        [_share(texts[of], runs[of], known[by], texts[by]) if of != by else 1.0 for by in range(len(texts))]
        for of in range(len(texts))
    ]


def _share(text: str, runs: NDArray[np.uint64], known: NDArray[np.uint64], other: str) -> float:
    if len(text) < RUN:
        # A text of a few characters has no run: the other has it or not.
        return 1.0 if text and text in other else 0.0
    begins = _among(runs, known)
    # A character is shared where any run over it is.
    inside = np.zeros(len(text) + 1, np.int64)
    places = np.flatnonzero(begins)
    np.add.at(inside, places, 1)
    np.add.at(inside, places + RUN, -1)
    return round(float((np.cumsum(inside[:-1]) > 0).mean()), 4)


def _among(runs: NDArray[np.uint64], known: NDArray[np.uint64]) -> NDArray[np.bool_]:
    if not len(known):
        return np.zeros(len(runs), bool)
    places = np.minimum(np.searchsorted(known, runs), len(known) - 1)
    return known[places] == runs
