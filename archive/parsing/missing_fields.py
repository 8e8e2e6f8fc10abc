"""Fields that were not found though a directive of its kind has them, or its text holds what would tell them."""

import re

from archive.lexicon import document_numbers
from archive.parsing.header import Header
from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.provenance import DOUBTFUL, NOT_FOUND, found, missing

_ADDRESSED = ("通知", "请示", "报告", "函", "批复")
_DATED = (*_ADDRESSED, "通报", "决定", "公告", "通告", "意见", "决议")
_ATTACHED = re.compile(r"附\s?件\s?(?:\d{1,2}|[一二三四五六七八九])?\s?[：:]\s?\S")
_COPIED = re.compile(r"抄\s?[送报]\s?[：:]")
# Number and addressees stand within the first lines; a line that cites is longer.
_FIRST, _LONGEST_LINE = 12, 40


def tell(directive: ParsedDirective, head: Header) -> None:
    """Make doubtful what is missing. A forwarded text may have lost what the notice above it tells."""
    lines = directive.text.split("\n")
    if directive.forwarded_by is None:
        if directive.genre in _DATED and directive.issued_on is None:
            directive.provenance.setdefault("issued_on", missing(DOUBTFUL))
        if directive.genre in _ADDRESSED and not directive.addressees:
            directive.provenance["addressees"] = missing(DOUBTFUL)
        if not directive.genre and not directive.form:
            directive.provenance["genre"] = missing(DOUBTFUL)
    if not directive.number and (line := _with_number(lines[: max(_FIRST, head.body_at)])):
        directive.provenance["number"] = found(NOT_FOUND, DOUBTFUL, line)
    for name, pattern in (("attachments", _ATTACHED), ("copies_to", _COPIED)):
        if not getattr(directive, name) and (line := next(filter(pattern.match, lines), "")):
            directive.provenance[name] = found(NOT_FOUND, DOUBTFUL, line)


def _with_number(lines: list[str]) -> str:
    """The first short line that holds a number and cites nothing, or ''."""
    for line in lines:
        if len(line) <= _LONGEST_LINE and not any(sign in line for sign in "《。") and document_numbers.find(line):
            return line
    return ""
