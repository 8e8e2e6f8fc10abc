"""Passages that sentences share which do not say the same: a phrase taken over into a sentence of one's own."""

from collections.abc import Collection, Iterator, Sequence

from archive.comparison.compared_sentences import Sentence

# 习近平总书记, 劳模精神: shorter runs are vocabulary.
LEAST_BESIDE = 6
# In another section a passage must be a clause of its own before the reader is told.
LEAST_ELSEWHERE = 12
# Where a phrase that stands in many sentences is looked for.
MOST_PLACES = 32

# A sentence, and where in its copy.
Place = tuple[int, int]


class Phrases:
    """Where each run of six characters stands in the copies of some sentences of one directive."""

    def __init__(self, sentences: Sequence[Sentence], numbers: Collection[int]):
        self._sentences = sentences
        self._places: dict[str, list[Place]] = {}
        for number in numbers:
            text = sentences[number].copy.text
            for at in range(len(text) - LEAST_BESIDE + 1):
                places = self._places.setdefault(text[at : at + LEAST_BESIDE], [])
                if len(places) < MOST_PLACES:
                    places.append((number, at))

    def within(self, text: str, beside: Collection[int]) -> Iterator[tuple[int, int, int]]:
        """(start, end, sentence) of the passages of `text` that a sentence has, the longest from each start on; one in
        the parts `beside` goes before one that is a few characters longer. A copy's characters are counted."""
        at = 0
        while at <= len(text) - LEAST_BESIDE:
            size, number = self._longest(text, at, beside)
            if size:
                yield at, at + size, number
            at += size or 1

    def _longest(self, text: str, at: int, beside: Collection[int]) -> tuple[int, int]:
        best = (0, 0, -1)
        for number, place in self._places.get(text[at : at + LEAST_BESIDE], ()):
            size = _common(text, at, self._sentences[number].copy.text, place)
            near = self._sentences[number].part in beside
            if near or size >= LEAST_ELSEWHERE:
                best = max(best, (size + LEAST_BESIDE * near, size, -number))
        return best[1], -best[2]


def _common(text: str, at: int, other: str, place: int) -> int:
    size = LEAST_BESIDE
    while at + size < len(text) and place + size < len(other) and text[at + size] == other[place + size]:
        size += 1
    return size
