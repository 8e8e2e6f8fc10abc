"""Texts under damages, one by one and in pairs: which are tried, and what comes of them, on several processors."""

import logging
import multiprocessing
import random
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tests.damage import labelled, parsed_json, verdicts
from tests.damage.damages import DAMAGES, drawn

SEED = 14
# How many pairs of damages each invented text, and each of the sources, is tried with.
_PAIRS, _SOURCE_PAIRS = 30, 15


class Combination(NamedTuple):
    """A text, by its name, and the damages that it suffers; none: it is read as it is."""

    text: str
    damages: tuple[str, ...]
    seed: int = SEED

    @property
    def row(self) -> str:
        """Under which name the table counts it."""
        kind = ("none", None, "pairs")[len(self.damages)] or self.damages[0]
        return f"sources, {kind if kind in ('none', 'pairs') else 'one'}" if self.text in _source_names() else kind


class Outcome(NamedTuple):
    """What came of a combination: nothing where the damages found nothing in it to damage."""

    combination: Combination
    verdicts: list[verdicts.Verdict]


def singles(texts: Iterable[str], names: Iterable[str], seed: int = SEED) -> Iterator[Combination]:
    return (Combination(text, (name,), seed) for text in texts for name in names)


def pairs(texts: Iterable[str], names: list[str], each: int, seed: int = SEED) -> Iterator[Combination]:
    """Pairs drawn at random; no two of them that make a file."""
    for text in texts:
        rng = random.Random(f"{seed}/{text}")
        left = each
        while left:
            one, other = rng.sample(names, 2)
            if not (DAMAGES[one].makes_file and DAMAGES[other].makes_file):
                left -= 1
                yield Combination(text, (one, other), seed)


def undamaged(texts: Iterable[labelled.Labelled], seed: int = SEED) -> list[Combination]:
    return [Combination(text.name, (), seed) for text in texts]


def everything(seed: int = SEED, only: str = "") -> list[Combination]:
    """What `make damage` tries: the seen invented texts and the sources; or what one damage does to them."""
    invented, sources = [one.name for one in labelled.seen()], sorted(_source_names())
    names = [name for name in DAMAGES if only in ("", name)]
    found = [*undamaged(labelled.seen(), seed), *singles(invented, names, seed), *singles(sources, names, seed)]
    if not only:
        found += [*pairs(invented, names, _PAIRS, seed), *pairs(sources, names, _SOURCE_PAIRS, seed)]
    return found


def of_unseen(seed: int = SEED) -> list[Combination]:
    """The forty as they are, and under pairs of damages."""
    names = [one.name for one in labelled.unseen()]
    return [*undamaged(labelled.unseen(), seed), *pairs(names, list(DAMAGES), _PAIRS, seed)]


def outcome(combination: Combination) -> Outcome:
    text = _texts()[combination.text]
    damages = [DAMAGES[name] for name in combination.damages]
    damaged = drawn(damages, text.text, f"{combination.seed}/{text.name}")
    if damages and damaged == text.text:
        return Outcome(combination, [])
    touched = frozenset().union(*(damage.touches for damage in damages))
    read = parsed_json.of(damaged)
    return Outcome(combination, [one for one in verdicts.of_text(text.labels, read) if one.field not in touched])


def outcomes(combinations: list[Combination], jobs: int) -> list[Outcome]:
    """In the order of the combinations, on so many processors."""
    # The files that a reader refuses are counted, not told.
    logging.disable(logging.CRITICAL)
    if jobs < 2:
        return list(map(outcome, combinations))
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        return pool.map(outcome, combinations, chunksize=40)


@cache
def _texts() -> dict[str, labelled.Labelled]:
    return {one.name: one for one in [*labelled.seen(), *labelled.unseen(), *labelled.sources()]}


@cache
def _source_names() -> frozenset[str]:
    return frozenset(path.stem for path in labelled.SOURCES.glob("*.txt"))
