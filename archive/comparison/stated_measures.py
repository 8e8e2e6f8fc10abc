"""What a sentence says in numbers: how much, by when, how often; each with what more of it means.

Two measures are compared where they are of one `quality`: the unit counts, and of a part of a whole that it is one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive.comparison.stated_days import day_spans, stated_days
from archive.comparison.stated_numbers import StatedNumber, stated_numbers
from archive.lexicon.numerals import amount_of

Kind = Literal["figure", "deadline"]

_COUNTED = (
    "人次|场次|批次|课时|学时|平方米|平方公里|公里|摄氏度|毫米|厘米|分钟|周岁|千克|公斤"
    "|人|名|位|个|家|户|所|处|间|项|条|次(?!性)|场|期|届|轮|篇|份|件|支|册|本|张|套|种|台|辆|部|组|批|字|元|米|度|岁|吨|亩|倍|分(?!之)"
)
_TIME = "个?工作日|个?自然日|个?小时|个?星期|个月|周(?!岁|年)|日|天|年(?!级|度|代)"
_UNIT = re.compile(f"(?P<time>{_TIME})|(?P<counted>{_COUNTED})")
_SAME_UNIT = {"名": "人", "位": "人", "户": "户", "度": "摄氏度", "场次": "场", "课时": "学时"}
# What stands in no relation to who issues: size, length, warmth.
_LENGTHS = frozenset(
    ("平方米", "平方公里", "公里", "米", "摄氏度", "分钟", "学时", "岁", "周岁", "倍", "毫米", "厘米")
)
_HOURS = {"小时": 1, "工作日": 33.6, "自然日": 24, "日": 24, "天": 24, "星期": 168, "周": 168, "月": 730, "年": 8760}
_EVENTS = frozenset(("次", "场", "期", "届", "轮"))

_LEAST = re.compile(
    "(?:不得?(?:少于|低于|小于|短于)|不能(?:少于|低于|小于)|至少|最少|最低|达到|不下)[^0-9,。;:]{0,8}$"
)
_MOST = re.compile(
    "(?:不得?(?:超过|多于|高于|大于|长于)|不能(?:超过|多于|高于|大于)|至多|最多|最高|控制在)[^0-9,。;:]{0,4}$"
)
_BEYOND = re.compile("(?:满|超过|超出|达到|高于|多于|大于|连续[^,。;]{0,4})$")
_BELOW = re.compile("(?:低于|不足|少于|小于|不满|未满|未达到?)$")
# 四十摄氏度以上时，; 三个月以上的; 低于85分的
_CASE = re.compile(
    "(?P<bound>以上|以下|以内)?[^,。;:]{0,14}?(?:的(?![^,。;:]{0,12}(?:不得|应当|必须))|时|后)(?=[,。;:]|[^,。;:])"
)
_WITHIN = re.compile("(?:之内|以内|内)(?!容|部|设|外)")
_LASTS = re.compile("时间|时长|开放|培训|学习|公示|脱产|授课|课程|营业|服务")
_EVERY = re.compile(
    "每(?P<count>半|[0-9]{1,2}|[一二两三四五六七八九十]{1,3})?个?(?P<unit>日|天|周|星期|旬|月(?!底)|季度?|学期|年度?)"
    "|(?:按|逐)(?P<by>日|周|月|季度?|年)"
)
# A quarter is three months, and two of them half a year.
_DAYS = {"日": 1.0, "天": 1.0, "周": 7.0, "星期": 7.0, "旬": 10.0, "月": 365 / 12, "季": 365 / 4, "季度": 365 / 4}
_DAYS |= {"学期": 365 / 2, "年": 365.0, "年度": 365.0}
_EACH = re.compile("每(?!年|月|季|周|天|日|半|学期|期|旬|两年)|各(?=[^级地有单])|人均|平均")
_TOTAL = re.compile("安排|投入|筹集|专项资金|总额|总计|共计|列支|资金总")
_WHOLE = re.compile("[全我][省市县区州]|[省市县区州]级")


@dataclass(frozen=True)
class Measure:
    """`sense` is 1 where more of it asks for more, -1 where less of it does, 0 where neither can be told. Characters
    start:end of the folded sentence; `clause` is the clause around it, by which it is told what it measures.

    `total`: a number of a whole, of which another body takes on a share of its own; `every` is the span in days in
    which so many are to come about."""

    kind: Kind
    quality: str
    value: float
    sense: int
    start: int
    end: int
    clause: tuple[int, int]
    total: bool = False
    every: float = 0.0


def stated_measures(folded: str) -> list[Measure]:
    """In order of where they stand."""
    taken = day_spans(folded)
    every = list(_frequencies(folded))
    found = [
        Measure(
            "deadline",
            "day" if day.year else "day of a year",
            day.value,
            day.sense,
            day.start,
            day.end,
            _clause(folded, day.start),
        )
        for day in stated_days(folded)
    ]
    found += every
    taken += [(one.start, one.end) for one in every]
    for number in stated_numbers(folded):
        if not any(start <= number.start < end for start, end in taken):
            measure = _ratio(folded, number) if number.ratio else _counted(folded, number, every)
            if measure:
                found.append(measure)
    return sorted(found, key=lambda one: one.start)


def _frequencies(folded: str) -> Iterator[Measure]:
    for match in _EVERY.finditer(folded):
        count = 0.5 if match["count"] == "半" else amount_of(match["count"]) if match["count"] else 1
        if count:
            days = count * _DAYS[match["unit"] or match["by"]]
            yield Measure("deadline", "every", days, -1, match.start(), match.end(), _clause(folded, match.start()))


def _ratio(folded: str, number: StatedNumber) -> Measure:
    clause = _clause(folded, number.start)
    sense = _sense(folded, number, number.end, clause)
    return Measure("figure", "ratio", number.value, sense, number.start, number.end, clause)


def _counted(folded: str, number: StatedNumber, every: list[Measure]) -> Measure | None:
    unit = _UNIT.match(folded, number.end)
    if not unit:
        return None
    clause = _clause(folded, number.start)
    if unit["time"]:
        return _span(folded, number, unit, clause)
    name = _SAME_UNIT.get(unit["counted"], unit["counted"])
    before = folded[clause[0] : number.start]
    if before.endswith("每"):
        # 每2公里一处: the nearer together, the more.
        return Measure("figure", f"per {name}", number.value, -1, number.start - 1, unit.end(), clause)
    within = (
        [one.value for one in every if one.clause == clause and one.start < number.start] if name in _EVENTS else []
    )
    sense = _sense(folded, number, unit.end(), clause)
    return Measure(
        "figure", name, number.value, sense, number.start, unit.end(), clause,
        total=_is_total(folded, name, before, unit.end(), clause, bool(within)), every=within[-1] if within else 0.0,
    )  # fmt: skip


def _span(folded: str, number: StatedNumber, unit: re.Match, clause: tuple[int, int]) -> Measure:
    hours = number.value * _HOURS[unit["time"].removeprefix("个")]
    before, after = folded[clause[0] : number.start], folded[unit.end() : clause[1]]
    if _WITHIN.match(after) or _MOST.search(before) or "提前" in before[-3:]:
        sense = 1 if "提前" in before[-3:] else -1
        return Measure("deadline", "span", hours, sense, number.start, unit.end(), clause)
    sense = 0 if not (_LEAST.search(before) or _LASTS.search(folded[clause[0] : clause[1]])) else 1
    if _BEYOND.search(before) or after.startswith("以上"):
        sense = -1 if "的" in after or "时" in after else 0
    return Measure("figure", "span", hours, sense, number.start, unit.end(), clause)


def _sense(folded: str, number: StatedNumber, end: int, clause: tuple[int, int]) -> int:
    before, after = folded[clause[0] : number.start], folded[end : clause[1] + 1]
    if _LEAST.search(before) and not _CASE.match(after):
        return 1
    if _MOST.search(before):
        # Less to spend may be thrift or a smaller gift.
        return 0 if folded[end - 1] == "元" else -1
    case = _CASE.match(after)
    if case and (case["bound"] == "以上" or _BEYOND.search(before)):
        return -1
    if case and (case["bound"] == "以下" or _BELOW.search(before)):
        return 1
    # 百人以上企业 says which ones are meant, 九成以上 how much there has to be.
    named = after.startswith("以上") and after[2:3] not in ",。;:"
    return 0 if named and not re.search("[由派备]$|配备|指派", before) else 1


def _is_total(folded: str, unit: str, before: str, end: int, clause: tuple[int, int], often: bool) -> bool:
    """Whether a number is one of a whole, of which another body has a share of its own."""
    if unit in _LENGTHS or often or _EACH.search(before):
        return False
    if unit == "元":
        return bool(_TOTAL.search(before))
    least = _LEAST.search(before) or folded.startswith("以上", end)
    return not least or bool(_WHOLE.search(folded, 0, clause[1]))


def _clause(folded: str, at: int) -> tuple[int, int]:
    start = max(folded.rfind(mark, 0, at) for mark in ",。;:!?") + 1
    ends = [end for mark in ",。;:!?" if (end := folded.find(mark, at)) != -1]
    return start, min(ends, default=len(folded))
