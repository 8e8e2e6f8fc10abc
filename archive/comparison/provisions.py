"""The sentences of a directive that lay something down: what is taken over, raised or left out.

A sentence ends at 。！？ or with its paragraph; semicolons do not end one. In the lead and where a section explains
what something means, only what asks for something counts; anywhere else each sentence does: 有效期三年 lays down too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.comparison.compared_sentences import Sentence
from archive.comparison.section_tree import ComparedPart
from archive.parsing.action_items import kinds
from archive.parsing.action_items.context import SentenceContext

_ENDS = re.compile("[。！？!?\n][”’」』）)\\s]*$")


@dataclass(frozen=True)
class Provision:
    """Characters start:end of the text of part number `part`; `numbers` are the compared sentences that it is made
    of, several where semicolons part it. `kind` is that of its action item, '' where it is none."""

    part: int
    start: int
    end: int
    text: str
    numbers: tuple[int, ...]
    kind: str = ""


def provisions(parts: Sequence[ComparedPart], sentences: Sequence[Sentence]) -> list[Provision]:
    """In document order."""
    contexts = [_context(part, headings) for part, headings in _with_headings(parts)]
    found = []
    for numbers in _whole(sentences):
        first, last = sentences[numbers[0]], sentences[numbers[-1]]
        context = contexts[first.part]
        written = parts[first.part].text[first.start : last.end]
        text = written.strip()
        start = first.start + written.index(text)
        kind = kinds.kind_of(text, context)
        if kind or not (context.opens or context.explains):
            found.append(Provision(first.part, start, start + len(text), text, tuple(numbers), kind))
    return found


def _whole(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """The numbers of the compared sentences of each whole one; headings are left out."""
    numbers: list[int] = []
    for number, sentence in enumerate(sentences):
        if numbers and sentences[numbers[-1]].part != sentence.part:
            yield numbers
            numbers = []
        if sentence.field == "text":
            numbers.append(number)
            if _ENDS.search(sentence.written):
                yield numbers
                numbers = []
    if numbers:
        yield numbers


def _with_headings(parts: Sequence[ComparedPart]) -> Iterator[tuple[ComparedPart, list[str]]]:
    """Each part with the headings it stands under, its own last."""
    above: list[ComparedPart] = []
    for part in parts:
        while above and (part.kind != "item" or above[-1].level >= part.level):
            above.pop()
        above.append(part)
        yield part, [one.heading for one in above]


def _context(part: ComparedPart, headings: list[str]) -> SentenceContext:
    """Where a heading above explains, all beneath it does."""
    told = [SentenceContext.of(heading, part.kind == "lead", part.text) for heading in headings]
    return next((one for one in told if one.explains), told[-1])
