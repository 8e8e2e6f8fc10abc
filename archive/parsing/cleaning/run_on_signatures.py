"""Signatures glued to what stands before them: …特此通知。示例市总工会2023年5月1日, 附件：登记表示例市总工会2023年5月.

Where they begin is told by the names of bodies right before a date, behind a sentence, a space or the name
of an attachment.
"""

import re

from archive.lexicon import body_names, dates
from archive.lexicon.vocabulary import FORMS, GENRES

ATTACHMENTS = re.compile(r"附\s?件?\s?\d{0,2}\s?[：:]")
_FURTHEST = 160
_LAST = frozenset("日月0123456789会局厅室委组院部")
_MONTH = re.compile(r"(?<!\d)[12]\d{3}\s?年\s?\d{1,2}\s?月$")
_BEFORE_NAMES = re.compile("[。！？；]|特此(?:通知|通报|报告|公告|函[复达]|批复|说明)|[此函]复|专此(?:报告|函达)?")
_AFTER_DATE = re.compile(r"\s*(?:$|附\s?件|抄\s?[送报]|[（(]此件|[（(]联系)|\s")
_PRINTED = re.compile(r"\s*(?:印发|印制|印)")
# What the name of an attachment ends with.
_ATTACHMENT_END = re.compile(
    "表|名单|清单|样本|范本|回执|书|册|函|模板|指南|规程|目录|提纲|标准|须知|简介|》|[）)]|" + "|".join(GENRES + FORMS)
)


def at_end(text: str) -> list[int]:
    """Cuts before a signature and its date that are glued to the end of a paragraph."""
    if text[-1] not in _LAST or len(text) < 12:
        return []
    start = len(text)
    if text[-1] in "日月0123456789":
        tail = max(len(text) - 40, 0)
        found = [tail + date.start for date in dates.find(text[tail:]) if tail + date.end == len(text)]
        found += [match.start() for match in _MONTH.finditer(text, tail)]
        if not found:
            return []
        start = found[0]
    names_at = _names_before(text, start, max(0, start - _FURTHEST))
    if not names_at:
        return []
    # 联系人：… 示例市总工会 stays one line: the names have to stand behind a sentence, or an attachment's name.
    ended = _BEFORE_NAMES.search(text, max(names_at - 5, 0), names_at) or text.startswith("附")
    return [names_at, start] if ended else []


def inside(text: str, start: int) -> list[tuple[list[int], int]]:
    """Signatures with their dates in a text without line ends, from offset `start` on: for each the cuts around
    it, and where it ends."""
    found, last = [], start
    for date in dates.find(text):
        if date.start < last:
            continue
        names_at = _names_before(text, date.start, max(last, date.start - _FURTHEST))
        if names_at is None:
            continue
        if printed := _PRINTED.match(text, date.end):
            last = printed.end()
            found.append(([names_at, last], last))
        elif _AFTER_DATE.match(text, date.end) or body_names.leading(text[date.end : date.end + 80])[0]:
            last = date.end
            found.append(([names_at, date.start, last], last))
    return found


def _names_before(text: str, end: int, start: int) -> int | None:
    """Where the names of bodies begin that stand right before `end`, behind a sentence or a space, or None."""
    if attachments := list(ATTACHMENTS.finditer(text, start, end)):
        for match in _ATTACHMENT_END.finditer(text, attachments[-1].end(), end):
            if body_names.names_in(text[match.end() : end]):
                return match.end()
    marks = [match.end() for match in _BEFORE_NAMES.finditer(text, start, end)]
    start = max([start, *marks])
    piece = text[start:end]
    for place in [0, *(match.end() for match in re.finditer(r"\s+", piece))]:
        if body_names.names_in(piece[place:]):
            return start + place
    return None
