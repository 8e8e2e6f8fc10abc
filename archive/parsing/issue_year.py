"""The year of a directive, with what it rests on: signed date, own number, printing date, inference.

The printing date comes after the number because a number is given when the directive is signed. Only what dates a
directive tells its year: a birth, a law, 以来, a span of time in its prose never does. Inferred, and sure enough for
no deadline, is a year that its own coming into force, the page around it, the title, or an event of the year in
the first words tells.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.lexicon import dates, numerals
from archive.parsing.cleaning import Removal
from archive.parsing.cleaning.metadata_box import REASON as PAGE_FACTS
from archive.parsing.foot import Foot
from archive.parsing.foot.imprint import Imprint
from archive.parsing.header import Header
from archive.parsing.provenance import CERTAIN, DOUBTFUL, LIKELY, FieldProvenance, found, missing

ISSUED, NUMBER, PRINTED, INFERRED = "issued", "number", "printed", "inferred"
# 今天是：… is the day on which the page was saved; the others tell when something ends or was changed.
_OTHER_DAY = re.compile("今天|今日|现在|当前|打印|失效|废止|有效期|截止|修改|更新")
_PUT_UP = re.compile("发布|发表|公开|日期|时间|来源|作者")
_IN_FORCE = re.compile(
    r"本[\u4e00-\u9fff]{2,8}自(?P<date>[^，。；\n]{8,14}日)起(?:正式|试行|暂行)?(?:施行|实施|执行|生效|试行)"
)
# 2020年全国劳动模范, 2023年度工作: what happens in the year of the directive, and no year that it looks back on.
_EVENT = re.compile(
    r"(?<!\d)(?P<year>[12１２]\d{3})\s?年度?(?:全[国省市县区州校]|我[省市县区州校会]|工会|职工|女职工|工作|劳[动模]|[上下]半年)"
)
# 2022年度财务检查情况的通报 is of the year after, or of the same.
_LOOKS_BACK = re.compile(r"年度?[^年]{0,16}(?:总结|情况|考核结果|决算)")


@dataclass(frozen=True)
class Year:
    """`year` is None and `basis` '' where nothing tells it."""

    year: int | None
    basis: str
    provenance: FieldProvenance


@dataclass(frozen=True)
class PageDate:
    """When the page was put up on which a directive stood: the year, and the words that say so."""

    year: int
    written: str


def of(head: Header, tail: Foot, printed: Imprint, lead: str, text: str, page: PageDate | None = None) -> Year:
    """The year of a directive from its parts; `lead` is the `text` before the first item, `page` tells when the page
    around it was put up."""
    issued_on = tail.issued_on or head.dated
    others = {head.number_year} - {None}
    if issued_on:
        evidence = tail.dated_as or head.dated_as
        if others and issued_on.year not in others:
            evidence = f"{evidence} / {head.number}"
            return Year(issued_on.year, ISSUED, found("成文日期与发文字号年份不一致", DOUBTFUL, evidence))
        return Year(issued_on.year, ISSUED, found("据成文日期", CERTAIN, evidence))
    if tail.partial and tail.partial.year:
        confidence = DOUBTFUL if tail.partial.damaged else CERTAIN
        method = "据残缺的成文日期" if tail.partial.damaged else "据成文年月"
        if others and tail.partial.year not in others:
            evidence = f"{tail.partial.written} / {head.number}"
            return Year(tail.partial.year, ISSUED, found("成文日期与发文字号年份不一致", DOUBTFUL, evidence))
        return Year(tail.partial.year, ISSUED, found(method, confidence, tail.partial.written))
    if head.number_year:
        confidence = DOUBTFUL if head.number_damaged else CERTAIN
        if printed.printed_on and printed.printed_on.year < head.number_year:
            confidence = DOUBTFUL
        return Year(head.number_year, NUMBER, found("据发文字号", confidence, head.number))
    if printed.printed_on:
        return Year(printed.printed_on.year, PRINTED, found("据印发日期", LIKELY, printed.printed_as))
    return _inferred(head.title, lead, text, page)


def page_date(removals: Iterable[Removal], labelled: dict[str, str]) -> PageDate | None:
    """When a page was put up, from what was taken out of it, or from what a site says by a label, or None."""
    facts = [removal.text for removal in removals if removal.reason == PAGE_FACTS]
    facts += [f"{label}：{value}" for label, value in labelled.items() if label.endswith(("日期", "时间"))]
    told = [
        PageDate(one.date.year, fact.strip())
        for fact in facts
        if not _OTHER_DAY.search(fact)
        for one in dates.find(fact)
    ]
    return next((one for one in told if _PUT_UP.search(one.written)), told[0] if told else None)


def _inferred(title: str, lead: str, text: str, page: PageDate | None) -> Year:
    """The year in which it comes into force by its own words, in which the page was put up, that which the title is
    for, that of an event in the first words."""
    in_force = [one for match in _IN_FORCE.finditer(text) for one in dates.find(match["date"])]
    if in_force:
        year = in_force[-1].date.year
        agrees = not page or abs(page.year - year) <= 1
        return Year(year, INFERRED, found("据施行日期推断", LIKELY if agrees else DOUBTFUL, str(in_force[-1].date)))
    named = [] if _LOOKS_BACK.search(title) else dates.years(title)
    events = {numerals.value_of(match["year"]) for match in _EVENT.finditer(lead)}
    if page:
        agrees = all(not years or page.year in years for years in (named, events))
        return Year(page.year, INFERRED, found("据网页日期推断", LIKELY if agrees else DOUBTFUL, page.written))
    if named:
        return Year(max(named), INFERRED, found("据标题推断", DOUBTFUL, f"{max(named)}年"))
    if len(events) == 1 and (year := events.pop()) >= dates.FIRST_YEAR:
        return Year(year, INFERRED, found("据引言推断", DOUBTFUL, f"{year}年"))
    return Year(None, "", missing(DOUBTFUL))
