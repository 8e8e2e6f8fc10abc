"""What each line of the head and the foot of a directive is."""

import re

from archive.rendering.layout.blocks import SIGNED, LaidOutLine, Passage, Role
from archive.rendering.layout.imprint_rows import belongs

# The label of the list of attachments, and the number of one of them.
ATTACHMENT_LIST = re.compile(r"附\s*件?\s*[：:]\s*")
ATTACHMENT_NUMBER = re.compile(r"(?:\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[）)])\s*")
_URGENT = re.compile(r"[绝机秘]\s*密|特急|加急|急件|平急|特提|明电|[★☆]")
_CORNER = re.compile(r"\d{3,6}$|[★☆*]+$|内部\w{2}$|注意保存$|传阅文件$")
_MARK = re.compile(r"(会|委员会|办公室|厅|局|部|团委)(文件)?$|文件$")
_DATE = re.compile(
    r"^[\d〇零一二三四五六七八九十○OＯ]{2,4}年[\d一二三四五六七八九十]{1,3}月([\d一二三四五六七八九十]{1,3}日)?$"
)
_NOTE = re.compile(r"^(附件?|附[:：]|[（(]|联系|电话|注[:：]|\d+[.、．])")


def head_of(lines: list[Passage], directive, title: str) -> tuple[list[LaidOutLine], list[LaidOutLine]]:
    """The lines above the title and those below it; all are below where the text does not hold the title."""
    start, end = _title_span(lines, _squash(title))
    above = [_head_line(line, directive, above_title=True) for line in lines[:start]]
    below = [_head_line(line, directive) for line in lines[end:]]
    return above, below


def _title_span(lines: list[Passage], title: str) -> tuple[int, int]:
    """Which lines together are the title; none (0, 0) where it was made up or taken from elsewhere."""
    for start in range(len(lines)):
        joined = ""
        for end in range(start, len(lines)):
            joined += _squash(lines[end])
            if joined == title:
                return start, end + 1
            if not title.startswith(joined):
                break
    return 0, 0


def _head_line(line: Passage, directive, above_title=False) -> LaidOutLine:
    if directive.number and _squash(line) == _squash(directive.number):
        return LaidOutLine(Role.NUMBER, line)
    if above_title and (signed := SIGNED.search(line)):
        return LaidOutLine(Role.NUMBER if signed.start() else Role.SIGNERS, line)
    if above_title and _MARK.search(line):
        return LaidOutLine(Role.MARK, line)
    if above_title and _URGENT.match(line):
        return LaidOutLine(Role.URGENT, line)
    if above_title and _CORNER.match(line):
        return LaidOutLine(Role.CORNER, line)
    if directive.addressees and line.endswith(("：", ":")):
        return LaidOutLine(Role.ADDRESSEES, line)
    return LaidOutLine(Role.TEXT, line)


def foot_of(lines: list[Passage]) -> list[LaidOutLine]:
    """What follows the text or the attachments."""
    foot: list[LaidOutLine] = []
    for line in lines:
        goes_on = foot and foot[-1].role is Role.ATTACHMENT and ATTACHMENT_NUMBER.match(line)
        foot.append(LaidOutLine(Role.ATTACHMENT, line) if goes_on or ATTACHMENT_LIST.match(line) else _foot_line(line))
    # What stands between two lines of the 版记 is of it: a list goes on, an office has a line of its own.
    places = [at for at, line in enumerate(foot) if line.role is Role.IMPRINT]
    for at in range(places[0], places[-1]) if places else ():
        foot[at] = LaidOutLine(Role.IMPRINT, foot[at].text)
    return foot


def _foot_line(line: Passage) -> LaidOutLine:
    if belongs(line):
        return LaidOutLine(Role.IMPRINT, line)
    if _DATE.match(_squash(line)):
        return LaidOutLine(Role.DATE, line)
    if len(line) > 40 or _NOTE.match(line) or line.endswith(("。", "；", "：")):
        return LaidOutLine(Role.TEXT, line)
    return LaidOutLine(Role.SIGNATURE, line)


def _squash(text: str) -> str:
    return "".join(text.split())
