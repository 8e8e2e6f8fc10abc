"""Where a text answers a query: marked, cut to snippets."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from archive.lexicon import document_numbers, number_parts
from archive.rendering.html.hit_marks import MARK_END, MarkKind, opening
from archive.rendering.safe_html import NOTHING, SafeString, joined
from search.analysis.matching_copy import fold, fold_with_offsets
from search.analysis.segmentation import content_words
from search.analysis.stop_words import STOP_WORDS
from search.analysis.synonyms import others
from search.query import spellings
from search.query.figures import Steps
from search.query.tree import ANYWHERE, Numbered, Word, wanted
from search.results.pasted_sentences import passages, sentence_of

SNIPPET_LENGTH = 120
# Texts whose matching copies a process keeps, of 10 kB or so: the same ones are found again and again.
MOST_COPIES = 1024
# A long line that ends in mid-sentence goes on in the next; a short one is a heading.
_LINES = re.compile(r"\s*\n\s*")
# What no line of Chinese begins with, nor a snippet.
_CLOSING = re.compile(r"[，。、；：！？…”’）)》〉」』】〕\s]*")
_WRAPPED = re.compile(r"([^\n]{20}[\u4e00-\u9fff，、])\s*\n\s*(?=[\u4e00-\u9fff])")
_NO_LETTERS = re.compile(r"[\W_]+")
_TOLD_MARK = re.compile("<mark [^>]*>")

# The rank of what a pasted sentence and a text have in common.
RUN = 0


class Highlight(NamedTuple):
    """Characters start to end of a text answer the needle of that rank, as what `kind` says."""

    start: int
    end: int
    needle: int
    kind: MarkKind = MarkKind.WORD


class Highlighter:
    """Knows what a query asks a text to contain. `fields` are those of its words that matter here; `sentence` is what
    was pasted (pasted_sentences.sentence_of) where the tree is no more what was typed."""

    def __init__(self, tree, fields: Iterable[str] = (ANYWHERE,), sentence: str | None = None):
        asked = [part for part in wanted(tree) if part.field in fields]
        self.sentence = sentence_of(asked) if sentence is None else sentence
        asked = [part for part in asked if not _tells_nothing(part)] or asked
        own = {needle for part in asked for needle in _needles(part)}
        names = {name for part in asked for name in _other_names(part)} - own
        kinds = dict.fromkeys(own, MarkKind.WORD) | dict.fromkeys(names, MarkKind.OTHER_NAME)
        self.needles = sorted(kinds.items(), key=lambda needle: -len(needle[0]))
        writings = [writing for part in asked for writing in _steps(part)]
        self.patterns = [(spellings.pattern_of(steps), _letters(typed)) for typed, steps in writings]
        self.numbers = {(part.year, part.serial, part.part): part.code for part in asked if isinstance(part, Numbered)}

    def spans(self, text: str) -> list[Highlight]:
        """The places in `text` that answer, in order and without overlap; where two do, the longer wins. Where the
        text holds a sentence that was pasted, its runs alone."""
        if not self.needles and not self.patterns and not self.numbers:
            return []
        runs, is_held = passages(self.sentence, text) if self.sentence else ([], False)
        folded = _copy(text)
        # Of a sentence that stands here the reader wants the place, and no word of it all over the text.
        written = [] if is_held else (_written(text, folded, *pattern) for pattern in self.patterns)
        words = [] if is_held else (_of_kind(kind, folded.find_all(needle)) for needle, kind in self.needles)
        taken, spans = bytearray(len(text)), []
        plain = (_of_kind(MarkKind.WORD, found) for found in (runs, self._numbers_in(text)))
        for rank, found in enumerate(chain(plain, written, words)):
            for kind, start, end in found:
                if taken.find(1, start, end) == -1:
                    taken[start:end] = b"\x01" * (end - start)
                    spans.append(Highlight(start, end, rank, kind))
        # None begins where another does.
        return sorted(spans)

    def marked(self, text: str) -> SafeString:
        """The whole text, escaped, with every answer in <mark>."""
        return marked(text, self.spans(text))

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


def _of_kind(kind, found):
    return [(kind, start, end) for start, end in found]


def _written(text, folded, pattern, typed):
    """What a pattern finds: marks aside, the writing that was typed or another."""
    for start, end in folded.find_pattern(pattern):
        is_own = _letters(fold(text[start:end])) == typed
        yield (MarkKind.WORD if is_own else MarkKind.OTHER_NAME), start, end


def _letters(folded):
    return _NO_LETTERS.sub("", folded)


def marked(text: str, spans: list[Highlight]) -> SafeString:
    """The whole text, escaped, with these of its places in <mark>."""
    return _marked(text, spans, 0, len(text))


def without_kinds(snippet: str) -> str:
    """HTML with marks in which none tells its kind: what programs read has <mark> and nothing else."""
    return _TOLD_MARK.sub("<mark>", snippet)


def surest(spans: list[Highlight]) -> list[Highlight]:
    """Those that show best why a text was found: of what was pasted its runs, then words; what is only near where
    there is nothing else."""
    runs = [span for span in spans if span.needle == RUN]
    return runs or [span for span in spans if span.kind is not MarkKind.NEAR] or spans


def snippet(text: str, spans: list[Highlight], start: int = 0, end: int | None = None) -> SafeString:
    """About 120 characters of text[start:end] around where the most different needles stand closest together."""
    end = len(text) if end is None else end
    within = [span for span in spans if start <= span.start and span.end <= end]
    if not within:
        return NOTHING
    first, last = _densest(surest(within))
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
            pieces += [_shown(text[at : span.start]), opening(span.kind)]
            pieces += [_shown(text[span.start : span.end]), MARK_END]
            at = span.end
    return joined([*pieces, _shown(text[at:end])])


def _shown(text):
    """On one line: lines wrapped in mid-sentence are joined as they were meant."""
    return _LINES.sub(" ", _WRAPPED.sub(r"\1", text)) if "\n" in text else text


def _steps(part) -> list[tuple[str, Steps]]:
    """(what was typed, its writings) of what is asked for, where it has several."""
    if isinstance(part, Numbered):
        return []
    whole = fold(part.text)
    if isinstance(part, Word):
        needles = [] if number_parts.read(whole) else spellings.needles_of(whole)
        return [(needle.text, needle.steps) for needle in needles if needle.steps]
    return [(whole, steps) for steps in [spellings.of_wording(whole)] if steps]


def _tells_nothing(part) -> bool:
    return isinstance(part, Word) and fold(part.text) in STOP_WORDS


def _needles(part):
    if isinstance(part, Numbered):
        return []
    whole = fold(part.text)
    if not isinstance(part, Word):
        return [whole]
    # 的 and 在 are marked in what was typed, never by themselves.
    words = content_words(part.text)
    # Nor is a character that is left of a longer word: 年 of 2023年, 怀 of 安康怀.
    return [whole, *([word for word in words if len(word) > 1] or words)]


def _other_names(part) -> list[str]:
    return [name for word in content_words(part.text) for name in others(word)] if isinstance(part, Word) else []
