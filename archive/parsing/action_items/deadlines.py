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
A damaged deadline (410日前) keeps its words and gets no date, and so does one that would precede the directive. Of
several side by side (6月底前、12月底前) the words are kept together, with the first day to come and the first rule.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from archive.parsing.action_items.deadline_patterns import AHEAD, LABELLED, READINGS, SIDE_BY_SIDE
from archive.parsing.action_items.directive_dates import Issue

# Most action items name no time at all: the first look is quick, the second close.
_HINTED = re.compile(
    "[月每日底末旬季节年半常天周时学业假赛始一旦届到前截今明](?:(?<=[月每日底末旬季节])|(?<=年)[内终]|(?<=半)年|(?<=常)年"
    "|(?<=[天周时])[之以]?内|(?<=[学业假赛始一旦届到])”?之?前"
    "|(?<=[\\d之以三五四一六七八秋明宵夕阳班天时点午庆期）) ]前)|(?<=截)[止至稿]|(?<=[今明])天)"
)
_TIMED = re.compile(
    r"[\d一二两三四五六七八九十元每年月季常节学假业赛开幕届到春旦庆秋明午宵夕阳期始上下之周拜今后当即腊正]"
    r"(?:(?<=[\d一二三四五六七八九十元])\s?(?:[月日号天周]|个?工作日|个月|小时)"
    "|(?<=[一二两三四五六七八九十])个?(?:工作日|月内|日内|天|周内|星期|小时)|(?<=每)个?[年月季周半学天日星]"
    "|(?<=[年月季])度?[底末内终]|(?<=常)年|(?<=[节学假业赛开幕届到春旦庆秋一三四六七八明午宵夕阳期始])”?[之以]?前"
    r"|(?<=[节旦春])期间|(?<=季)度|(?<=[上下])半年|(?<=之)日|(?<=\d)\s?[./．\- ]\s?\d"
    "|(?<=[周期拜])[一二三四五六日天]|(?<=[今明后当即])[天日]|(?<=下)班|(?<=[腊正])月)"
)
_JOINT = re.compile(r"\s?[、，,和及与或]{1,2}\s?(?:[并再]|以及)?[于在]?\s?")
_WIDE = re.compile("[０-９]")
_NARROW = str.maketrans("０１２３４５６７８９／．－", "0123456789/.-")
# So many on either side of one, each so long at most.
_MOST, _LONGEST = 2, 30
_JOINED = re.compile(rf"{_JOINT.pattern}$")


@dataclass(frozen=True)
class Deadline:
    """`text` as written; `day` and `rule` where the words tell them."""

    text: str
    day: date | None = None
    rule: str = ""


@dataclass(frozen=True)
class _Term:
    """One of the deadlines of a sentence, with its span."""

    start: int
    end: int
    day: date | None
    rule: str


NONE = Deadline("")
UNDATED = Issue()


def find(sentence: str, issue: Issue = UNDATED, labelled: bool = False) -> Deadline | None:
    """The deadline of a sentence: ('8月31日前', 2023-08-31). `issue` of the directive completes it; `labelled` says
    that a label states it (报名时间), so that a date needs no 前."""
    if _WIDE.search(sentence):
        return _as_written(sentence, find(sentence.translate(_NARROW), issue, labelled))
    if not labelled and not (_HINTED.search(sentence) and _TIMED.search(sentence)):
        return None
    for needs, pattern, due in LABELLED if labelled else READINGS:
        if needs in sentence and (match := pattern.search(sentence)):
            term = _Term(match.start(), match.end(), *due(match, issue))
            return _together(sentence, [*_before(sentence, term, issue), term, *_behind(sentence, term, issue)])
    return None


def _as_written(sentence: str, found: Deadline | None) -> Deadline | None:
    """A deadline found in the copy with narrow digits, in the words of the sentence itself."""
    if found is None:
        return None
    at = sentence.translate(_NARROW).index(found.text)
    return replace(found, text=sentence[at : at + len(found.text)])


def _together(sentence: str, terms: list[_Term]) -> Deadline:
    days = [term.day for term in terms if term.day]
    rules = [term.rule for term in terms if term.rule]
    text = sentence[terms[0].start : terms[-1].end].strip()
    return Deadline(text, min(days, default=None), next(iter(rules), ""))


def _behind(sentence: str, term: _Term, issue: Issue) -> list[_Term]:
    """The deadlines that follow close upon one: …、12月底前."""
    found = [term]
    while len(found) <= _MOST and (joint := _JOINT.match(sentence, found[-1].end)):
        for _, pattern, due in SIDE_BY_SIDE:
            if match := pattern.match(sentence, joint.end()):
                found.append(_Term(match.start(), match.end(), *due(match, issue)))
                break
        else:
            break
    return found[1:]


def _before(sentence: str, term: _Term, issue: Issue) -> list[_Term]:
    """The deadlines that lead up to one, the first first: 6月10日以前、…"""
    found = [term]
    while len(found) <= _MOST and _JOINED.search(sentence, max(found[0].start - 6, 0), found[0].start):
        start = found[0].start
        near = (
            (match, due)
            for _, pattern, due in AHEAD
            for match in pattern.finditer(sentence, max(start - _LONGEST, 0), start)
            if _JOINT.fullmatch(sentence, match.end(), start)
        )
        match, due = next(near, (None, None))
        if match is None or due is None:
            break
        found.insert(0, _Term(match.start(), match.end(), *due(match, issue)))
    return found[:-1]
