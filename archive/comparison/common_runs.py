"""Which characters of two sentences that say the same are the same, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from archive.comparison.compared_sentences import Sentence
from archive.comparison.neutral_copy import FIRST_ATOM
from archive.comparison.sentence_pairs import SentencePair

# Two characters are a word, one stands there by chance.
LEAST_RUN = 2
# Where most differs, so do two characters.
LEAST_RUN_OF_UNLIKE = 4
UNLIKE = 0.5
_LEVELS = frozenset("省市县区州盟旗")


@dataclass(frozen=True)
class Place:
    """One character of a neutral copy: characters start:end of a field of a part."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class CommonRun:
    """Neutral characters that are the same one after the other on both sides: left[i] is right[i]."""

    left: list[Place]
    right: list[Place]
    # The one is the other's on another level: 省大赛办公室, 市大赛办公室.
    renamed: bool = False


def common_runs(pair: SentencePair, left: Sequence[Sentence], right: Sequence[Sentence]) -> Iterator[CommonRun]:
    """The longest common subsequence of the two, without what stands in it by chance; the same whichever side is
    left."""
    ours, our_places = _joined(pair.left, left)
    theirs, their_places = _joined(pair.right, right)
    reached, other_reached = 0, 0
    for start, other, size in _blocks(ours, theirs):
        between, other_between = ours[reached:start], theirs[other_reached:other]
        if len(between) == len(other_between) and between and _LEVELS.issuperset(between + other_between):
            yield CommonRun(our_places[reached:start], their_places[other_reached:other], renamed=True)
        yield CommonRun(our_places[start : start + size], their_places[other : other + size])
        reached, other_reached = start + size, other + size


def _joined(numbers: Sequence[int], sentences: Sequence[Sentence]) -> tuple[str, list[Place]]:
    texts, places = [], []
    for number in numbers:
        sentence = sentences[number]
        texts.append(sentence.copy.text)
        places += [
            Place(number, sentence.start + start, sentence.start + end)
            for start, end in zip(sentence.copy.starts, sentence.copy.ends, strict=True)
        ]
    return "".join(texts), places


def _blocks(ours: str, theirs: str) -> list[tuple[int, int, int]]:
    """(start, start in the other, length), ascending. Of several subsequences of one length the library takes one by
    the order of its arguments: so they always go in one order."""
    turned = (len(ours), ours) > (len(theirs), theirs)
    first, second = (theirs, ours) if turned else (ours, theirs)
    blocks = [
        (op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(first, second)
        if op.tag == "equal"
    ]
    common = sum(size for _, _, size in blocks)
    alike = 2 * common >= UNLIKE * (len(first) + len(second))
    least = LEAST_RUN if alike else LEAST_RUN_OF_UNLIKE
    kept = [
        block
        for block in blocks
        if block[2] >= least
        or _opens_or_ends(block, len(first), len(second))
        or block[2] == 1
        and ord(first[block[0]]) >= FIRST_ATOM
    ]
    return [(other, start, size) if turned else (start, other, size) for start, other, size in kept]


def _opens_or_ends(block: tuple[int, int, int], length: int, other_length: int) -> bool:
    """A first or last character that is the same on both sides stands there by no chance."""
    start, other, size = block
    return start == other == 0 or (start + size == length and other + size == other_length)
