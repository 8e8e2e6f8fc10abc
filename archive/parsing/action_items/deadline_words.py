"""Words of which deadlines are put together, as parts of patterns: days in every form, hours, 前, feasts, spans."""

import re
from collections.abc import Callable
from typing import NamedTuple

from archive.parsing.action_items import feasts
from archive.parsing.action_items.directive_dates import Issue
from archive.parsing.action_items.due_dates import Due

NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
COUNT = (
    r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?P<unit>个?工作日|个?自然日|日|天|周|个?星期|个月|个?小时)"
    "(?:之内|以内|内)"
)
SINCE = "(?:之日起?|后|之后|起)"
YEAR = (
    r"(?:(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})\s?年(?:度)?"
    "|(?P<said>今年|本年度?|当年|明年|次年|翌年))"
)
MONTH = r"(?<![\d十])(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3}|元)\s?月"
DAY = rf"(?:{YEAR}\s?)?{MONTH}\s?(?P<day>{NUMERAL})\s?[日号]"
# 6月10前: where 前 follows the day may stand without its unit.
DAY_BARE = rf"(?:{YEAR}\s?)?{MONTH}\s?(?P<day>{NUMERAL})(?:\s?[日号]|(?![\d:：时点]))"
# 2023/6/10, 2023-6-10, 2023.6.10
NUMBERED = (
    r"(?P<year>(?:19|20)\d{2})\s?(?P<mark>[-/.．])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})(?!\d)\s?日?"
)
APART = r"(?<![\d.．/〔\[—-])"
# 2023 6 10 日: the units are lost, the groups are kept apart.
UNITS_LOST = r"(?<![\d.])(?P<year>20\d{2})(?:\s?年\s?|\s+)(?P<month>\d{1,2})(?:\s?月\s?|\s+)(?P<day>\d{1,2})\s?日?"
SHORT = r"(?<![\dA-Za-z.．/〔\[—-])(?P<month>1[0-2]|0?[1-9])\s?[.．/]\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s?[日号]?"
# （星期五）下班前, 17:00前, 下午5时前
HOUR = (
    r"(?:\s?[（(][^（）()]{1,6}[）)])?(?:\s?(?:上午|下午|中午|正午|午夜|晚上?|早上))?"
    r"(?:\s?\d{1,2}\s?(?:[:：]\s?\d{2}|[时点](?:\d{1,2}分|半|整|钟)?)|\s?(?:下班|放学|下课|收工))?"
)
# 6月10日前三天 is another day.
EARLIER = r"[一二两三四五六七八九十\d]{1,2}个?(?:[天日周月]|星期|工作日)"
BY = rf"\s?(?:之前|以前|前(?![后夕的已未]|成立|出生|入职|入会|取得|建成|退休|参加工作|{EARLIER})|为止|止|截[止稿])"
UNTIL = r"\s?(?:至|到|[-—–~～]{1,2})\s?"
FROM = (
    r"(?:(?:自|从)?(?:即日|现在|本?通知(?:印发|下发|发布)?之日)起|(?:(?P<since>\d{4})\s?年\s?)?(?<![\d:：])"
    r"(?:(?P<since_month>\d{1,2})\s?月(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?[日号]|\d{1,2}(?=\s?[-—–~～至到]{1,2}\s?\d{1,2}\s?月))"
    "(?:起|开始|份)?)"
)
# 于5月16日下午在会议室召开 tells when something is held.
HELD = "[^，。；]{0,24}?(?:召开|举行|举办|开幕|开赛|开班)"
TURNS = "每个?(?P<every>年度?|季度?|月(?!月)|半年|周|星期|学期)的?"
# 报送上半年工作总结 says what of, not by when.
NOT_ABOUT = (
    "(?!的?(?:各项)?(?:工作|总结|情况|经费|收支|统计|小结|报表|计划|会员|考核|工会|重点|任务|进展|信息|数据|台账"
    "|奖|述职|评))"
)
FEAST = (
    rf"(?<![一二三四五六七八九十百〇零\d月第])[“\"]?(?P<feast>元旦[、和]?春节|中秋节?[、和]?国庆|{'|'.join(feasts.NAMES)}|[两双]节|腊八|小年|节)[”\"]?"
    "(?:国际)?(?:妇女|劳动)?节?(?:假期|放假)?"
)
CLOSES = r"截[止至稿](?:到|时间|日期|日|为|是|：|:|至|于|\s){0,4}"


class Reading(NamedTuple):
    """A pattern, a character without which it finds nothing ('' for none), and the reading of what it finds."""

    needs: str
    pattern: re.Pattern[str]
    due: Callable[[re.Match[str], Issue], Due]


def tried(*readings: tuple[str, str, Callable[[re.Match[str], Issue], Due]]) -> tuple[Reading, ...]:
    return tuple(Reading(needs, re.compile(pattern), due) for needs, pattern, due in readings)
