"""A paragraph → its text, the text boxes and tables that hang on it, and the notes it refers to."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx import symbol_fonts
from archive.formats.docx.element_names import (
    M_T,
    V_TEXTPATH,
    W_BR,
    W_CR,
    W_DELTEXT,
    W_ENDNOTE_REFERENCE,
    W_FOOTNOTE_REFERENCE,
    W_INSTRTEXT,
    W_NO_BREAK_HYPHEN,
    W_P,
    W_PPR,
    W_PTAB,
    W_RPR,
    W_SDTPR,
    W_SYM,
    W_T,
    W_TAB,
    W_TBL,
    W_TEXTBOX,
    value,
)
from archive.formats.received_text import Omission

_W_FONT, _W_CHAR = qn("w:font"), qn("w:char")
# Said otherwise by a symbol, or no words at all. Whatever is not known is looked into, so that no text is lost.
_WRITTEN = {W_BR: "\n", W_CR: "\n", W_TAB: " ", W_PTAB: " ", W_NO_BREAK_HYPHEN: "-"}
_PASSED_BY = {W_PPR, W_RPR, W_SDTPR, W_INSTRTEXT, W_DELTEXT}
_HANGING = {W_TEXTBOX, W_TBL, W_P}
_WHITE = str.maketrans("\t\r\n", "   ")


@dataclass
class ReadParagraph:
    """`hanging` are elements that hold blocks of their own: a text box, or what a careless writer put inside."""

    pieces: list[str] = field(default_factory=list)
    hanging: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    omitted: list[Omission] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def read(element: etree._Element) -> ReadParagraph:
    """Read a <w:p> that has been pruned. A line break in it is a \\n, a tab a space: it makes no table here."""
    paragraph = ReadParagraph()
    _read_into(paragraph, element)
    return paragraph


def _read_into(paragraph: ReadParagraph, element: etree._Element) -> None:
    for child in element:
        tag = child.tag
        if tag in (W_T, M_T):
            # A line end in the file's own XML is no line break, Word shows a space.
            paragraph.pieces.append((child.text or "").translate(_WHITE))
        elif tag in _WRITTEN:
            paragraph.pieces.append(_WRITTEN[tag])
        elif tag in _HANGING:
            paragraph.hanging.append(child)
        elif tag in (W_FOOTNOTE_REFERENCE, W_ENDNOTE_REFERENCE):
            paragraph.notes.append(child)
        elif tag == W_SYM:
            _read_symbol(paragraph, child)
        elif tag == V_TEXTPATH:
            # Word's old ornamental lettering; issuer's marks are made with it.
            paragraph.pieces.append(value(child, "string").translate(_WHITE))
        elif tag not in _PASSED_BY and len(child):
            _read_into(paragraph, child)


def _read_symbol(paragraph: ReadParagraph, symbol: etree._Element) -> None:
    font, code = value(symbol, _W_FONT), value(symbol, _W_CHAR)
    if shown := symbol_fonts.character(font, code):
        paragraph.pieces.append(shown)
    else:
        paragraph.omitted.append(Omission("不认识的符号", f"{font} {code}".strip()))
