"""Labels of the outline: 一、 （一） 1. （1） 一是 第一章, as written, with their kind and value."""

import re
from dataclasses import dataclass

from archive.parsing import numerals
from archive.parsing.vocabulary import NUMERAL

_KINDS = (
    ("chapter", re.compile(rf"第(?P<value>{NUMERAL}|\d{{1,3}})[编章]")),
    ("article", re.compile(rf"第(?P<value>{NUMERAL}|\d{{1,3}})条")),
    ("chinese", re.compile(rf"(?P<value>{NUMERAL})\s*[、．.]")),
    ("chinese-bracket", re.compile(rf"[（(]\s*(?P<value>{NUMERAL})\s*[）)]、?")),
    ("arabic", re.compile(r"(?P<value>\d{1,2})\s*(?:[、．]|\.(?!\d))")),
    ("arabic-bracket", re.compile(r"[（(]\s*(?P<value>\d{1,2})\s*[）)]、?")),
    # 一是…二是…, 一要…二要…: the first words of a sentence that stand for a level.
    ("spoken", re.compile(r"(?P<value>[一二三四五六七八九十])(?:是|要)(?=[\u4e00-\u9fff])")),
)


@dataclass(frozen=True)
class Label:
    kind: str
    value: int
    written: str


def read(paragraph: str) -> Label | None:
    """The label that `paragraph` begins with, or None."""
    for kind, pattern in _KINDS:
        if match := pattern.match(paragraph):
            return Label(kind, numerals.value_of(match["value"]), match[0])
    return None
