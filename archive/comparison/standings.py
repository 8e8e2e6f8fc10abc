"""Where the wording of one side also stands in the other: a standing for each character of each field."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.comparison.compared_sentences import Field, Sentence
from archive.comparison.section_tree import ComparedPart


class Standing(StrEnum):
    """Where the wording of one directive also stands in the other."""

    COMMON = "common"  # in the section beside it
    RENAMED = "renamed"  # there too, but for the name of one's own place or body, or how a figure is written
    STOCK = "stock"  # there too, and in many other directives
    ELSEWHERE = "elsewhere"  # in another section, or in this one at another place: it was moved
    OWN = "own"  # nowhere


_CODES = list(Standing)
CODE = {standing: code for code, standing in enumerate(_CODES)}
_BYTE = {standing: bytes([code]) for standing, code in CODE.items()}
OWN = CODE[Standing.OWN]
_ELSEWHERE = CODE[Standing.ELSEWHERE]
_RUN = re.compile(rb"(.)\1*", re.DOTALL)
_NO_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class WordingSpan:
    """`target` is the anchor of the section where it stands in the other directive, of what is elsewhere."""

    text: str
    standing: Standing = Standing.OWN
    target: str = ""

    @property
    def words(self) -> int:
        """Its letters, digits and ideographs."""
        return len(_NO_WORDS.sub("", self.text))


class Marks:
    """For each field of the parts of one side, the standing of each character."""

    def __init__(self, parts: Sequence[ComparedPart], sentences: Sequence[Sentence]):
        self.parts, self.sentences = parts, sentences
        self._codes = {
            (number, name): bytearray([OWN]) * len(text)
            for number, part in enumerate(parts)
            for name, text in (("heading", part.heading), ("text", part.text))
        }
        # (start, end, anchor): where this stands in the other directive.
        self._targets: dict[tuple[int, str], list[tuple[int, int, str]]] = {}

    def of(self, part: int, name: Field) -> bytearray:
        return self._codes[part, name]

    def fields(self) -> Iterator[tuple[str, bytearray]]:
        """Each field with the codes of its characters, which may be altered."""
        for (part, name), codes in self._codes.items():
            yield getattr(self.parts[part], name), codes

    def mark(self, sentence: int, start: int, end: int, standing: Standing) -> None:
        found = self.sentences[sentence]
        self._codes[found.part, found.field][start:end] = _BYTE[standing] * (end - start)

    def mark_whole(self, sentence: int, standing: Standing) -> None:
        found = self.sentences[sentence]
        self.mark(sentence, found.start, found.end, standing)

    def note_target(self, sentence: int, start: int, end: int, target: str) -> None:
        """What is elsewhere of start:end stands in the other directive's section of this anchor."""
        found = self.sentences[sentence]
        self._targets.setdefault((found.part, found.field), []).append((start, end, target))

    def spans(self, part: int, name: Field) -> list[WordingSpan]:
        """Put together they are the field."""
        text, codes = getattr(self.parts[part], name), self._codes[part, name]
        return [
            WordingSpan(text[start:end], _CODES[code], self._target(part, name, start))
            if code == _ELSEWHERE
            else WordingSpan(text[start:end], _CODES[code])
            for start, end, code in runs(codes)
        ]

    def _target(self, part: int, name: Field, start: int) -> str:
        for first, end, target in self._targets.get((part, name), ()):
            if first <= start < end:
                return target
        return ""


def runs(codes: bytearray) -> Iterator[tuple[int, int, int]]:
    """(start, end, code) of each run of one standing."""
    if codes and codes.count(codes[0]) == len(codes):
        # Most fields are of one.
        return iter([(0, len(codes), codes[0])])
    return ((found.start(), found.end(), found.group()[0]) for found in _RUN.finditer(codes))
