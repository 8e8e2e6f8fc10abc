"""The sentences of a directive's sections, headings among them, each with the copy by which it is held against
others."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from archive.comparison.neutral_copy import Atoms, NeutralCopy, neutral_copy
from archive.comparison.own_names import OwnNames
from archive.comparison.section_tree import ComparedPart

Field = Literal["heading", "text"]

# With the quotation marks and brackets that close behind its end.
_SENTENCE = re.compile("[^。！？；!?;\n]*[。！？；!?;\n]+[”’」』）)]*|[^。！？；!?;\n]+")


@dataclass(frozen=True, eq=False)
class Sentence:
    """Characters start:end of a field of part number `part`; the sentences of a field put together are all of it."""

    part: int
    field: Field
    start: int
    end: int
    written: str
    names: OwnNames
    atoms: Atoms

    @cached_property
    def copy(self) -> NeutralCopy:
        """Its `starts` and `ends` count from the start of the sentence."""
        return neutral_copy(self.written, self.names, self.atoms)


def sentences_of(parts: Sequence[ComparedPart], names: OwnNames, atoms: Atoms) -> list[Sentence]:
    """In document order; a field of white space alone has none."""
    return [
        Sentence(number, field, start, end, text[start:end], names, atoms)
        for number, part in enumerate(parts)
        for field, text in _fields(part)
        for start, end in _spans(text)
    ]


def _fields(part: ComparedPart) -> tuple[tuple[Field, str], tuple[Field, str]]:
    return ("heading", part.heading), ("text", part.text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """What says nothing, a stray 。 or an empty line, goes with the sentence before it."""
    start = end = 0
    says = False
    for found in _SENTENCE.finditer(text):
        said = any(map(str.isalnum, found.group()))
        if said and says:
            yield start, end
            start = end
        says, end = says or said, found.end()
    if says:
        yield start, end
