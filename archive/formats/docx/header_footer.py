"""Headers, footers and comments: words of the file that are not the directive's, kept on record."""

import re
from collections.abc import Callable

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx import computed_fields
from archive.formats.docx.element_names import R_ID, W_SECTPR, W_TYPE, is_on, value
from archive.formats.docx.package import Package
from archive.formats.docx.unseen_marks import prune, words
from archive.formats.received_text import Omission

_KINDS = ((qn("w:headerReference"), "页眉"), (qn("w:footerReference"), "页脚"))
_HEADER, _TITLE_PAGE = qn("w:headerReference"), qn("w:titlePg")
_MARK = re.compile(
    r"^[^。，；]{2,60}文\s*件$|[〔\[［【（(﹝〖]\s*(?:19|20)\d\d\s*[〕\]］】）)﹞〗]\s*第?\s*\d{1,4}\s*号",
    re.MULTILINE,
)

Read = Callable[[etree._Element], list[str]]


def first_page_mark(package: Package, read: Read) -> list[str]:
    """The lines of the first page's own header where the issuer's mark or the number stands in them: with some
    forms of office the red head is set there. A header that every page repeats is none."""
    section = next(package.document.iter(W_SECTPR), None)
    if section is None or not is_on(section, _TITLE_PAGE):
        return []
    for reference in section.iterchildren(_HEADER):
        header = package.related(reference) if value(reference, W_TYPE) == "first" else None
        if header is not None:
            computed_fields.take_out(header)
            lines = _lines(header, read)
            return lines if _MARK.search("\n".join(lines)) else []
    return []


def omissions(package: Package, read: Read, kept: list[str]) -> list[Omission]:
    """Headers, footers and comments, each text once, without the header that was kept."""
    found: dict[Omission, None] = {}
    read_already = {""}
    for section in package.document.iter(W_SECTPR):
        for name, reason in _KINDS:
            for reference in section.iterchildren(name):
                if (relation := value(reference, R_ID)) in read_already:
                    continue
                read_already.add(relation)
                part = package.related(reference)
                lines = [] if part is None else _lines(part, read)
                if lines and lines != kept:
                    found[Omission(reason, "\n".join(lines))] = None
    comments = package.part("comments")
    for comment in () if comments is None else comments:
        if isinstance(comment.tag, str) and (text := words(comment)):
            found[Omission("批注", text)] = None
    return list(found)


def _lines(part: etree._Element, read: Read) -> list[str]:
    prune(part)
    return [stripped for line in read(part) if (stripped := line.strip())]
