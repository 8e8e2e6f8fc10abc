"""What a lead tells of an occasion.

Of one that the title names without saying which: 4月30日，习近平总书记给郑州圆方集团全体职工回信.
Of one that the title does not name: 为深入学习贯彻习近平总书记在…大会上的重要讲话精神，现….
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.parsing.occasion import speakers, title_words
from archive.parsing.occasion.read_occasion import INSTRUCTION, LETTER, MEETING, SPEECH, Place
from archive.parsing.occasion.title_words import Told

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
# A lead tells its occasion early.
_LOOKED_AT = 1500
_STOP = "[^，。；：！？\n“”]"
_FEAST = re.compile(
    r"(?:\d{4}年)?(?:在)?(?:\d{4}年)?(?P<event>[“\"]?(?:五一|七一|三八|五四|国庆)[”\"]?(?:国际)?(?:劳动节|妇女节|青年节|劳动妇女节|节)?(?:到来|来临)?(?:前夕|之际|之前|当天)?)"
)
_MEETING_NAME = (
    "(?P<event>[^，。；：！？\n、日]{2,60}?(?:大会|会议|座谈会|论坛|研讨班|培训班|全会|培训班开班式|仪式|活动))"
)
_HELD = re.compile(
    rf"(?:^|[，。；日]|举行了?|召开了?)(?:上午|下午|在?[\u4e00-\u9fff]{{0,8}}?(?:隆重)?(?:举行|召开)的?)?{_MEETING_NAME}(?:在|于|隆重|胜利|开幕|闭幕|举行|召开|[，]总书记)"
)
_ACCIDENT = re.compile(
    rf"(?:^|[，日])(?P<event>{_STOP}{{2,30}}?发生{_STOP}{{0,20}}?(?:事故|灾害|地震|火灾|爆炸|坍塌|洪水))"
)
_ATTENDED = re.compile(rf"出席了?{_MEETING_NAME}(?:并|，|上)")


class Found(NamedTuple):
    """The words of an event in a lead, and the sentence that they stand in."""

    event: str
    start: int
    end: int
    sentence: tuple[int, int]


def event(told: Told, lead: str) -> Found | None:
    """Which statement it was, where the title leaves that out; the surest way of telling it first."""
    who = speakers.pattern_of(told.speaker) if told.speaker else "(?:习近平|总书记)"
    near = sentences(lead, who)
    for pattern in _patterns_of(told, who):
        for start, end in near:
            if match := pattern.search(lead, start, end):
                words = title_words.event_of(match["event"])
                at = match.start("event")
                return Found(words, at, at + len(match["event"]), (start, end))
    return None


def meeting_sentence(event_words: str, lead: str) -> tuple[int, int] | None:
    """The first sentence that names a meeting and tells when it was."""
    names = [event_words[:40]] if len(event_words) > 3 else []
    names += ["大会", "全会", "会议", "两会"]
    for name in names:
        for start, end in _all(lead):
            if name in lead[start:end] and re.search(r"\d月\d|\d{4}年", lead[start:end]):
                return start, end
    return None


def sentences(lead: str, who: str) -> list[tuple[int, int]]:
    """The sentences that name the speaker, and those that stand before them: 11月24日，…大会隆重举行。习近平…."""
    every = list(_all(lead))
    named = [at for at, (start, end) in enumerate(every) if re.search(who, lead[start:end])]
    near = dict.fromkeys(at for place in named for at in (place, place - 1) if at >= 0)
    return [every[at] for at in sorted(near)]


def statement(lead: str) -> Told | None:
    """What a lead says that the directive is made for: a statement of which it tells which."""
    for start, end in _all(lead):
        purpose = re.search("为(?:了)?(?=[^，。]{0,16}(?:学习|宣传|贯彻|落实))", lead[start:end])
        if not purpose:
            continue
        clause_end = _clause_end(lead, start + purpose.end(), end)
        told = title_words.statement(lead, "lead", start + purpose.end(), clause_end)
        if told and told.kind in (SPEECH, INSTRUCTION, LETTER) and (told.event or event(told, lead)):
            return told
    return None


_CAMPAIGN = re.compile(
    "为(?:了)?(?:[深入认真全面切实迅速扎实]{2})*(?:学习宣传|学习、宣传|宣传学习|学习宣讲)(?:贯彻|落实|、|好)*"
    "(?P<phrase>[^，。；、\n]{2,50}?(?:大会|全会|会议|两会|大))(?=(?:会议)?精神)"
)


def meeting(lead: str) -> Told | None:
    """The meeting whose spirit a directive makes known, by its lead: 为学习宣传贯彻中国工会十八大精神. Leads that only
    follow a meeting's spirit (深入贯彻党的二十大精神) tell none: most do."""
    first = next(iter(_all(lead)), (0, 0))
    match = _CAMPAIGN.search(lead, *first)
    if not match or "思想" in match["phrase"]:
        return None
    return Told(MEETING, match["phrase"], Place("lead", *match.span("phrase")), event=match["phrase"])


def _clause_end(lead: str, start: int, end: int) -> int:
    at = lead.find("，", start, end)
    return end if at < 0 else at + 1


def _patterns_of(told: Told, who: str) -> list[re.Pattern]:
    held = [_ATTENDED, _HELD]
    feast = re.compile(_FEAST.pattern)
    in_it = re.compile(
        rf"{who}[^，。；]{{0,12}}?(?P<event>在[^，。；：！？\n]{{2,60}}?(?:上|时|期间|中))(?:的|发表|所作|作|，发表|强调|指出)"
    )
    if told.kind == LETTER:
        to_it = re.compile(
            rf"(?P<event>(?:向|给|致|写给){_STOP}{{2,60}}?)(?:的|发来|发去|致|发出|所致|写了?|亲自)*(?:亲切|重要)?(?:{_LETTERS})"
        )
        return [to_it, *held, feast]
    if told.kind == INSTRUCTION:
        on_it = re.compile(
            rf"(?P<event>[对就]{_STOP}{{2,60}}?)(?:作出|作|做出|的|专门)+(?:了)?(?:一系列)?(?:重要|专门)?(?:指示|批示)"
        )
        return [on_it, feast, in_it, _ACCIDENT]
    together = re.compile(rf"(?P<event>[同与]{_STOP}{{2,60}}?(?:集体谈话|座谈|座谈会)(?:时)?)")
    visit = re.compile(
        rf"(?P<event>(?:到|来|在|亲临|赴)?{_STOP}{{0,16}}?(?:考察调研|视察|考察|调研)(?:{_STOP}{{0,10}}?)(?:时|期间)?)(?=[，并发])"
    )
    return [in_it, together, *held, visit, feast]


_LETTERS = "贺信|回信|致信|信|贺电|复信"


def _all(lead: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(lead[:_LOOKED_AT]):
        if match[0].strip():
            yield match.span()
