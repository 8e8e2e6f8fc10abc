"""Where a needle stands: the grams that cover it, each at its offset, the rarest first; where one of several writings
does: character by character."""

from collections.abc import Callable, Sequence

import numpy as np

from search.analysis.grams import cover
from search.whoosh_engine.segments.postings import NONE, Postings

# Of two lists about as long both are gone through; of one so many times as long as the other each is looked for.
_LOOK_UP = 6


def chained(needle: str, keys_of: Callable[[str], np.ndarray], stride: int) -> Postings:
    """The directives that contain a needle of three characters or more, and how often.

    `keys_of(gram)` are the gram's occurrences as ascending integers, directive × stride + position. Covering
    grams lie at most two positions apart and two directives at least four, so that no match reaches across.
    """
    grams = []
    for gram, offset in cover(needle):
        keys = keys_of(gram)
        if not len(keys):
            return NONE
        grams.append((keys, offset))
    grams.sort(key=lambda one: len(one[0]))
    found, at = grams[0]
    for keys, offset in grams[1:]:
        found, at = _common(found + keys.dtype.type(offset - at), keys), offset
        if not len(found):
            return NONE
    return _counted(found // stride)


def spelled(steps: Sequence[Sequence[str]], keys_of: Callable[[str], np.ndarray], stride: int) -> Postings:
    """The directives that contain of each step one of its texts, one after the other, and how many ends such writings
    have there. `keys_of` and `stride` as in `chained`; no writing is shorter than two characters."""
    # {the last character so far: where it stands}; None as long as no gram was asked for: wherever it stands.
    reached: dict[str, np.ndarray | None] = {"": None}
    for step in steps:
        after: dict[str, np.ndarray | None] = {}
        for last, keys in reached.items():
            for text in step:
                end, at = _written_on(last, keys, text, keys_of)
                if at is not None and not len(at):
                    continue
                known = after.get(end, _NOWHERE)
                after[end] = None if known is None or at is None else np.union1d(known, at) if len(known) else at
        reached = after
    ends = [keys for keys in reached.values() if keys is not None]
    return _counted(np.unique(np.concatenate(ends)) // stride) if ends else NONE


_NOWHERE = np.zeros(0, np.int32)


def _written_on(last: str, keys: np.ndarray | None, text: str, keys_of) -> tuple[str, np.ndarray | None]:
    """The last character, and where it stands, once a text follows on what ended with `last` at `keys`."""
    for character in text:
        if last:
            held = keys_of(last + character)
            found = held if keys is None else _common(keys, held)
            keys = found + held.dtype.type(1)
            if not len(keys):
                return character, keys
        last = character
    return last, keys


def _common(wanted: np.ndarray, held: np.ndarray) -> np.ndarray:
    """What is in both; both ascend."""
    if len(wanted) * _LOOK_UP < len(held):
        at = np.searchsorted(held, wanted)
        return wanted[held.take(at, mode="clip") == wanted]
    both = np.concatenate([wanted, held])
    # Two ascending runs: this sort merges them.
    both.sort(kind="stable")
    return both[1:][both[1:] == both[:-1]]


def _counted(docs: np.ndarray) -> Postings:
    """Each of ascending numbers once, and how often it was there."""
    begins = np.ones(len(docs), bool)
    np.not_equal(docs[1:], docs[:-1], out=begins[1:])
    at = np.flatnonzero(begins)
    freqs = np.empty(len(at), np.int32)
    freqs[:-1], freqs[-1:] = at[1:] - at[:-1], len(docs) - at[-1:]
    return Postings(docs[at].astype(np.int32), freqs)
