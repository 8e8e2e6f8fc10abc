"""Deadlines told by the calendar's turns or by something else: 每月5日前, 印发之日起30日内, 本周五前, 春节前."""

from archive.parsing.action_items import due_dates
from archive.parsing.action_items.deadline_words import (
    BY,
    COUNT,
    DAY,
    EARLIER,
    FEAST,
    FROM,
    HELD,
    HOUR,
    MONTH,
    NOT_ABOUT,
    NUMBERED,
    NUMERAL,
    SINCE,
    TURNS,
    UNTIL,
    YEAR,
    tried,
)

AGAIN = tried(
    (
        "每",
        rf"{TURNS}(?P<detail>\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号]|[底末份])?|\s?\d{{1,2}}\s?[日号]"
        r"|(?:末月|首月|最后一个月|第一个月)(?:\s?\d{1,2}\s?[日号])?|(?:结束|终了)后\d{1,2}(?:个工作)?[日天]"
        rf"|[一二三四五六日天]|[年月季]?度?[底末终初])(?:{HOUR}(?:{BY}|内))?",
        due_dates.again,
    )
)
SINCE_WHEN = tried(
    (
        "内",
        "(?:自|从)?[本该此]?(?:通知|办法|方案|意见|文件|细则|规定)?(?:印发|发布|下发|发文|公布|颁布|施行)"
        rf"{SINCE}\s?{COUNT}",
        due_dates.after("issued"),
    ),
    ("内", rf"(?:自|从)?(?:收到|接到)[^，。；自从]{{0,16}}?{SINCE}?的?\s?{COUNT}", due_dates.after("received")),
    (
        "内",
        rf"[^，。；、自从在于]{{0,10}}?(?:结束|完成|闭幕|办结)(?:之日起?|之后|后)(?:[，,][^，。；]{{0,4}}?)?的?\s?{COUNT}",
        due_dates.after("ended"),
    ),
)
RUNNING = tried(
    ("月", rf"{FROM}{UNTIL}(?:{YEAR}\s?)?{MONTH}(?P<part>底|末|份|[上中下]旬)?", due_dates.part_of_month),
    ("月", rf"(?:{YEAR}\s?)?{MONTH}(?P<part>底|末|[上中下]旬)", due_dates.part_of_month),
    (
        "前",
        rf"(?<!每)(?P<week>[本下这])?个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天]){HOUR}{BY}",
        due_dates.weekday,
    ),
    ("", rf"(?P<from_now>[今明后])[天日](?:{HOUR}{BY}|\s?下班)", due_dates.near_day),
    ("周", "[本下这]周(?:之?内|末(?:之?前)?)", due_dates.words_only),
    ("前", rf"(?:[当即][天日])?(?:[上下]午)?下班{BY}|[当即][天日]{BY}", due_dates.words_only),
    (
        "月",
        r"(?<![个\d年每动传务十元腊正])(?P<which>[本当下次])?月(?:(?<=[本当下次]月)(?P<day>\d{1,2})\s?[日号]|[底末]|(?<=[本当]月)内)"
        "(?:之?前|以前|内)?",
        due_dates.this_month,
    ),
    (
        "季",
        rf"(?:{YEAR}\s?)?(?:(?:本|第?(?P<which>[一二三四1-4]))季度(?:[末底内]|结束|(?!之?前))|(?<!每)季度?[末底])"
        rf"(?:之?前|以前)?{NOT_ABOUT}",
        due_dates.quarter_end,
    ),
    ("半", rf"(?:{YEAR}\s?)?(?P<half>[上下])半年[末底内]?(?:之?前)?{NOT_ABOUT}", due_dates.half_year),
    (
        "年",
        rf"(?<![近几半数每一二两三四五六七八九十\d])(?:{YEAR}(?:年?[底末终]|之?内|以前|之?前)|年(?:度?[底末内]|终))"
        rf"(?:之?前|以前)?{NOT_ABOUT}",
        due_dates.year_end,
    ),
    (
        "内",
        r"(?:自[^，。；自]{1,16}?(?:之日)?起|(?<=[于在应])[^，。；自于在]{1,12}?之日起|(?<![\u4e00-\u9fff])(?:(?![应须在于])[\u4e00-\u9fff]){2,8}?后"
        rf"|(?<=[应须在于])(?:(?![应须在于])[\u4e00-\u9fff]){{2,6}}?后|起)\s?{COUNT}",
        due_dates.after("after"),
    ),
    ("内", rf"(?<![近\d第]){COUNT}", due_dates.after("after")),
    (
        "每",
        "(?<![人户家名按占以])每个?(?P<every>年度?|季度?|月|半年|周|星期|学期|日|天)(?P<detail>)(?![度逢来])",
        due_dates.again,
    ),
    (
        "月",
        rf"(?<=[于在])(?<![定拟][于在])\s?(?:{YEAR}\s?)?{MONTH}\s?\d{{1,2}}\s?[日号]?{UNTIL}(?P<day>{NUMERAL})\s?[日号](?!{HELD})",
        due_dates.on_day,
    ),
    ("月", rf"(?<=[于在])(?<![定拟][于在])\s?{DAY}(?!{HELD}|{UNTIL}\d)", due_dates.on_day),
    ("", rf"(?<=[于在])(?<![定拟][于在])\s?{NUMBERED}(?!{HELD})", due_dates.on_day),
    (
        "",
        rf"(?:{YEAR}\s?)?{FEAST}(?:(?P<during>期间)|来临之前|之?前(?!夕)|以前)(?P<early>{EARLIER})?",
        due_dates.eve,
    ),
    ("月", rf"(?:农历)?(?:腊月|正月)[初廿]?{NUMERAL}?日?[底末]?(?:{BY})", due_dates.words_only),
    (
        "后",
        r"(?:节|假期?|开学|收假)后[^，。；前]{0,6}第[一二三]个?(?:周|天|星期|工作日)(?:之?内)?",
        due_dates.words_only,
    ),
    (
        "前",
        "(?:结业|开学|放假|[暑寒]假|期末|离校|开赛|赛|开幕|换届|报到|活动开始|培训开始|会议召开|学期结束)之?前"
        r"(?:\s?\d{1,3}\s?(?:分钟|个?小时|天|日))?",
        due_dates.words_only,
    ),
    (
        "日",
        r"(?<![\d每])(?:\d{3,4}|月\d{1,2})\s?日(?:之前|以前|前)|(?<![\d ])\d{1,2}\s+\d{1,2}\s?日(?:之前|以前|前)",
        due_dates.words_only,
    ),
    ("常", "常年", due_dates.ongoing),
)
