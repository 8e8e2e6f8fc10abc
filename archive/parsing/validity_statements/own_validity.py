"""From when a text is in force, whether on trial, and until when, where it says so of itself.

本办法自2024年1月1日起施行 · 自印发之日起施行，有效期5年 · 本办法自发布之日起30日后施行 · 试行期两年 · （试行）
"""

import re
from collections.abc import Iterator
from datetime import date

from archive.lexicon import dates, numerals
from archive.parsing.validity_statements.statements import LABEL, OwnStatement, sentences

# Without any of these a text says nothing of it: most say nothing.
_MAY_SAY = re.compile("施行|实施|执行|试行|生效|实行|有效期|有效至")
_KINDS = (
    "办法|规定|规则|细则|通知|意见|方案|制度|条例|章程|准则|决定|规程|标准|指引|文件|公告|通告|通报|纲要|计划|预案"
    "|守则|指南|要点|规划"
)
_ITSELF = rf"本[\u4e00-\u9fff]{{0,4}}?(?:{_KINDS})(?:[（(]试行[）)])?"
_SINCE = r"(?:印发|发布|公布|颁布|下发|发文|公告|通过|签发)之日"
_IN_FORCE = re.compile(
    r"(?:自|从|于)(?P<when>[^自从于，,《》]{4,24}?)(?:起|开始)?(?:正式|全面|开始)?"
    r"(?:施行|实施|执行|试行|生效|实行)(?=$|[，,）)])"
)
_AFTER_ISSUE = re.compile(
    rf"{_SINCE}(?:起)?(?:(?:满|第)?(?P<days>[\d一二三四五六七八九十]{{1,3}})个?日(?:后|之后))?起?"
)
# What may stand between the text's name for itself and 自…起施行.
_BETWEEN = re.compile(rf"(?:{_ITSELF})?(?P<more>(?:，|,|由|经|已经|的?最?终?解释权)[^《》]{{0,40}}[，,])?(?:现)?")
_TERM = re.compile(
    rf"(?:^|[，,、（(]|{_ITSELF}的?)(?P<what>有效期|试行期|有效|暂定试行|试行)(?:限|暂定)?(?:为|:|：)?"
    r"(?:(?:自|从)[^，,。]{2,24}?起?)?(?:截?止?(?:至|到)(?P<until>[^，,）)]{6,16})|(?<!\d)(?P<count>[\d一二两三四五六七八九十]{1,3})(?P<unit>年|个月))"
)
_ON_TRIAL = re.compile(r"[（(]试行[）)]")


def own_validity(title: str, text: str) -> list[OwnStatement]:
    """What a directive says of its own validity, in the order of its text; of coming into force only where it says one
    thing: a notice and its attachment may say two, and then neither is certain."""
    found = [OwnStatement("trial", 0, 0)] if _ON_TRIAL.search(title) else []
    if not _MAY_SAY.search(text):
        return found
    started: list[OwnStatement] = []
    was_own = False
    for at, sentence in sentences(text):
        starts = list(_starts(at, sentence))
        is_own = bool(starts) or _names_itself(sentence) or (was_own and "有效期" in sentence[:6])
        started += starts
        if is_own:
            found += _terms(at, sentence)
        was_own = bool(starts)
    whens = {(one.day, one.days_after_issue) for one in started}
    if len(whens) == 1:
        found.append(max(started, key=lambda one: one.is_sure))
        trial = any("试行" in text[one.start : one.end] for one in started)
        found += [] if not trial or any(one.kind == "trial" for one in found) else [_trial(started[0])]
    return found


def _trial(start: OwnStatement) -> OwnStatement:
    return OwnStatement("trial", start.start, start.end, is_sure=start.is_sure)


def _names_itself(sentence: str) -> bool:
    return re.match(_ITSELF, sentence[_after_label(sentence) :]) is not None


def _after_label(sentence: str) -> int:
    label = LABEL.match(sentence)
    return label.end() if label else 0


def _starts(at: int, sentence: str) -> Iterator[OwnStatement]:
    first = _after_label(sentence)
    for match in _IN_FORCE.finditer(sentence):
        before = sentence[first : match.start()]
        if not _BETWEEN.fullmatch(before):
            continue
        when = _when(match["when"])
        if when:
            day, days = when
            is_sure = before.startswith("本")
            yield OwnStatement("in-force-from", at, at + len(sentence), day, days, is_sure=is_sure)


def _when(words: str) -> tuple[date | None, int | None] | None:
    """(day, days after the issue), one of them; None where the words tell no day."""
    found = dates.find(words)
    if len(found) == 1:
        return found[0].date, None
    if match := _AFTER_ISSUE.fullmatch(words.strip()):
        return None, numerals.value_of(match["days"]) if match["days"] else 0
    return None


def _terms(at: int, sentence: str) -> Iterator[OwnStatement]:
    begin = _after_label(sentence)
    for match in _TERM.finditer(sentence[begin:]):
        kind = "trial" if "试行" in match["what"] else "term"
        span = at, at + len(sentence)
        if match["until"]:
            days = dates.find(match["until"])
            if len(days) == 1:
                yield OwnStatement(kind, *span, until=days[0].date)
        elif match["what"] != "有效" and (count := _count(match["count"])):
            yield OwnStatement(kind, *span, months=count * (12 if match["unit"] == "年" else 1))


def _count(words: str) -> int:
    try:
        return numerals.value_of(words)
    except ValueError:
        return 0
