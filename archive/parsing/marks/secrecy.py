"""Marks of a grade of secrecy: 绝密, 机密, 秘密 (GB/T 9704-2012, 7.2.2), and 密电.

What bears one must not be on a machine outside the classified network. Every rule has a name, so that a log can say
which one spoke without a word of the file, and an example. Rules judge folded lines (see mark_lines).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from archive.parsing.marks import mark_lines
from archive.parsing.marks.mark_lines import CLOSING, OPENING

_GRADES = "绝密|机密|秘密"
_GRADE, _KIND = f"(?P<grade>{_GRADES})", "(?:级|件|文件|资料|材料|电报|传真)?"
_COUNTED = r"[0-9〇零一二三四五六七八九十百两半壹贰叁]{1,4}\s*(?:个?月|年|天|日|周)"
_TERM, _STAR = rf"(?:{_COUNTED}|长期|永久|[^\s★]{{0,10}}前)", r"\s?[★*]+\s?"
_STARRED = rf"{_GRADE}{_STAR}(?:{_COUNTED}|长期)?"
_TICK = r"(?:[☑☒✓✔√■▣◉●⊠🗹]|[(\[]\s?[√✓✔xX]\s?[)\]])"
_BOX = r"[□☐○〇(\[]"
# Behind a grade that is filled in stands no box and no other grade.
_ONE = rf"(?!\s?{_BOX}|\s?[、/或及和与性以]|\s*(?:{_GRADES}))"
_REST = "(?:[,;。].{0,30})?"
_LABEL = (
    r"(?:密级|密别|(?:保密|秘密|涉密)(?:等级|级别|程度))(?:标[志识])?"
    rf"(?:[和及与、/]?保密期限|\([^()]{{0,12}}\))?{CLOSING}?[\s:]{{0,3}}(?:{_TICK}|★)?\s?{OPENING}?"
)
_TELEGRAM = (
    r"(?:(?:特提|特急|加急|平急|急件?|机要|等级)[·、\s:]{0,3}){0,3}(?:密码?电报?|密码?传真(?:电报)?)"
    rf"|.{{0,20}}密电\s?{OPENING}\s?(?:19|20)\d\d.{{0,16}}"
)
_LONGEST_SEEN = 20
_LEFT = rf"(?:(?<![^\s\d号·•/])|(?<={OPENING}))(?:国家)?"


@dataclass(frozen=True)
class Mark:
    """A mark of secrecy: its grade, the mark as it stands (folded), the rule that told it, and where it stands."""

    grade: str
    seen: str
    rule: str
    where: str = ""


@dataclass(frozen=True)
class Rule:
    """`place` says of what the pattern must be all, or a part where it is a line of the head: start (a text begins
    with it), head (somewhere in a line of the head), part (what stands apart in such a line), line (a whole line
    wherever in the text), cell (a part of any line, or two side by side), stem (somewhere in a file's name without
    its ending), name (a word of it)."""

    name: str
    place: str
    example: str
    pattern: str


RULES = (
    Rule("starred-first", "start", "000012 秘密★1年示例市总工会文件", rf"(?:\d{{3,8}}\s?)?(?:国家)?{_STARRED}"),
    Rule("starred", "head", "000012 秘密★1年 特急", rf"{_LEFT}{_GRADE}{_STAR}(?:{_TERM}|$|(?=[\s\d])|(?={CLOSING}))"),
    Rule("starred-line", "line", "机密☆5年", rf"(?:国家)?{_GRADE}\s?(?:★+\s?{_TERM}?|\*+\s?{_TERM})"),
    Rule("termed", "part", "秘密 10年", rf"{_GRADE}\W{{0,3}}(?:{_COUNTED}|长期|永久)"),
    # Recognition makes any sign of a star.
    Rule("star-misread", "part", "秘密大1年", rf"{_GRADE}.{{1,2}}{_COUNTED}"),
    Rule("alone", "part", "绝　密", rf"[★*]*{_GRADE}{_KIND}[★*!]*"),
    Rule("bracketed-first", "head", "【机密】示例通知", rf"^{OPENING}\s?{_GRADE}{_KIND}\s?{CLOSING}"),
    Rule("bracketed-last", "head", "关于示例的通知（秘密）", rf"{OPENING}\s?{_GRADE}{_KIND}\s?{CLOSING}$"),
    Rule("labelled", "cell", "密级：机密", rf"{OPENING}?{_LABEL}{_GRADE}级?{CLOSING}?(?:{_STAR}{_TERM}?)?{_REST}"),
    Rule("labelled-within", "head", "保密期限：10年 密级：机密", rf"(?:^|[\s;,]|{OPENING}){_LABEL}{_GRADE}{_ONE}"),
    Rule("ticked", "line", "密级：□绝密 □机密 ☑秘密", rf"密级[\s:]*(?={_BOX}|{_TICK}).*?{_TICK}\s?{_GRADE}.*"),
    Rule("ticked-behind", "line", "密级：绝密□ 机密□ 秘密☑", rf"密级[\s:]*\w.*?{_GRADE}\s?{_TICK}.*"),
    Rule("telegram", "part", "特急·密电", f"(?P<grade>{_TELEGRAM})"),
    Rule("name-starred", "stem", "示例通知（秘密★1年）.docx", rf"(?<!商业)(?<!工作){_STARRED}"),
    Rule("name-alone", "name", "机密-示例通知.pdf", rf"(?:国家)?{_GRADE}{_KIND}(?:{_COUNTED}|长期)?"),
    Rule("name-first", "name", "秘密关于示例的通知.txt", rf"{_GRADE}(?!级).{{0,30}}关于.*"),
    Rule("name-telegram", "name", "密电 示例.txt", f"(?P<grade>{_TELEGRAM})"),
)  # fmt: skip
_PATTERNS = {rule.name: re.compile(rule.pattern) for rule in RULES}
# What a grade that stands behind it belongs to: 商业秘密, also over a gap or the end of a line.
_COMPOUND = re.compile(
    "(?:国家|商业|工作|技术|个人|企业|单位|职业|通信|通讯|军事|审判|侦查|核心|保守|保护|严守|泄露|泄漏|窃取|涉及|有关|的|和|与|或|、)$"
)
# What stands beside a mark and is no more than that: copy number, urgency, number, date, issuer's mark, who signs.
_BESIDE = re.compile(
    r"(?:№|No\.?|份号:?|编号:?)?\s?\d{1,8}[份号]?|[特加平]急|特提|急件|[★*]+|.{2,40}文件|内部.{2}|签发人?:?.{0,8}"
    rf"|保密期限:?.{{0,8}}|.{{0,30}}{OPENING}\s?(?:19|20)\d\d\s?{CLOSING}\s?第?\s?\d{{1,5}}\s?号|(?:19|20)\d\d年\d{{1,2}}月\d{{1,2}}日"
)
_SEPARATORS = re.compile(r"[\s_\-—–.+,、;()\[\]【】〔〕〖〗<>{}《》“”\"']+")
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
    stem = mark_lines.folded(PurePath(name).stem)
    if "密" not in stem:
        return None
    words = [word for word in _SEPARATORS.split(stem) if word]
    if mark := _first("stem", stem, re.Pattern.search):
        return mark
    if len(set(re.findall(_GRADES, stem))) > 1:
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
    return any(grade in re.split(r"[\s、/]+", around) for grade in _GRADES.split("|") if grade != mark.grade)


def _first(place: str, text: str, judge: Callable) -> Mark | None:
    for rule in RULES:
        if rule.place == place and (match := judge(_PATTERNS[rule.name], text)):
            seen = _bare(text[match.start("grade") : match.end()])
            return Mark(match["grade"], seen[:_LONGEST_SEEN], rule.name)
    return None


def _bare(part: str) -> str:
    return part.strip("()[]【】〔〕〖〗<>{}_ ")
