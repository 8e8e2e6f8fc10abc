"""Marks of a grade of secrecy: 绝密, 机密, 秘密 (GB/T 9704-2012, 7.2.2), and 密电.

What bears one must not be on a machine outside the classified network; secrecy_rules say how each is told.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from archive.parsing.marks import mark_lines
from archive.parsing.marks.mark_lines import CLOSING, OPENING
from archive.parsing.marks.secrecy_rules import GRADES, NUMBERED, RULES, URGENCY


@dataclass(frozen=True)
class Mark:
    """A mark of secrecy: its grade, the mark as it stands (folded), the rule that told it, and where it stands."""

    grade: str
    seen: str
    rule: str
    where: str = ""


_LONGEST_SEEN = 20
_PATTERNS = {rule.name: re.compile(rule.pattern) for rule in RULES}
# What a grade that stands behind it belongs to: 商业秘密, also over a gap or the end of a line.
_COMPOUND = re.compile(
    "(?:国家|商业|工作|技术|个人|企业|单位|职业|通信|通讯|军事|审判|侦查|核心|保守|保护|严守|泄露|泄漏|窃取|涉及|有关|的|和|与|或|、)$"
)
# What stands beside a mark and is no more than that: copy number, urgency, number, date, issuer's mark, who signs.
_BESIDE = re.compile(
    rf"{NUMBERED}?\s?第?\s?\d{{1,8}}\s?[份号]?|{NUMBERED}|{URGENCY}|[★*]+|.{{2,40}}文件|内部.{{2}}|签发人?:?.{{0,8}}"
    rf"|保密期限:?.{{0,8}}|.{{0,30}}{OPENING}\s?(?:19|20)\d\d\s?{CLOSING}\s?第?\s?\d{{1,5}}\s?号|(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日"
)
# What parts the words of a file's name; 3号 ends the number that a name begins with.
_SEPARATORS = re.compile(r"[^\w★*]|_|(?<=\d)号")
_FIRST_LINES = 3


def in_text(text: str) -> Mark | None:
    """The mark that a text bears: in its head, or on a line or in a cell of its own wherever that is."""
    if "密" not in text:
        return None
    found = mark_lines.of(text)
    head = mark_lines.in_head(found)
    for at, line in enumerate(found):
        if "密" not in line:
            continue
        rest = mark_lines.unquoted(line)
        mark = _first("start", rest, re.Pattern.match) if at < _FIRST_LINES else None
        mark = mark or _on_its_own(rest) or (_in_head(found, at) if at in head else None)
        if mark:
            return mark
    return None


def aside(text: str) -> Mark | None:
    """The mark in words that stand beside a text (a page header, a watermark), every line of which is a head's."""
    if "密" not in text:
        return None
    found = mark_lines.of(text)
    marks = (
        _on_its_own(mark_lines.unquoted(line)) or (None if mark_lines.is_prose(line) else _in_head(found, at))
        for at, line in enumerate(found)
    )
    return next(filter(None, marks), None)


def in_name(name: str) -> Mark | None:
    """The mark in the name of a file."""
    stem = mark_lines.folded(mark_lines.stem(name))
    if "密" not in stem:
        return None
    # A work in 《》 is named by it, as a film is.
    words = [word for word in _SEPARATORS.split(mark_lines.without_works(stem)) if word]
    if mark := _first("stem", stem, re.Pattern.search):
        return mark
    if len(set(re.findall(GRADES, stem))) > 1:
        return None  # of grades, not of one
    for at, word in enumerate(words):
        mark = _first("name", word, re.Pattern.fullmatch)
        if mark and not (at and _COMPOUND.search(words[at - 1])):
            return mark
    return None


def _on_its_own(line: str) -> Mark | None:
    """The mark that a line is, or a cell of it with its label, wherever it stands."""
    cells = line.split("\t")
    rest = [cell for cell in cells if not _BESIDE.fullmatch(cell)]
    if len(rest) == 1 and (mark := _first("line", _bare(rest[0]), re.Pattern.fullmatch)):
        return mark
    if mark := _first("line", " ".join(cells), re.Pattern.fullmatch):
        return mark
    pairs = [f"{one} {other}" for one, other in zip(cells, cells[1:], strict=False)]
    found = (_first("cell", cell, re.Pattern.fullmatch) for cell in [*cells, *pairs])
    return next(filter(None, found), None)


def _in_head(found: list[str], at: int) -> Mark | None:
    line = mark_lines.unquoted(found[at])
    if mark := _first("head", line, re.Pattern.search):
        return mark
    cells = line.split("\t")
    words = [word for word in line.split() if not _BESIDE.fullmatch(word)]
    # Of what is parted by one space, all else must be what stands beside a mark.
    parts = cells[:1] + cells[-1:] + (words if len(words) == 1 else [])
    for part in parts:
        mark = _first("part", _bare(part), re.Pattern.fullmatch)
        if mark and not _is_spoken_of(mark, found, at, cells):
            return mark
    return None


def _is_spoken_of(mark: Mark, found: list[str], at: int, cells: list[str]) -> bool:
    """Whether a bare grade goes with what stands before it (商业｜秘密), or is one of a list of grades."""
    if mark.rule != "alone":
        return False
    if _COMPOUND.search("".join([*found[max(0, at - 1) : at], *cells[:-1]])[-12:]):
        return True
    around = " ".join([*found[max(0, at - 1) : at + 2]])
    return any(grade in re.split(r"[\s、/]+", around) for grade in GRADES.split("|") if grade != mark.grade)


def _first(place: str, text: str, judge: Callable) -> Mark | None:
    for rule in RULES:
        if rule.place == place and (match := judge(_PATTERNS[rule.name], text)):
            seen = _bare(text[match.start("grade") : match.end()])
            return Mark(match["grade"], seen[:_LONGEST_SEEN], rule.name)
    return None


def _bare(part: str) -> str:
    return part.strip("()[]【】〔〕〖〗<>{}_ ")
