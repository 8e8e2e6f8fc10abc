"""By when: a deadline as written, its date where it can be computed, its rule where the words tell one.

The rules, as they are stored and shown beside the words:

    issued+30d      within 30 days of the issue (印发之日起30日内); d days, wd working days, w weeks, m months, h hours
    received+5wd    of the receipt of this directive, an application, a document (收到本通知之日起5个工作日内)
    ended+7d        of the end of an activity (活动结束后7日内)
    after+15d       of something else that the words name, or leave open (3日内)
    month-end, next-month:5, quarter-end, half-year, year-end
                    the end of the running month, quarter, half, year; the 5th of the next month
    daily, weekly, monthly, quarterly, half-yearly, yearly, termly
                    again and again; with the day by which: weekly:5 (Friday), monthly:5, monthly:end,
                    quarterly:end, quarterly:25 (of its last month), quarterly:end+10d, half-yearly:end,
                    yearly:12-01, yearly:12-31
    ongoing         all year round (常年)

A date needs a year: its own, or that of the directive's issue; 1月10日前 in a directive of November is next
January. Days from the issue need the day of issue. Working days and receipts stay rules: no text tells them.
A damaged deadline (410日前) keeps its words and gets no date.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from archive.parsing.action_items import due_dates

_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_COUNT = (
    r"(?P<count>\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?P<unit>个?工作日|个?自然日|日|天|周|个?星期|个月|个?小时)"
    "(?:之内|以内|内)"
)
_SINCE = "(?:之日起?|后|之后|起)"
_YEAR = (
    r"(?:(?P<year>\d{4}|[〇○零一二三四五六七八九]{4})\s?年(?:度)?"
    "|(?P<said>今年|本年度?|当年|明年|次年|翌年))"
)
_MONTH = rf"(?<![\d十])(?P<month>{_NUMERAL})\s?月"
_DAY = rf"(?:{_YEAR}\s?)?{_MONTH}\s?(?P<day>{_NUMERAL})\s?[日号]"
# （星期五）下班前, 17:00前, 下午5时前
_HOUR = (
    r"(?:\s?[（(][^（）()]{1,6}[）)])?(?:\s?(?:上午|下午|中午|晚上?))?"
    r"(?:\s?\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分|半|整)?)|\s?下班)?"
)
_BY = r"\s?(?:之前|以前|前(?![后夕])|为止|止|截止)"
_UNTIL = r"\s?(?:至|到|[-—–~～]{1,2})\s?"
_FROM = (
    r"(?:(?:自|从)?即日起|(?:\d{4}\s?年\s?)?(?<!\d)"
    r"(?:\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?[日号]|\d{1,2}(?=\s?[-—–~～至到]{1,2}\s?\d{1,2}\s?月))"
    "(?:起|开始|份)?)"
)
_TURNS = "每个?(?P<every>年度?|季度?|月(?!月)|半年|周|星期|学期)的?"
_FEAST = (
    r"[“\"]?(?P<feast>元旦、?春节|元旦|春节|清明|端午|中秋|国庆|三八|五一|七一|十一|两节|节)[”\"]?"
    "(?:国际)?(?:妇女|劳动)?节?(?:假期)?"
)

# Most action items name no time at all: the first look is quick, the second close.
_HINTED = re.compile(
    "[月每日底末旬季节年半常天周时学业假赛始一旦届到](?:(?<=[月每日底末旬季节])|(?<=年)[内终]|(?<=半)年|(?<=常)年"
    "|(?<=[天周时])[之以]?内|(?<=[学业假赛始一旦届到])”?之?前)"
)
_TIMED = re.compile(
    r"[\d一二三四五六七八九十]\s?(?:[月日号天周]|个?工作日|个月|小时)"
    "|[一二两三四五六七八九十]个?(?:工作日|月内|日内|天|周内|星期|小时)|每个?[年月季周半学天日星]"
    "|[年月季]度?[底末内终]|常年|[节学假业赛开幕届到春旦庆秋一始]”?之?前|[节旦春]期间|季度|[上下]半年|之日"
)


@dataclass(frozen=True)
class Deadline:
    """`text` as written; `day` and `rule` where the words tell them."""

    text: str
    day: date | None = None
    rule: str = ""


NONE = Deadline("")


def find(sentence: str, issued: date | None = None, year: int | None = None) -> Deadline | None:
    """The deadline of a sentence: ('8月31日前', 2023-08-31). `issued` and `year` of the directive complete it."""
    if not _HINTED.search(sentence) or not _TIMED.search(sentence):
        return None
    issue = due_dates.Issue(issued, issued.year if issued else year)
    for pattern, reading in _READINGS:
        if match := pattern.search(sentence):
            day, rule = reading(match, issue)
            return Deadline(match[0].strip(), day, rule)
    return None


def _tried(*readings: tuple[str, Callable]) -> tuple[tuple[re.Pattern, Callable], ...]:
    return tuple((re.compile(pattern), reading) for pattern, reading in readings)


# Tried in this order, the first that fits wins: 每年开展…，12月10日前报送 is due in December.
_READINGS = _tried(
    (
        rf"{_TURNS}(?P<detail>\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号]|[底末份])?|\s?\d{{1,2}}\s?[日号]"
        r"|(?:末月|首月|最后一个月|第一个月)(?:\s?\d{1,2}\s?[日号])?|(?:结束|终了)后\d{1,2}(?:个工作)?[日天]"
        rf"|[一二三四五六日天]|[年月季]?度?[底末终初])(?:{_HOUR}(?:{_BY}|内))?",
        due_dates.again,
    ),
    (
        "(?:自|从)?[本该此]?(?:通知|办法|方案|意见|文件|细则|规定)?(?:印发|发布|下发|发文|公布|颁布|施行)"
        rf"{_SINCE}\s?{_COUNT}",
        due_dates.after("issued"),
    ),
    (rf"(?:自|从)?(?:收到|接到)[^，。；自从]{{0,16}}?{_SINCE}?的?\s?{_COUNT}", due_dates.after("received")),
    (
        rf"[^，。；、自从在于]{{0,10}}?(?:结束|完成|闭幕|办结)(?:之日起?|之后|后)(?:[，,][^，。；]{{0,4}}?)?的?\s?{_COUNT}",
        due_dates.after("ended"),
    ),
    (rf"{_DAY}{_HOUR}{_BY}", due_dates.on_day),
    (rf"截[止至](?:到|时间|日期|为|是|：|:|至|于){{0,3}}\s?{_DAY}{_HOUR}", due_dates.on_day),
    (rf"{_FROM}{_UNTIL}{_DAY}{_HOUR}(?:{_BY})?", due_dates.on_day),
    (rf"(?:{_YEAR}\s?)?{_MONTH}份?(?P<part>底|末|[上中下]旬|)(?:{_BY}|之?内)", due_dates.part_of_month),
    (rf"{_FROM}{_UNTIL}(?:{_YEAR}\s?)?{_MONTH}(?P<part>底|末|份|[上中下]旬)?", due_dates.part_of_month),
    (rf"(?:{_YEAR}\s?)?{_MONTH}(?P<part>底|末|[上中下]旬)", due_dates.part_of_month),
    (
        r"(?<![个\d年每动传务十])(?P<which>[本当下次])?月(?:(?P<day>\d{1,2})\s?[日号]|[底末]|(?<=[本当]月)内)"
        "(?:之?前|以前|内)?",
        due_dates.this_month,
    ),
    (
        rf"(?:{_YEAR}\s?)?(?:(?:本|第?(?P<which>[一二三四1-4]))季度(?:[末底内]|结束|(?!之?前))|(?<!每)季度?[末底])"
        "(?:之?前|以前)?",
        due_dates.quarter_end,
    ),
    (rf"(?:{_YEAR}\s?)?(?P<half>[上下])半年[末底内]?(?:之?前)?", due_dates.half_year),
    (
        rf"(?<![近几半数每一二两三四五六七八九十\d])(?:{_YEAR}(?:年?[底末终]|之?内|以前|之?前)|年(?:度?[底末内]|终))"
        "(?:之?前|以前)?",
        due_dates.year_end,
    ),
    (
        r"(?:自[^，。；自]{1,16}?(?:之日)?起|(?<![\u4e00-\u9fff])(?:(?![应须在于])[\u4e00-\u9fff]){2,8}?后"
        rf"|(?<=[应须在于])(?:(?![应须在于])[\u4e00-\u9fff]){{2,6}}?后|起)\s?{_COUNT}",
        due_dates.after("after"),
    ),
    (rf"(?<![近\d第]){_COUNT}", due_dates.after("after")),
    (
        "(?<![人户家名按占以])每个?(?P<every>年度?|季度?|月|半年|周|星期|学期|日|天)(?P<detail>)(?![度逢来])",
        due_dates.again,
    ),
    (rf"(?<=[于在])(?<![定拟][于在])\s?{_DAY}", due_dates.on_day),
    (rf"(?:{_YEAR}\s?)?{_FEAST}(?:(?P<during>期间)|来临之前|之?前(?!夕))", due_dates.eve),
    (
        "(?:结业|开学|放假|开赛|赛|开幕|换届|报到|活动开始|培训开始|会议召开|学期结束)之?前"
        r"(?:\s?\d{1,3}\s?(?:分钟|个?小时|天|日))?",
        due_dates.words_only,
    ),
    (r"(?<!\d)\d{3,4}\s?日(?:之前|以前|前)", due_dates.words_only),
    ("常年", due_dates.ongoing),
)
