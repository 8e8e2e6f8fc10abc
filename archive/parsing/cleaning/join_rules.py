"""Whether a line goes on with the paragraph before it: rules in their order, each with a case that it was seen in.

A rule looks at the junction of the two and says True (they are one), False (they are two) or None (nothing to
say); the first that says something decides, and where none does they are two.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from archive.lexicon.latin_spaces import IN_ADDRESS
from archive.lexicon.vocabulary import FORWARDING, GENRES
from archive.parsing.cleaning import hard_wraps
from archive.parsing.cleaning.hard_wraps import HardWrap
from archive.parsing.cleaning.joined_paragraph import JoinedParagraph
from archive.parsing.cleaning.line_shapes import (
    ends_title,
    is_heading,
    is_title,
    is_unfinished_title,
    may_go_on_in_title,
    opens_title,
    starts_something,
)
from archive.parsing.cleaning.raw_lines import RawLine
from archive.parsing.header import addressees

_GOES_ON = ("，", "、", ",", "“", "（", "《", "‘")
_NEVER_FIRST = re.compile(r"[，。、；：！？）》”’】〉〕…]")
_INNER = re.compile("[，。；]")
_PASSED_ON = re.compile(FORWARDING)
_NAMES_WHAT_FOLLOWS = re.compile(
    r"(?:活动|会议|报名|培训|举办|截止|集合|比赛|评选)?(?:时\s?间|地\s?点|主\s?题|对\s?象)\s?[：:]"
    r"|(?:联\s?系\s?(?:人|电\s?话|地\s?址|方\s?式)|电\s?话|电子邮箱|邮\s?箱|传\s?真|抄\s?[送报]|主题词|附\s?件?)\s?\d{0,2}\s?[：:]"
)
# With what headings end, and bodies begin: asked only where a heading fills the last of its lines.
_ENDS_HEADING = re.compile(
    "意义|作用|要求|精神|热潮|任务|工作|实质|落实|领导|水平|氛围|格局|保障|发展|局面|贡献|职责|改革|内涵|部署|措施|对象|内容|安排"
    "|方式|办法|步骤|时间|机制|建设|服务|效果|实效|活动|能力|地位|认识|担当|引领|队伍|权益|效能|责任|方向|重点|目标|实施|开展"
)
_BEGINS_BODY = re.compile(
    "全[省市区县国州校]|各级|各[省市州县区地单部基有高学分]|要|为(?:了|深入|进一步|认真|全面|切实|贯彻|推动|加强|做好)|根据|按照|坚持|习近平|党的|党中央|近年来|当前|今年|本|[12]\\d{3}年|[市省县区]总"
)


class Junction:
    """Where `line`, which stands `alone` or not, meets the `paragraph` so far, in a text wrapped as `wrap` says.

    `gist` and `text` are the words on both sides. The line before `is_ended` as sentences and items end; it
    `is_full` where it ended because the next word did not fit, and no indent or blank line parts the two; it
    `is_wrapped` where it is full and, as far as one sees, in the middle of a sentence.
    """

    # A text has one for each of its lines: slots.
    __slots__ = ("alone", "gist", "is_ended", "is_full", "is_wrapped", "line", "paragraph", "text")

    def __init__(self, paragraph: JoinedParagraph, line: RawLine, alone: bool, wrap: HardWrap | None):
        self.paragraph, self.line, self.alone = paragraph, line, alone
        self.gist, self.text = paragraph.gist, line.text
        last = paragraph.last
        self.is_ended = hard_wraps.is_ended(last.text)
        self.is_full = wrap is not None and not paragraph.marked and wrap.is_full(last, line) and not wrap.begins(line)
        self.is_wrapped = self.is_full and not self.is_ended

    @property
    def in_title(self) -> bool:
        """Whether the paragraph so far is a title whose last word is still to come."""
        return is_unfinished_title(self.gist)


Rule = Callable[[Junction], bool | None]


class JoinRule(NamedTuple):
    """`before` and `after` are the lines of the case, as received; `width` is what their text was wrapped at, in
    full-width characters, 0 where it was not."""

    name: str
    rule: Rule
    before: str
    after: str
    width: int = 0


def is_join(junction: Junction) -> bool:
    """Whether line and paragraph are one."""
    for rule in _RULES:
        if (told := rule(junction)) is not None:
            return told
    return False


def _row(at: Junction) -> bool | None:
    return False if at.paragraph.row or at.line.row else None


def _title_within_title(at: Junction) -> bool | None:
    """转发《…》 whose last word 通知 stands on a line of its own; a work's name cut in two."""
    gist, line = at.gist, at.text
    if len(gist) > 200 or "关于" not in gist or "。" in gist:
        return None
    if gist.rfind("《") > gist.rfind("》"):
        return None if starts_something(line) else True
    if line in GENRES:
        return True if gist.endswith("》") and _PASSED_ON.search(gist) else None
    return True if line.startswith(("的", "》", "和", "及")) and is_title(gist) and ends_title(line) else None


def _closing_mark(at: Junction) -> bool | None:
    return True if _NEVER_FIRST.match(at.text) and not at.paragraph.alone else None


def _marked_title(at: Junction) -> bool | None:
    return True if at.line.marked and at.paragraph.marked and at.in_title and ends_title(at.text) else None


def _marked_heading(at: Junction) -> bool | None:
    return False if at.line.marked else None


