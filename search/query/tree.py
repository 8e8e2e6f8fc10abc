"""The nodes of a query."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

ANYWHERE = ""

# How a field is written where a query is shown to readers.
_WRITTEN = {
    "title": "标题", "number": "文号", "issuer": "机关", "region": "地区", "year": "年份", "topic": "主题",
}  # fmt: skip
# Which signs would end a phrase that is written between these.
_CLOSING = {'""': '"”“＂', "「」": "」", "『』": "』"}
_NO_MARKS = dict.fromkeys(map(ord, '"”“＂'))


@dataclass(frozen=True)
class Word:
    """Bare words written in one piece: each of jieba's words of it must occur, the whole ranks higher."""

    text: str
    field: str = ANYWHERE


@dataclass(frozen=True)
class Phrase:
    """A wording that must occur in one of its writings (search.query.spellings); where it `is_verbatim` as it is, but
    for white space, width and quotation marks."""

    text: str
    field: str = ANYWHERE
    is_verbatim: bool = False


@dataclass(frozen=True)
class Numbered:
    """A directive number: the directive that bears it, and those that cite it."""

    code: str
    year: int
    serial: int
    field: str = ANYWHERE
    part: str = ""

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.digits}号"

    @property
    def digits(self) -> str:
        """The serial, with the part behind it where it has one: 8-2."""
        return f"{self.serial}-{self.part}" if self.part else str(self.serial)


@dataclass(frozen=True)
class Filter:
    """A column compared with a value; `lookup` is one of exact, in, gt, gte, lt, lte, range …"""

    field: str
    lookup: str
    value: Any


@dataclass(frozen=True)
class Everything:
    pass


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True)
class Not:
    part: "Node"


@dataclass(frozen=True)
class And:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Or:
    parts: tuple["Node", ...]


@dataclass(frozen=True)
class Best:
    """Whatever holds some of these words, phrases and numbers; what holds the most telling of them ranks first."""

    parts: tuple["Node", ...]


Asked = Word | Phrase | Numbered
Node = Asked | Filter | Everything | Nothing | Not | And | Or | Best


def loosened(tree: Node) -> Node | None:
    """The query asking for some of its words where it asked for all; what filters or excludes stays as it is.

    劳模 竞赛 年份:2023 -安康杯 becomes Best(劳模 竞赛) 年份:2023 -安康杯. None where it asks for no words.
    """
    words: tuple[Node, ...] = tuple(wanted(tree))
    if not words:
        return None
    parts = tree.parts if isinstance(tree, And) else ()
    return joined(And, [Best(words), *(part for part in parts if isinstance(part, Filter | Not))])


def titled(tree: Node) -> Node:
    """The query asking in titles for what it asks for anywhere: 竞赛 年份:2023 becomes 标题:竞赛 年份:2023. A number
    is a wording there."""
    if isinstance(tree, And | Or | Best):
        return type(tree)(tuple(map(titled, tree.parts)))
    if isinstance(tree, Not):
        return Not(titled(tree.part))
    if getattr(tree, "field", None) != ANYWHERE:
        return tree
    if isinstance(tree, Numbered):
        return Phrase(str(tree), "title")
    return replace(tree, field="title") if isinstance(tree, Word | Phrase) else tree


def joined(kind: Callable[[tuple[Node, ...]], Node], parts: Sequence[Node]) -> Node | None:
    """The parts under one And or Or; one part stands for itself, none is None."""
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None


def wanted(tree: Node) -> Iterator[Asked]:
    """The words, phrases and numbers a directive is asked to contain, those under Not left out."""
    if isinstance(tree, And | Or | Best):
        for part in tree.parts:
            yield from wanted(part)
    elif isinstance(tree, Word | Phrase | Numbered):
        yield tree


def written(tree: Node) -> str:
    """A tree in the language a reader types, brackets shown: (劳模 OR 工匠) -"五小"."""
    if isinstance(tree, And):
        return " ".join(bracketed(part) for part in tree.parts)
    if isinstance(tree, Or | Best):
        return " OR ".join(bracketed(part) for part in tree.parts)
    if isinstance(tree, Not):
        return f"-{bracketed(tree.part)}"
    if isinstance(tree, Filter):
        value = "-".join(map(str, dict.fromkeys(tree.value))) if tree.lookup == "range" else tree.value
        return f"{_WRITTEN.get(tree.field, tree.field)}:{value}"
    if isinstance(tree, Word | Phrase | Numbered):
        text = _quoted(tree.text) if isinstance(tree, Phrase) else getattr(tree, "text", str(tree))
        return f"{_WRITTEN.get(tree.field, tree.field)}:{text}" if tree.field else text
    return "*" if isinstance(tree, Everything) else ""


def bracketed(part: Node) -> str:
    """The same as a part of a longer query: (劳模 OR 工匠)."""
    if not isinstance(part, And | Or | Best):
        return written(part)
    text = written(part)
    # A word like 各市（州 would take the closing bracket for its own.
    last = text.rpartition(" ")[2]
    return f"({text} )" if len(re.findall("[(（]", last)) > len(re.findall("[)）]", last)) else f"({text})"


def _quoted(text: str) -> str:
    """A phrase between marks that do not stand in it."""
    marks = next((marks for marks in ('""', "「」", "『』") if not set(_CLOSING[marks]) & set(text)), None)
    # What a reader typed leaves one of them free; what a program asks for may not, and no mark counts in a phrase.
    return f"{marks[0]}{text}{marks[1]}" if marks else _quoted(text.translate(_NO_MARKS))
