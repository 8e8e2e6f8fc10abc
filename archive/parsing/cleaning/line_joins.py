"""Which lines belong together: wraps of a page or a program and page breaks in mid-sentence are undone."""

import re
from dataclasses import dataclass

from archive.lexicon import body_names, dates, labels
from archive.lexicon.vocabulary import GENRES, TITLE_END
from archive.parsing.cleaning import hard_wraps
from archive.parsing.cleaning.hard_wraps import HardWrap
from archive.parsing.cleaning.raw_lines import RawLine

_GIST = 250
_LONGEST_HEADING = 60
_GOES_ON = ("，", "、", ",", "“", "（", "《", "‘")
_NEVER_FIRST = re.compile(r"[，。、；：！？）》”’】〉〕…]")
_INNER, _LATIN_END = re.compile("[，。；]"), re.compile("[A-Za-z0-9,.]")
_NO_TITLE, _IN_MARKS = re.compile("[。；：，]"), re.compile("《[^《》]*》")
_NO_TITLE_LINE = re.compile(r"[。；，：]|[〔［【﹝\[(（]\s*[12]\d{3}\s*[〕］】﹞\])）]\s*第?\s*\d")
_DATE_SIGN = re.compile("[年0-9０-９]")
_PUNCTUATION, _AFTER_DATE = re.compile("[，。；：！？]"), ("", "印", "印发", "印制", "翻印")
# 时间：…, 联 系 人：…: a line that says one thing under its name.
_NAMED = re.compile(r"(?:[\u4e00-\u9fff]\s?){2,8}(?:[（(][^（）()\n]{1,10}[）)])?\s?[：:]|附\s?件")
_NAMES_WHAT_FOLLOWS = re.compile(
    r"(?:活动|会议|报名|培训|举办|截止|集合|比赛|评选)?(?:时\s?间|地\s?点|主\s?题|对\s?象)\s?[：:]"
    r"|(?:联\s?系\s?(?:人|电\s?话|地\s?址|方\s?式)|电\s?话|电子邮箱|邮\s?箱|传\s?真|抄\s?[送报]|主题词|附\s?件?)\s?\d{0,2}\s?[：:]"
)
# An item that Markdown or a program set off: - …, ● ….
_BULLETS = "-*+•●○◆◇■□▲△➢➤✓√※★☆▪·"
_BULLET = re.compile(rf"[{re.escape(_BULLETS)}]\s?(?=\S)")
# With what headings end, and bodies begin: asked only where a heading fills the last of its lines.
_ENDS_HEADING = re.compile(
    "意义|作用|要求|精神|热潮|任务|工作|实质|落实|领导|水平|氛围|格局|保障|发展|局面|贡献|职责|改革|内涵|部署|措施|对象|内容|安排"
    "|方式|办法|步骤|时间|机制|建设|服务|效果|实效|活动|能力|地位|认识|担当|引领|队伍|权益|效能|责任|方向|重点|目标|实施|开展"
)
_BEGINS_BODY = re.compile(
    "全[省市区县国州校]|各级|各[省市州县区地单部基有高学分]|要|为(?:了|深入|进一步|认真|全面|切实|贯彻|推动|加强|做好)|根据|按照|坚持|习近平|党的|党中央|近年来|当前|今年|本|[12]\\d{3}年|[市省县区]总"
)
_IN_ADDRESS = re.compile(r"@|://|www\.")


@dataclass
class JoinedParagraph:
    """A paragraph while its lines are put together. `marked` says that the file itself marks it as a heading,
    `row` that it is a row of a table; `gist` is its beginning and end, all that is asked of a long one."""

    pieces: list[str]
    marked: bool
    row: bool
    last: RawLine
    gist: str
    alone: bool = False

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def add(self, line: RawLine) -> None:
        self.pieces += [between(self.last.text, line.text), line.text]
        gist = self.gist + self.pieces[-2] + line.text
        self.gist = gist if len(gist) <= 2 * _GIST else gist[:_GIST] + gist[-_GIST:]
        self.last, self.alone = line, False


def paragraphs(lines: list[RawLine]) -> list[JoinedParagraph]:
    """The paragraphs that lines make."""
    wrap = hard_wraps.of([line for line in lines if not line.row])
    found: list[JoinedParagraph] = []
    for line in lines:
        alone = _is_alone(line, wrap)
        if found and continues(found[-1], line, alone, wrap):
            found[-1].add(line)
        else:
            found.append(JoinedParagraph([line.text], line.marked, line.row, line, line.text, alone))
    return found


def continues(paragraph: JoinedParagraph, line: RawLine, alone: bool, wrap: HardWrap | None) -> bool:
    """Whether `line`, which stands `alone` or not, goes on with the `paragraph` so far."""
    if paragraph.row or line.row:
        return False
    gist, text = paragraph.gist, line.text
    if _goes_on_with_title(gist, text) or (_NEVER_FIRST.match(text) and not paragraph.alone):
        return True
    if line.marked:
        return paragraph.marked and _is_unfinished_title(gist) and _is_title_line(text)
    if paragraph.alone or alone:
        return False
    ended = hard_wraps.is_ended(paragraph.last.text)
    full = wrap is not None and not paragraph.marked and wrap.is_full(paragraph.last, line)
    if full and not ended and not wrap.begins(line):
        return not _begins_anew(gist, text)
    if starts_something(text):
        return False
    if _is_unfinished_title(gist):
        return len(text) <= 60 and not _NO_TITLE_LINE.search(text)
    if ended or paragraph.marked:
        more = full and not wrap.begins(line) and (gist[-1] not in "：:" or _IN_ADDRESS.search(text[:40]) is not None)
        return more and not _is_title(gist) and not _opens_title(text)
    if gist.endswith(_GOES_ON):
        return True
    return _stops_short(gist, line.on_new_page) and not _opens_title(text) and not text.endswith("文件")