def _alone(at: Junction) -> bool | None:
    return False if at.paragraph.alone or at.alone else None


def _named_line(at: Junction) -> bool | None:
    begins = at.is_wrapped and _NAMES_WHAT_FOLLOWS.match(at.text) and not at.gist.endswith(_GOES_ON)
    return False if begins else None


def _under_full_heading(at: Junction) -> bool | None:
    """A label in the middle of a wrapped sentence begins nothing, after a heading it does."""
    if not at.is_wrapped or not is_heading(at.gist):
        return None
    heading_is_over = _ENDS_HEADING.search(at.gist[-2:]) and _BEGINS_BODY.match(at.text)
    return False if heading_is_over or starts_something(at.text) or opens_title(at.text) else None


def _under_full_title(at: Junction) -> bool | None:
    return False if at.is_wrapped and is_title(at.gist) and not is_heading(at.gist) else None


def _wrapped(at: Junction) -> bool | None:
    return True if at.is_wrapped else None


def _item(at: Junction) -> bool | None:
    return False if starts_something(at.text) else None


def _in_title(at: Junction) -> bool | None:
    return True if at.in_title and may_go_on_in_title(at.text) else None


def _title_broken_off(at: Junction) -> bool | None:
    return False if at.in_title else None


def _full_sentence(at: Junction) -> bool | None:
    """A sentence that ends where its line does; what a colon announces goes on only where an address is cut."""
    if not at.is_full or not at.is_ended or (at.gist[-1] in "：:" and not IN_ADDRESS.search(at.text[:40])):
        return None
    return None if is_title(at.gist) or opens_title(at.text) else True


def _ended(at: Junction) -> bool | None:
    return False if at.is_ended or at.paragraph.marked else None


def _goes_on(at: Junction) -> bool | None:
    return True if at.gist.endswith(_GOES_ON) else None


def _addressees(at: Junction) -> bool | None:
    """Addressees that lost their colon stop without a mark, as a broken sentence does."""
    gist = at.gist
    if gist[0] not in "各全省市州区县有机辖" or "。" in gist or len(gist) > 300:
        return None
    return False if addressees.read([gist, at.text], 0, bare=True) else None


def _stops_short(at: Junction) -> bool | None:
    """A sentence that stops in the middle: long, with inner punctuation, and no heading of its own."""
    gist = at.gist
    if len(gist) < (12 if at.line.on_new_page else 30) or not _INNER.search(gist) or is_heading(gist):
        return None
    return None if opens_title(at.text) or at.text.endswith("文件") else True


JOIN_RULES = (
    JoinRule("row of a table", _row, "各参赛单位的名额分配如下表所示，", "示例县总工会\t3人"),
    JoinRule("title within a title", _title_within_title, "示例市总工会关于印发劳动技能竞赛活动方案", "的通知"),
    JoinRule("closing mark", _closing_mark, "各级工会要认真落实", "，抓好总结。"),
    JoinRule("marked title", _marked_title, "# 示例市总工会关于学习宣传贯彻", "# 全市劳动模范座谈会精神的通知"),
    JoinRule("marked heading", _marked_heading, "各级工会要认真组织学习，", "# 加强组织领导"),
    JoinRule("stands alone", _alone, "请于规定时间前报送总结、", "2023年5月1日"),
    JoinRule("named line", _named_line, "请各参赛单位认真做好赛前训练并按规定时间到达赛场参加", "时间：5月1日", 26),
    JoinRule(
        "under a full heading", _under_full_heading,
        "二、认真组织实施，确保活动各项任务落到实处取得明显实效", "各级工会要按三个阶段推进活动，", 28,
    ),
    JoinRule(
        "under a full title", _under_full_title,
        "示例市总工会关于在全市范围内开展职工劳动技能竞赛的通知", "各县总工会，市直机关工会，各", 28,
    ),
    JoinRule("wrapped", _wrapped, "现就在全市工会系统开展劳动技能竞赛活动有关事项作出如下", "安排和部署。", 26),
    JoinRule("item", _item, "各级工会要做到，", "（一）加强组织领导。"),
    JoinRule("inside a title", _in_title, "示例市总工会关于学习宣传贯彻", "全市劳动模范座谈会上的"),
    JoinRule("title broken off", _title_broken_off, "示例市总工会关于做好元旦、", "示工发〔2023〕5号"),
    JoinRule(
        "full sentence", _full_sentence,
        "主要负责人亲自抓，分管负责人具体抓，层层压实工作责任。", "一级抓一级，形成工作合力。", 26,
    ),
    JoinRule("ended", _ended, "各级工会要把学习贯彻会议精神作为当前的重要任务，切实抓好落实。", "活动分三个阶段进行"),
    JoinRule(
        "addressees without their colon", _addressees,
        "各县（市、区）总工会，市直机关各基层工会，各产业工会，市属企业工会", "为丰富职工生活，决定举办竞赛。",
    ),
    JoinRule("comma or opening mark", _goes_on, "各级工会要认真落实，", "抓好总结。"),
    JoinRule(
        "stops short", _stops_short,
        "各级工会要把学习贯彻作为当前和今后一个时期的重要任务，切实抓好学", "习贯彻，取得实效。",
    ),
)  # fmt: skip
_RULES = tuple(rule.rule for rule in JOIN_RULES)
