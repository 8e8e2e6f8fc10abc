"""Names of the elements and attributes of WordprocessingML (ISO/IEC 29500-1, 17) that are looked at."""

from docx.oxml.ns import qn
from lxml import etree

R_ID = qn("r:id")
W_ID, W_INSTR, W_TYPE, W_VAL = qn("w:id"), qn("w:instr"), qn("w:type"), qn("w:val")
# Blocks, and what says how they look.
W_DOCUMENT, W_BODY, W_SECTPR = qn("w:document"), qn("w:body"), qn("w:sectPr")
W_P, W_PPR, W_TBL, W_TBLPR = qn("w:p"), qn("w:pPr"), qn("w:tbl"), qn("w:tblPr")
W_TR, W_TRPR, W_TC, W_TCPR = qn("w:tr"), qn("w:trPr"), qn("w:tc"), qn("w:tcPr")
W_TEXTBOX, W_ALTCHUNK = qn("w:txbxContent"), qn("w:altChunk")
W_SDT, W_SDTPR = qn("w:sdt"), qn("w:sdtPr")
# Runs and what stands in them.
W_R, W_RPR, W_T, M_T = qn("w:r"), qn("w:rPr"), qn("w:t"), qn("m:t")
W_TAB, W_PTAB, W_BR, W_CR = qn("w:tab"), qn("w:ptab"), qn("w:br"), qn("w:cr")
W_SYM, W_NO_BREAK_HYPHEN = qn("w:sym"), qn("w:noBreakHyphen")
W_FOOTNOTE_REFERENCE, W_ENDNOTE_REFERENCE = qn("w:footnoteReference"), qn("w:endnoteReference")
V_TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
# Fields.
W_FLDCHAR, W_FLDCHAR_TYPE, W_FLDSIMPLE = qn("w:fldChar"), qn("w:fldCharType"), qn("w:fldSimple")
W_INSTRTEXT = qn("w:instrText")
# Revisions, and the same thing said twice for newer and older programs.
W_DEL, W_MOVE_FROM, W_DELTEXT, W_CELL_DEL = qn("w:del"), qn("w:moveFrom"), qn("w:delText"), qn("w:cellDel")
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, CHOICE, FALLBACK = (f"{_COMPATIBILITY}{name}" for name in ("AlternateContent", "Choice", "Fallback"))


def value(element: etree._Element | None, name: str = W_VAL, default: str = "") -> str:
    """An attribute of an element that may not be there."""
    return default if element is None else element.get(name, default)


def number(element: etree._Element | None, name: str = W_VAL) -> int | None:
    """A whole number in an attribute. None where it is none, or one that no Word file has."""
    written = value(element, name)
    digits = written.removeprefix("-")
    return int(written) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None


def is_on(parent: etree._Element | None, name: str) -> bool:
    """Whether a switch (<w:vanish/>) stands among the properties and is not switched off."""
    switch = None if parent is None else parent.find(name)
    return switch is not None and value(switch, default="true") not in ("0", "false", "off")
