"""How directives write by when: patterns, each with the reading that makes a day or a rule of what it finds."""

import re
from collections.abc import Callable

from archive.parsing.action_items import due_dates, feasts
from archive.parsing.action_items.directive_dates import Issue
from archive.parsing.action_items.due_dates import Due

Reading = tuple[re.Pattern[str], Callable[[re.Match[str], Issue], Due]]

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
_MONTH = r"(?<![\d十])(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3}|元)\s?月"
_DAY = rf"(?:{_YEAR}\s?)?{_MONTH}\s?(?P<day>{_NUMERAL})\s?[日号]"
# 6月10前: where 前 follows the day may stand without its unit.
_DAY_BARE = rf"(?:{_YEAR}\s?)?{_MONTH}\s?(?P<day>{_NUMERAL})(?:\s?[日号]|(?![\d:：时点]))"
# 2023/6/10, 2023-6-10, 2023.6.10
_NUMBERED = (
    r"(?P<year>(?:19|20)\d{2})\s?(?P<mark>[-/.．])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<day>\d{1,2})(?!\d)\s?日?"
)
_APART = r"(?<![\d.．/〔\[—-])"
# 2023 6 10 日: the units are lost, the groups are kept apart.
_UNITS_LOST = r"(?<![\d.])(?P<year>20\d{2})(?:\s?年\s?|\s+)(?P<month>\d{1,2})(?:\s?月\s?|\s+)(?P<day>\d{1,2})\s?日?"
_SHORT = r"(?<![\dA-Za-z.．/〔\[—-])(?P<month>1[0-2]|0?[1-9])\s?[.．/]\s?(?P<day>3[01]|[12]\d|0?[1-9])(?!\d)\s?[日号]?"
# （星期五）下班前, 17:00前, 下午5时前
_HOUR = (
    r"(?:\s?[（(][^（）()]{1,6}[）)])?(?:\s?(?:上午|下午|中午|正午|午夜|晚上?|早上))?"
    r"(?:\s?\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分|半|整|钟)?)|\s?下班)?"
)
_BY = r"\s?(?:之前|以前|前(?![后夕])|为止|止|截[止稿])"
_UNTIL = r"\s?(?:至|到|[-—–~～]{1,2})\s?"
_FROM = (
    r"(?:(?:自|从)?(?:即日|现在|本?通知(?:印发|下发|发布)?之日)起|(?:(?P<since>\d{4})\s?年\s?)?(?<![\d:：])"
    r"(?:(?P<since_month>\d{1,2})\s?月(?:\s?\d{1,2}\s?[日号])?|\d{1,2}\s?[日号]|\d{1,2}(?=\s?[-—–~～至到]{1,2}\s?\d{1,2}\s?月))"
    "(?:起|开始|份)?)"
)
_TURNS = "每个?(?P<every>年度?|季度?|月(?!月)|半年|周|星期|学期)的?"
_FEAST = (
    rf"[“\"]?(?P<feast>元旦[、和]?春节|中秋节?[、和]?国庆|{'|'.join(feasts.NAMES)}|[两双]节|腊八|小年|节)[”\"]?"
    "(?:国际)?(?:妇女|劳动)?节?(?:假期|放假)?"
)
_CLOSES = r"截[止至稿](?:到|时间|日期|日|为|是|：|:|至|于|\s){0,4}"


def _tried(*readings: tuple[str, Callable[[re.Match[str], Issue], Due]]) -> tuple[Reading, ...]:
    return tuple((re.compile(pattern), reading) for pattern, reading in readings)


