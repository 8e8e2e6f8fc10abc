"""Where a text answers a query: marked, cut to snippets."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from archive.lexicon import document_numbers
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from search.analysis.matching_copy import fold, fold_with_offsets
from search.analysis.segmentation import query_words
from search.analysis.synonyms import others
from search.query.tree import ANYWHERE, Numbered, Word, wanted

SNIPPET_LENGTH = 120
_MARK, _END = html("<mark>"), html("</mark>")
# Texts whose matching copies a process keeps, of 10 kB or so: the same ones are found again and again.
MOST_COPIES = 1024
# A long line that ends in mid-sentence goes on in the next; a short one is a heading.
_LINES = re.compile(r"\s*\n\s*")
# What no line of Chinese begins with, nor a snippet.
_CLOSING = re.compile(r"[，。、；：！？…”’）)》〉」』】〕\s]*")
_WRAPPED = re.compile(r"([^\n]{20}[\u4e00-\u9fff，、])\s*\n\s*(?=[\u4e00-\u9fff])")


class Highlight(NamedTuple):
    """Characters start to end of a text answer the needle of that rank."""

    start: int
    end: int
    needle: int


class Highlighter:
    """Knows what a query asks a text to contain. `fields` are those of its words that matter here."""

    def __init__(self, tree, fields: Iterable[str] = (ANYWHERE,)):
        asked = [part for part in wanted(tree) if part.field in fields]
        self.needles = sorted({needle for part in asked for needle in _needles(part)}, key=len, reverse=True)
        self.numbers = {(part.year, part.serial, part.part): part.code for part in asked if isinstance(part, Numbered)}

    def spans(self, text: str) -> list[Highlight]:
        """The places in `text` that answer, in order and without overlap; where two do, the longer wins."""
        if not self.needles and not self.numbers:
            return []
        folded = _copy(text)
        taken, spans = bytearray(len(text)), []
        for rank, found in enumerate([*map(folded.find_all, self.needles), self._numbers_in(text)]):
            for start, end in found:
                if taken.find(1, start, end) == -1:
                    taken[start:end] = b"\x01" * (end - start)
                    spans.append(Highlight(start, end, rank))
        # None begins where another does.
        return sorted(spans)

    def marked(self, text: str) -> SafeString:
        """The whole text, escaped, with every answer in <mark>."""
        return _marked(text, self.spans(text), 0, len(text))

    def _numbers_in(self, text):
        if not self.numbers:
            return []
        return [
            (number.start, number.end)
            for number in document_numbers.find(text)
            if number.code.endswith(self.numbers.get((number.year, number.serial, number.part), "\n"))
        ]


@lru_cache(MOST_COPIES)
def _copy(text):
    return fold_with_offsets(text)


def snippet(text: str, spans: list[Highlight], start: int = 0, end: int | None = None) -> SafeString:
    """About 120 characters of text[start:end] around where the most different needles stand closest together."""
    end = len(text) if end is None else end
    within = [span for span in spans if start <= span.start and span.end <= end]
    if not within:
        return NOTHING
    first, last = _densest(within)
    spare = max(SNIPPET_LENGTH - (last.end - first.start), 0)
    cut_from = max(start, min(first.start - spare // 3, end - SNIPPET_LENGTH))
    cut_to = min(end, max(cut_from + SNIPPET_LENGTH, last.end))
    # A marked word is never cut in two.
    cut_to = max([cut_to, *(span.end for span in within if span.start < cut_to)])
    nearest = min(span.start for span in within if span.end > cut_from)
    cut_from = min(cut_from, nearest)
    if cut_from > start:
        cut_from = _CLOSING.match(text, cut_from, nearest).end()
    before = "…" if cut_from > start else ""
    after = "…" if cut_to < end else ""
    return joined([before, _marked(text, within, cut_from, cut_to), after])


def _densest(spans):
    """The first and last span of the stretch that fits a snippet and holds the most different needles."""
    best, best_score = (spans[0], spans[0]), (0, 0)
    start, within = 0, Counter()
    for at, last in enumerate(spans):
        within[last.needle] += 1
        while last.end - spans[start].start > SNIPPET_LENGTH and start < at:
            needle = spans[start].needle
            within[needle] -= 1
            if not within[needle]:
                del within[needle]
            start += 1
        score = (len(within), at + 1 - start)
        if score > best_score:
            best, best_score = (spans[start], last), score
    return best


def _marked(text, spans, start, end) -> SafeString:
    pieces, at = [], start
    for span in spans:
        if start <= span.start and span.end <= end:
            pieces += [_shown(text[at : span.start]), _MARK, _shown(text[span.start : span.end]), _END]
            at = span.end
    return joined([*pieces, _shown(text[at:end])])


def _shown(text):
    """On one line: lines wrapped in mid-sentence are joined as they were meant."""
    return _LINES.sub(" ", _WRAPPED.sub(r"\1", text)) if "\n" in text else text


def _needles(part):
    if isinstance(part, Numbered):
        return []
    whole = fold(part.text)
    if not isinstance(part, Word):
        return [whole]
    words = query_words(part.text)
    return [whole, *words, *(name for word in words for name in others(word))]
