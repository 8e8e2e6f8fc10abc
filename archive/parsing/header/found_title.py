"""The title among the first lines: with a type, over several lines, behind marks and the number; else a first line
that stands where a title stands.
"""

import re

from archive.lexicon import body_names, labels, titles
from archive.lexicon.vocabulary import without_gaps
from archive.parsing.header import head_lines
from archive.parsing.header.head_lines import HeadLines

# A title stands within the first lines; a head of five issuers with all marks takes about a dozen.
_HEAD_LINES = 24


def find(paragraphs: list[str], start: int, seen: HeadLines, mark: str = "") -> tuple[titles.ReadTitle | None, int]:
    """Read what stands above the title into `seen`, and find the title; with it the index where the body begins if
    there is none. The line `mark` is no front of it."""
    body_at = start
    plain: titles.ReadTitle | None = None
    pending: int | None = None  # The first of the lines of names directly above: a mark, or the title's front.
    for at in range(start, min(start + _HEAD_LINES, len(paragraphs))):
        paragraph = paragraphs[at]
        names = body_names.names_in(paragraph) if len(paragraph) <= 100 else ()
        if names and not titles.is_title(paragraph):
            # A name and what follows it may be one title over two lines.
            pending = at if pending is None else pending
            continue
        apart = bool(mark) and pending is not None and paragraphs[at - 1] == mark
        if not apart and (title := _joined_with_names(paragraphs, pending, at)):
            return title, body_at
        if head_lines.is_one(paragraph):
            _note_marks(paragraphs, pending, at, seen)
            seen.roles[at] = head_lines.take(paragraph, seen)
            body_at = at + 1 if plain is None else body_at
        elif title := _title_at(paragraphs, at):
            _note_marks(paragraphs, pending, at, seen)
            if not _is_letterhead(paragraphs, title):
                return title, body_at
            seen.add_marks(body_names.names_in(body_names.leading(without_gaps(paragraph))[0]))
            seen.roles |= dict.fromkeys(range(at, title.end), "mark")
        elif _is_body(paragraph):
            if pending is not None and plain is None:
                _note_marks(paragraphs, pending, at, seen)
                body_at = at
            break
        else:
            first = at if pending is None else pending
            text = "".join(paragraphs[first : at + 1])
            plain = _likelier(plain, titles.ReadTitle(without_gaps(text), first, at + 1, typed=False))
        pending = None
    return (plain if plain and _reads_as_title(paragraphs, plain) else None), body_at


def _joined_with_names(paragraphs: list[str], pending: int | None, at: int) -> titles.ReadTitle | None:
    """The title whose front are the lines of names from `pending` on, or None."""
    if pending is None or _names_itself(paragraphs[at], paragraphs[pending:at]):
        return None
    title = titles.at(paragraphs, pending)
    return title if title and title.end > at else None


def has_front(paragraphs: list[str], title: titles.ReadTitle) -> bool:
    """Whether the first line of a title is a body's name above what is a title by itself: as likely a site's name."""
    if title.end < title.at + 2 or not body_names.names_in(paragraphs[title.at]):
        return False
    return paragraphs[title.at + 1].startswith("关于") and titles.at(paragraphs, title.at + 1) is not None


def _title_at(paragraphs: list[str], at: int) -> titles.ReadTitle | None:
    """The title that begins with a paragraph; in a text that was an attachment its label may stand before it."""
    opener = titles.OPENER.match(paragraphs[at])
    if opener and titles.is_title(bare := paragraphs[at][opener.end() :]):
        return titles.ReadTitle(without_gaps(bare), at, at + 1)
    return titles.at(paragraphs, at)


def _names_itself(line: str, above: list[str]) -> bool:
    """Whether a title's line begins with a name that stands in the lines above it: those are a mark, then,
    and not the front of the title."""
    own = body_names.names_in(body_names.leading(without_gaps(line))[0])
    marks = [name for paragraph in above for name in body_names.names_in(paragraph)]
    return any(body_names.same(name, mark) for name in own for mark in marks)


def _is_letterhead(paragraphs: list[str], title: titles.ReadTitle) -> bool:
    """Whether what reads like a title is a mark (示例市总工会便函), since the title proper follows soon."""
    if not titles.is_letterhead(title.text):
        return False
    for at in range(title.end, min(title.end + 4, len(paragraphs))):
        if "。" in paragraphs[at]:
            return False
        if titles.at(paragraphs, at):
            return True
    return False


def _note_marks(paragraphs: list[str], pending: int | None, end: int, seen: HeadLines) -> None:
    for at in range(pending, end) if pending is not None else ():
        seen.add_marks(body_names.names_in(paragraphs[at]))
        seen.roles[at] = "mark"


def _is_body(paragraph: str) -> bool:
    return "。" in paragraph or labels.read(paragraph) is not None or paragraph.endswith(("：", ":"))


def _likelier(one: titles.ReadTitle | None, other: titles.ReadTitle) -> titles.ReadTitle:
    """Of two lines that may be a title without a type, the one that is more like one."""
    if one is None:
        return other
    return max((one, other), key=lambda title: ("关于" in title.text, len(title.text)))


def _reads_as_title(paragraphs: list[str], title: titles.ReadTitle) -> bool:
    """Whether a line without a type stands where a title stands: short, no sentence, with a text beneath it."""
    if not 4 <= len(title.text) <= 80 or re.search("[。；！？，：]", title.text):
        return False
    beneath = paragraphs[title.end : title.end + 8]
    return any("。" in line or line.endswith(("：", ":")) or labels.read(line) for line in beneath)