_AGAIN = _tried(
    (
        rf"{_TURNS}(?P<detail>\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号]|[底末份])?|\s?\d{{1,2}}\s?[日号]"
        r"|(?:末月|首月|最后一个月|第一个月)(?:\s?\d{1,2}\s?[日号])?|(?:结束|终了)后\d{1,2}(?:个工作)?[日天]"
        rf"|[一二三四五六日天]|[年月季]?度?[底末终初])(?:{_HOUR}(?:{_BY}|内))?",
        due_dates.again,
    )
)
_SINCE_WHEN = _tried(
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
)
_BY_DAY = _tried(
    (rf"(?:[本下这]?(?:周|星期)[一二三四五六日天]\s?[（(])?{_DAY_BARE}{_HOUR}[）)]?{_BY}", due_dates.on_day),
    (rf"{_APART}{_NUMBERED}{_HOUR}{_BY}", due_dates.on_day),
    (rf"{_UNITS_LOST}{_HOUR}{_BY}", due_dates.on_day),
    (rf"{_SHORT}{_HOUR}{_BY}", due_dates.on_day),
)
_AT_THE_LATEST = _tried(
    (rf"(?:最[迟晚](?:不(?:得?超过|晚于|迟于)|[于在])?|不[迟晚]于)\s?{_DAY}{_HOUR}", due_dates.on_day)
)
_CLOSING = _tried(
    (rf"{_CLOSES}{_DAY}{_HOUR}", due_dates.on_day),
    (rf"{_CLOSES}{_NUMBERED}{_HOUR}", due_dates.on_day),
)
_SPANS = _tried(
    (rf"{_FROM}{_HOUR}{_UNTIL}{_DAY}{_HOUR}(?:{_BY})?", due_dates.on_day),
    (rf"(?:\d{{4}}([-/.．])\d{{1,2}}\1\d{{1,2}}|即日起){_UNTIL}{_NUMBERED}{_HOUR}(?:{_BY})?", due_dates.on_day),
)
_BY_MONTH = _tried((rf"(?:{_YEAR}\s?)?{_MONTH}份?(?P<part>底|末|[上中下]旬|)(?:{_BY}|之?内)", due_dates.part_of_month))
_RUNNING = _tried(
    (rf"{_FROM}{_UNTIL}(?:{_YEAR}\s?)?{_MONTH}(?P<part>底|末|份|[上中下]旬)?", due_dates.part_of_month),
    (rf"(?:{_YEAR}\s?)?{_MONTH}(?P<part>底|末|[上中下]旬)", due_dates.part_of_month),
    (rf"(?<!每)(?P<week>[本下这])?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]){_HOUR}{_BY}", due_dates.weekday),
    (rf"(?P<from_now>[今明后])[天日](?:{_HOUR}{_BY}|\s?下班)", due_dates.near_day),
    (rf"(?:[当即][天日])?(?:[上下]午)?下班{_BY}|[当即][天日]{_BY}", due_dates.words_only),
    (
        r"(?<![个\d年每动传务十元腊正])(?P<which>[本当下次])?月(?:(?P<day>\d{1,2})\s?[日号]|[底末]|(?<=[本当]月)内)"
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
    (rf"(?<=[于在])(?<![定拟][于在])\s?{_NUMBERED}", due_dates.on_day),
    (rf"(?:{_YEAR}\s?)?{_FEAST}(?:(?P<during>期间)|来临之前|之?前(?!夕)|以前)", due_dates.eve),
    (rf"(?:农历)?(?:腊月|正月)[初廿]?{_NUMERAL}?日?[底末]?(?:{_BY})", due_dates.words_only),
    (
        "(?:结业|开学|放假|开赛|赛|开幕|换届|报到|活动开始|培训开始|会议召开|学期结束)之?前"
        r"(?:\s?\d{1,3}\s?(?:分钟|个?小时|天|日))?",
        due_dates.words_only,
    ),
    (r"(?<!\d)\d{3,4}\s?日(?:之前|以前|前)|(?<![\d ])\d{1,2}\s+\d{1,2}\s?日(?:之前|以前|前)", due_dates.words_only),
    ("常年", due_dates.ongoing),
)

# Those that stand side by side with others: 6月底前、12月底前, 6月10日以前、每月5日前.
SIDE_BY_SIDE = (*_AGAIN, *_BY_DAY, *_AT_THE_LATEST, *_BY_MONTH)
# The first of them may share the 前 of the last: 6月底、12月底前.
AHEAD = (
    *SIDE_BY_SIDE,
    *_tried(
        (rf"(?:{_YEAR}\s?)?{_MONTH}(?P<part>底|末|[上中下]旬)", due_dates.part_of_month),
        (_DAY, due_dates.on_day),
    ),
)
# Tried in this order, the first that fits wins: 每年开展…，12月10日前报送 is due in December.
READINGS = (*_AGAIN, *_SINCE_WHEN, *_BY_DAY, *_CLOSING, *_SPANS, *_BY_MONTH, *_AT_THE_LATEST, *_RUNNING)
# Behind a label that states a deadline every date does: 报名时间：6月1日至10日.
LABELLED = (
    *_SPANS,
    *_tried(
        (
            rf"(?:{_YEAR}\s?)?{_MONTH}\s?\d{{1,2}}\s?[日号]?{_HOUR}{_UNTIL}(?P<day>{_NUMERAL})\s?[日号]{_HOUR}(?:{_BY})?",
            due_dates.on_day,
        ),
        (
            r"(?:(?P<since>\d{4})[.．])?(?P<since_month>\d{1,2})[.．]\d{1,2}\s?日?"
            rf"{_UNTIL}(?P<month>\d{{1,2}})[.．](?P<day>\d{{1,2}})(?!\d)\s?日?",
            due_dates.on_day,
        ),
    ),
    *READINGS,
    *_tried(
        (rf"{_DAY}{_HOUR}", due_dates.on_day),
        (rf"{_APART}{_NUMBERED}{_HOUR}", due_dates.on_day),
        (rf"{_UNITS_LOST}{_HOUR}", due_dates.on_day),
    ),
)
