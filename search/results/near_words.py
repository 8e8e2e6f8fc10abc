"""The words that were asked for and that a directive lacks: which these are, and what it has that is near to them."""

from collections.abc import Iterable, Sequence

from archive.rendering.html.hit_marks import MarkKind
from search.analysis.matching_copy import fold, fold_with_offsets
from search.analysis.segmentation import query_words
from search.analysis.stop_words import STOP_WORDS
from search.analysis.synonyms import others
from search.query.tree import Word
from search.results.highlighting import Highlight

# A longer word is a sentence, in which every second pair of characters stands somewhere; so are so many of them.
_LONGEST, _MOST = 12, 6
_SHORTEST = 2
# Behind every rank of what was asked for.
_RANK = 1_000_000


def missing_words(words: Sequence[Word], title: str, text: str, spans: Iterable[Highlight]) -> list[Word]:
    """Those of the words that stand neither in the title nor in the spans of the text, by no name."""
    if not words:
        return []
    found = {fold(one) for one in (title, *{text[span.start : span.end] for span in spans})}
    return [word for word in words if not all(_holds(found, piece) for piece in _marked_pieces(word))]


def _marked_pieces(word: Word) -> Sequence[str]:
    pieces = query_words(word.text)
    return [piece for piece in pieces if len(piece) > 1] or pieces


def _holds(found, piece) -> bool:
    return any(name in one for one in found for name in (piece, *others(piece)))


def with_near(text: str, spans: list[Highlight], missing: Sequence[Word]) -> list[Highlight]:
    """The spans, and where nothing is marked the parts of missing words that stand in the text, the longest first:
    精神 of 工匠精神."""
    pieces = _pieces(missing[:_MOST])
    if not pieces:
        return spans
    taken, near, folded = bytearray(len(text)), list(spans), fold_with_offsets(text)
    for span in spans:
        taken[span.start : span.end] = b"\x01" * (span.end - span.start)
    for rank, piece in enumerate(pieces, _RANK):
        for start, end in folded.find_all(piece):
            if taken.find(1, start, end) == -1:
                taken[start:end] = b"\x01" * (end - start)
                near.append(Highlight(start, end, rank, MarkKind.NEAR))
    return sorted(near)


def _pieces(missing) -> list[str]:
    """Every part of two characters and more, the longest first."""
    words = [word for word in (fold(one.text) for one in missing) if len(word) <= _LONGEST]
    parts = (
        word[start : start + length]
        for word in words
        for length in range(_SHORTEST, len(word))
        for start in range(len(word) - length + 1)
    )
    found = dict.fromkeys(part for part in parts if part.isalpha() and part not in STOP_WORDS)
    return sorted(found, key=len, reverse=True)
