"""Fields: what Word computes. Their result is read, not their instruction; page numbers and tables of contents
are the page's and not the document's.

    { PAGE ▸ 3 }  { TOC \\o "1-3" ▸ 一、总体要求 … 1 }  { REF 附件一 ▸ 附件1 }  { EQ \\o\\ac(○,1) }
"""

import re

from docx.oxml import OxmlElement
from lxml import etree

from archive.formats.docx.element_names import (
    M_T,
    W_BR,
    W_CR,
    W_FLDCHAR,
    W_FLDCHAR_TYPE,
    W_FLDSIMPLE,
    W_INSTR,
    W_INSTRTEXT,
    W_NO_BREAK_HYPHEN,
    W_P,
    W_SYM,
    W_T,
    W_TAB,
    value,
)
from archive.formats.received_text import Omission

_LEAVES = (W_T, M_T, W_TAB, W_BR, W_CR, W_SYM, W_NO_BREAK_HYPHEN)
_REASONS = {"PAGE": "页码", "NUMPAGES": "页码", "SECTIONPAGES": "页码", "TOC": "目录"}
# Word's enclosed character: a field that has no result and keeps its words in the instruction.
_ENCLOSED = re.compile(r"^\s*eq\s*\\o\s*\\ac\s*\(\s*[○〇O]\s*[,，;]\s*([^)\\]{1,4}?)\s*\)\s*$", re.IGNORECASE)


def take_out(root: etree._Element) -> list[Omission]:
    """Change the tree in place: instructions and what needs no reading go. Returns the latter."""
    omitted = []
    for simple in list(root.iter(W_FLDSIMPLE)):
        if reason := _reason(value(simple, W_INSTR)):
            omitted.append(Omission(reason, "".join(leaf.text or "" for leaf in simple.iter(W_T))))
            simple.clear()
    return [*omitted, *_take_out_complex(root)]


class _Open:
    """A field between its begin and its end: the instruction comes first, then the result, which may be missing."""

    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False
        self.reason = ""
        self._taken: list[str] = []
        self._paragraph: etree._Element | None = None

    def begin_result(self) -> None:
        self.in_result, self.reason = True, _reason(self.instruction)

    def record(self, leaf: etree._Element) -> None:
        """Keep what a leaf of the result says; a new paragraph begins a new line."""
        paragraph = next(leaf.iterancestors(W_P), None)
        if self._taken and paragraph is not self._paragraph:
            self._taken.append("\n")
        self._paragraph = paragraph
        self._taken.append(leaf.text or " ")

    @property
    def omission(self) -> Omission:
        return Omission(self.reason, "".join(self._taken).strip())


class _FieldWalk:
    """The fields of a document in its order, which may stand in each other. `opened` are those whose end is to come,
    `instructions` of them have no result yet; `unread` is the outermost whose result needs no reading."""

    def __init__(self) -> None:
        self.omitted: list[Omission] = []
        self._opened: list[_Open] = []
        self._instructions = 0
        self._unread: _Open | None = None

    def begin(self) -> None:
        self._opened.append(_Open())
        self._instructions += 1

    def separate(self) -> None:
        field = self._opened[-1]
        field.begin_result()
        self._instructions -= 1
        if field.reason and self._unread is None:
            self._unread = field

    def end(self, node: etree._Element) -> None:
        field = self._opened.pop()
        if not field.in_result:
            self._instructions -= 1
            _write_enclosed(field.instruction, node)
        if field is self._unread:
            self.omitted.append(field.omission)
            self._unread = None

    def instruct(self, words: str) -> None:
        if self._opened and not self._opened[-1].in_result:
            self._opened[-1].instruction += words[:200]

    def leaf(self, node: etree._Element) -> None:
        """Take a leaf out of the tree that stands in an instruction, or in a result that needs no reading."""
        if self._unread and not self._instructions:
            self._unread.record(node)
        if self._unread or self._instructions:
            node.getparent().remove(node)


def _take_out_complex(root: etree._Element) -> list[Omission]:
    nodes = list(root.iter(W_FLDCHAR, W_INSTRTEXT, *_LEAVES))
    parts, walk = _whole_fields(nodes), _FieldWalk()
    for at, node in enumerate(nodes):
        part = parts.get(at)
        if part == "begin":
            walk.begin()
        elif part == "separate":
            walk.separate()
        elif part == "end":
            walk.end(node)
        elif node.tag == W_INSTRTEXT:
            walk.instruct(node.text or "")
        else:
            walk.leaf(node)
    return [omission for omission in walk.omitted if omission.text]


def _whole_fields(nodes: list[etree._Element]) -> dict[int, str]:
    """begin, separate and end, by index, of the fields that have both ends: one that lost its end hides nothing."""
    parts: dict[int, str] = {}
    opened: list[dict[int, str]] = []
    for at, node in enumerate(nodes):
        kind = value(node, W_FLDCHAR_TYPE) if node.tag == W_FLDCHAR else ""
        if kind == "begin":
            opened.append({at: kind})
        elif kind == "separate" and opened and kind not in opened[-1].values():
            opened[-1][at] = kind
        elif kind == "end" and opened:
            parts |= opened.pop()
            parts[at] = kind
    return parts


def _reason(instruction: str) -> str:
    name = instruction.split(maxsplit=1)
    return _REASONS.get(name[0].upper(), "") if name else ""


def _write_enclosed(instruction: str, end: etree._Element) -> None:
    """{ EQ \\o\\ac(○,3) } becomes ③, and 限 in a circle the character itself."""
    if match := _ENCLOSED.match(instruction):
        inner = match[1]
        text = OxmlElement("w:t")
        text.text = chr(0x245F + int(inner)) if inner.isdecimal() and 1 <= int(inner) <= 20 else inner
        end.addnext(text)
