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
        self.taken: list[str] = []
        self.paragraph: etree._Element | None = None


def _take_out_complex(root: etree._Element) -> list[Omission]:
    nodes = list(root.iter(W_FLDCHAR, W_INSTRTEXT, *_LEAVES))
    parts = _whole_fields(nodes)
    opened: list[_Open] = []
    omitted, in_instruction, unread = [], 0, None
    for at, node in enumerate(nodes):
        part = parts.get(at)
        if part == "begin":
            opened.append(_Open())
            in_instruction += 1
        elif part == "separate":
            opened[-1].in_result = True
            in_instruction -= 1
            opened[-1].reason = _reason(opened[-1].instruction)
            unread = unread or (opened[-1] if opened[-1].reason else None)
        elif part == "end":
            field = opened.pop()
            if not field.in_result:
                in_instruction -= 1
                _write_enclosed(field.instruction, node)
            if field is unread:
                omitted.append(Omission(field.reason, "".join(field.taken).strip()))
                unread = None
        elif node.tag == W_INSTRTEXT:
            if opened and not opened[-1].in_result:
                opened[-1].instruction += (node.text or "")[:200]
        elif in_instruction or unread:
            if unread and not in_instruction:
                _record(unread, node)
            node.getparent().remove(node)
    return [omission for omission in omitted if omission.text]


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


def _record(field: _Open, leaf: etree._Element) -> None:
    paragraph = next(leaf.iterancestors(W_P), None)
    if field.taken and paragraph is not field.paragraph:
        field.taken.append("\n")
    field.paragraph = paragraph
    field.taken.append(leaf.text or " ")


def _write_enclosed(instruction: str, end: etree._Element) -> None:
    """{ EQ \\o\\ac(○,3) } becomes ③, and 限 in a circle the character itself."""
    if match := _ENCLOSED.match(instruction):
        inner = match[1]
        text = OxmlElement("w:t")
        text.text = chr(0x245F + int(inner)) if inner.isdecimal() and 1 <= int(inner) <= 20 else inner
        end.addnext(text)
