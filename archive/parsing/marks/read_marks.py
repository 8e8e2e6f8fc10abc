"""All marks of a directive with their values and places: what its head, its foot and its sentences say of how it is
to be handled."""

import re
import unicodedata
from dataclasses import dataclass, field

from archive.parsing.annotations import MarkSpan
from archive.parsing.marks import circulation, head_marks, mark_lines
from archive.parsing.marks.publication_mark import publication as publication_in

_NOTE = re.compile(r"^\s*[（(]\s*(?P<note>[^（）()].{2,300}?)\s*[）)]\s*$")
# What stands in brackets in a foot and says nothing: （盖章）, （此页无正文）. Behind 附件 another text begins.
_NO_NOTE = re.compile("此页无正文|盖章|公章|签章|签名|代章|[印签]章|附后|共印")
_ATTACHED = re.compile(r"附\s*件\s*[\d一二三四五]{0,2}\s*[:：]?$")
_FOOT = 14
_PARTS = re.compile(r"[、;·\s★*]+(?=内部|注意|不得|不予|此|本|仅|请|严禁|禁止)")
# A sentence that says of itself what may not be done with it is one mark: 本材料不得翻印、不得公开.
_SENTENCE = re.compile("^[此本该]")


@dataclass
class ReadMarks:
    """Values by their fields, and where they stand in the text."""

    copy_number: str = ""
    urgency: str = ""
    signers: list[str] = field(default_factory=list)
    note: str = ""
    circulation: list[str] = field(default_factory=list)
    spans: list[MarkSpan] = field(default_factory=list)


def read(
    paragraphs: list[str], starts: list[int], body_at: int, foot_at: int, closing: list[str], publication: str
) -> ReadMarks:
    """The marks of a directive from its paragraphs, the offsets at which they begin in its text, the indices of the
    first of its body and of its foot (their number where it has none), the marks that close its circulation (see
    circulation), and its publication mark."""
    found = ReadMarks()
    lines = list(zip(starts, paragraphs, strict=False))
    for span, value in head_marks.spans(lines[:body_at]):
        if span.field == "signers":
            found.signers += [value] if value not in found.signers else []
        elif getattr(found, span.field):
            continue
        else:
            setattr(found, span.field, value)
        found.spans.append(span)
    _add_circulation(found, paragraphs, starts, closing, publication)
    _add_note(found, lines[foot_at : foot_at + _FOOT])
    found.spans.sort(key=lambda span: (span.start, span.end))
    return found


def _add_circulation(
    found: ReadMarks, paragraphs: list[str], starts: list[int], closing: list[str], publication: str
) -> None:
    for mark in closing:
        for part in [mark] if _SENTENCE.match(mark) else _PARTS.split(mark):
            if not publication_in(part) and part not in mark_lines.folded(publication):
                found.circulation += [part] if part not in found.circulation else []
                found.spans += _placed("circulation", part, paragraphs, starts)[:1]
    if publication:
        found.spans += _placed("publication", mark_lines.folded(publication), paragraphs, starts)[-1:]


def _placed(name: str, mark: str, paragraphs: list[str], starts: list[int]) -> list[MarkSpan]:
    """Where a folded mark stands in the text as it is written."""
    wanted = re.compile(r"\s*".join(re.escape(sign) for sign in mark if not sign.isspace()))
    first = mark[0]
    spans = []
    for start, paragraph in zip(starts, paragraphs, strict=False):
        if first in paragraph and (match := wanted.search(_narrow(paragraph))):
            spans.append(MarkSpan(name, start + match.start(), start + match.end()))
    return spans


def _narrow(line: str) -> str:
    """A line in one width, of the same length."""
    return "".join(one if len(one := unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in line)


def _add_note(found: ReadMarks, foot: list[tuple[int, str]]) -> None:
    for start, line in foot:
        if _ATTACHED.match(line):
            return
        match = _NOTE.match(line)
        if (
            match
            and not _NO_NOTE.search(line)
            and not publication_in(line.strip())
            and not circulation.of_line(mark_lines.folded(line))
        ):
            found.note = match["note"]
            found.spans.append(MarkSpan("note", start + match.start("note"), start + match.end("note")))
            return