def _is_alone(line: RawLine, wrap: HardWrap | None) -> bool:
    """Whether a line stands alone; a full one that ends like a body's name (…服务中心) is a piece of a sentence."""
    if wrap is not None and wrap.is_piece(line) and not _DATE_SIGN.search(line.text):
        return False
    return stands_alone(line.text)


def between(paragraph: str, line: str) -> str:
    """What stands between a paragraph and the line that goes on with it: a space between Latin words only,
    none where an address or a mailbox is cut in two."""
    if not line[0].isascii() or not line[0].isalpha() or not _LATIN_END.search(paragraph[-1:]):
        return ""
    cut = re.search("[!-~]*$", paragraph[-60:])[0] + re.match("[!-~]*", line[:60])[0]
    return "" if _IN_ADDRESS.search(cut) else " "


def starts_something(text: str) -> bool:
    """Whether a line begins an item: with a label, with a name before a colon, with a bullet."""
    front = text[:24]
    if front[0] == "附" or "：" in front or ":" in front:
        if _NAMED.match(text):
            return True
    elif front[0] in _BULLETS and _BULLET.match(text):
        return True
    return labels.read(text) is not None


def stands_alone(text: str) -> bool:
    """A date, a signature, a printing note: short lines of the foot, which nothing goes on with."""
    if not 1 < len(text) <= 60 or _PUNCTUATION.search(text) or labels.read(text):
        return False
    if _DATE_SIGN.search(text) and dates.partial(text):
        return True
    if _DATE_SIGN.search(text) and (found := dates.find(text)):
        before, after = text[: found[0].start].strip(), text[found[-1].end :].strip()
        return after in _AFTER_DATE and (not before or bool(body_names.names_in(before)))
    return bool(body_names.names_in(text))


def _goes_on_with_title(gist: str, line: str) -> bool:
    """转发《…》 whose last word 通知 stands on a line of its own; a work's name cut in two."""
    if len(gist) > 200 or "关于" not in gist or "。" in gist:
        return False
    if gist.rfind("《") > gist.rfind("》"):
        return not starts_something(line)
    if line in GENRES:
        return gist.endswith("》") and re.search("转发|印发|批转", gist) is not None
    return line.startswith(("的", "》", "和", "及")) and _is_title(gist) and _is_title_line(line)


def _is_title_line(line: str) -> bool:
    return len(line) <= 60 and not _NO_TITLE_LINE.search(line) and TITLE_END.search(line) is not None


def _is_title(gist: str) -> bool:
    return "关于" in gist[:60] and len(gist) <= 240 and TITLE_END.search(gist) is not None and _may_be_title(gist)


def _is_unfinished_title(gist: str) -> bool:
    """云南省总工会关于学习宣传贯彻习近平 | 总书记重要指示精神的通知"""
    return "关于" in gist[:40] and len(gist) <= 120 and not TITLE_END.search(gist) and _may_be_title(gist)


def _may_be_title(gist: str) -> bool:
    return not _NO_TITLE.search(_IN_MARKS.sub("", gist)) and labels.read(gist) is None


def _begins_anew(gist: str, text: str) -> bool:
    """Whether a line begins something though the line before is full and without an end. A label in the middle of
    a wrapped sentence is none, after a heading it is one."""
    if _NAMES_WHAT_FOLLOWS.match(text) and not gist.endswith(_GOES_ON):
        return True
    if _is_heading(gist):
        return starts_something(text) or _ends_here(gist, text) or _opens_title(text)
    return _is_title(gist)


def _opens_title(text: str) -> bool:
    """The title of a directive that is carried: 示例市总工会关于…, 关于做好…的通知."""
    if "关于" not in text or _PUNCTUATION.search(text):
        return False
    return text.startswith("关于") or body_names.leading(text)[1].startswith("关于")


def _ends_here(heading: str, text: str) -> bool:
    """Whether a heading that fills its last line is over, and `text` begins what it heads."""
    return _ENDS_HEADING.search(heading[-2:]) is not None and _BEGINS_BODY.match(text) is not None


def _stops_short(gist: str, at_page_end: bool) -> bool:
    """A sentence that stops in the middle: long, with inner punctuation, and no heading of its own."""
    return len(gist) >= (12 if at_page_end else 30) and _INNER.search(gist) is not None and not _is_heading(gist)


def _is_heading(gist: str) -> bool:
    """A line that says one thing and needs no full stop: a heading, 时间：5月1日."""
    return len(gist) <= _LONGEST_HEADING and "。" not in gist and starts_something(gist)
