"""Paragraphs with tracked changes as a Word file (w:ins and w:del of ECMA-376, part 1, 17.13.5): accepted, they are
the one text, rejected, the other.

Title, numbers, date and legend stand in the head of each page, so that the body is nothing but the text.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count

from docx import Document
from docx.shared import Pt

from archive.exporting.sheet import legal
from archive.exporting.tracked_paragraphs import Act, TrackedParagraph, TrackedRun
from archive.rendering.paper import word_foot, word_properties
from archive.rendering.paper import word_styles as styles
from archive.rendering.paper.pieces import Face
from archive.rendering.paper.word_elements import PARAGRAPH_ORDER, borders, in_order, made

_TYPE, _LINE = Pt(9), Pt(13)
_TAGS = {"insert": "w:ins", "delete": "w:del"}
_PIECES = re.compile(r"\t|[^\t]+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class TrackedHead:
    """What stands around the text: `lines` at the head of each page, `foot` at its foot; by whom and on which day it
    was compared."""

    title: str
    lines: Sequence[str]
    foot: str
    author: str
    made_on: date


def docx_with_changes(paragraphs: Iterable[TrackedParagraph], head: TrackedHead) -> bytes:
    """The Word file; the same paragraphs on the same day give the same bytes."""
    document = Document()
    styles.prepare(document)
    word_foot.set_page_numbers(document)
    word_foot.add_line(document, legal(head.foot))
    _add_head(document, head)
    body = _TrackedBody(document, head)
    for paragraph in paragraphs:
        body.add(paragraph)
    _describe(document, head)
    written = io.BytesIO()
    document.save(written)
    return word_properties.dated_alike(written.getvalue())


def _add_head(document, head: TrackedHead) -> None:
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        for at, line in enumerate(head.lines):
            paragraph = header.add_paragraph() if at else header.paragraphs[0]
            paragraph.paragraph_format.line_spacing = _LINE
            run = paragraph.add_run(legal(line))
            run.font.size = _TYPE
            styles.set_face(run._r.get_or_add_rPr(), Face.SONGTI)
        properties = header.paragraphs[-1]._p.get_or_add_pPr()
        properties.append(borders("w:pBdr", bottom=(4, 3, "808080")))
        in_order(properties, PARAGRAPH_ORDER)


def _describe(document, head: TrackedHead) -> None:
    properties = document.core_properties
    # They hold 255 characters.
    properties.title, properties.author = legal(head.title)[:255], head.author
    properties.language, properties.comments, properties.last_modified_by = "zh-CN", "", ""
    properties.created = properties.modified = datetime.combine(head.made_on, time())


class _TrackedBody:
    """Writes paragraph after paragraph below the last one, numbering the changes."""

    def __init__(self, document, head: TrackedHead):
        # The properties of the page stand behind the last paragraph.
        self._end = document.element.body.sectPr
        self._styles = {style.name: style.style_id for style in document.styles}
        self._change = {"author": head.author, "date": f"{datetime.combine(head.made_on, time()).isoformat()}Z"}
        self._numbers = count(1)

    def add(self, paragraph: TrackedParagraph) -> None:
        written, properties = made("w:p"), made("w:pPr")
        name = f"Heading {min(paragraph.level, max(styles.LEVELS))}" if paragraph.level else styles.BODY
        properties.append(made("w:pStyle", val=self._styles[name]))
        if paragraph.end != "keep":
            # Of the mark at the end of the paragraph: without it the next one goes on here.
            mark = made("w:rPr")
            mark.append(self._changed(paragraph.end))
            properties.append(mark)
        written.append(properties)
        for run in paragraph.runs:
            written.append(self._run(run))
        self._end.addprevious(written)

    def _run(self, run: TrackedRun):
        written = made("w:r")
        for piece in _PIECES.findall(run.text):
            if piece == "\t":
                written.append(made("w:tab"))
                continue
            text = made("w:delText" if run.act == "delete" else "w:t")
            text.set(_SPACE, "preserve")
            text.text = piece
            written.append(text)
        if run.act == "keep":
            return written
        change = self._changed(run.act)
        change.append(written)
        return change

    def _changed(self, act: Act):
        return made(_TAGS[act], id=next(self._numbers), **self._change)
