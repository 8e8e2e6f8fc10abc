"""What a lead tells of an occasion that the title names without saying which:

4月30日，习近平总书记给郑州圆方集团全体职工回信。
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.parsing.occasion import speakers, title_words
from archive.parsing.occasion.named_occasion import Told
from archive.parsing.occasion.read_occasion import INSTRUCTION, LETTER

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
ACCIDENT = re.compile(
    rf"(?:^|[，日])(?P<event>{_STOP}{{2,30}}?(?:发生|遭遇|遭受){_STOP}{{0,20}}?(?:事故|灾害|地震|火灾|爆炸|坍塌|洪水|强降雨|暴雨|洪涝|泥石流|台风))"
)
_NUMBER = r"[一二三四五六七八九十\d]{1,3}"
_UNNUMBERED = re.compile("(?P<of>[\u4e00-\u9fff]{0,8}(?:[省市县区]委|总工会|省总|市总|全总))(?:全会|全委会|全体会议)")
_UNNUMBERED_CONGRESS = re.compile("(?P<of>[省市县区])党代会")
_NUMBERED_CONGRESS = re.compile(
    rf"(?:^|[，日])(?P<event>(?:中共|中国共产党)?[\u4e00-\u9fff]{{0,8}}?[省市县区]第{_NUMBER}次(?:党代会|党员?代表大会|代表大会))"
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
        for start, end in sentences_of(lead):
            if name in lead[start:end] and re.search(r"\d月\d|\d{4}年", lead[start:end]):
                return start, end
    return None


def numbered_meeting(event_words: str, lead: str) -> Found | None:
    """The plenum that a title names without its number: 省委全会 in the title, 省委十二届五次全会 in the lead."""
    if match := _UNNUMBERED_CONGRESS.fullmatch(event_words):
        found = _first(_NUMBERED_CONGRESS, lead)
        return found if found and match["of"] in found.event else None
    match = _UNNUMBERED.fullmatch(event_words)
    if not match:
        return None
    numbered = re.compile(
        rf"(?P<event>(?:中共)?[\u4e00-\u9fff]{{0,6}}?{re.escape(match['of'][-2:])}第?{_NUMBER}届第?{_NUMBER}次(?:全会|全体会议|全委会议|全委会))"
    )
    return _first(numbered, lead)


def _first(pattern: re.Pattern, lead: str) -> Found | None:
    for start, end in sentences_of(lead):
        if found := pattern.search(lead, start, end):
            return Found(found["event"], *found.span("event"), (start, end))
    return None


def sentences(lead: str, who: str) -> list[tuple[int, int]]:
    """The sentences that name the speaker, and those that stand before them: 11月24日，…大会隆重举行。习近平…."""
    every = list(sentences_of(lead))
    named = [at for at, (start, end) in enumerate(every) if re.search(who, lead[start:end])]
    near = dict.fromkeys(at for place in named for at in (place, place - 1) if at >= 0)
    return [every[at] for at in sorted(near)]


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
        congratulated = re.compile(
            rf"(?:致信|发来贺信|致电)?祝贺(?P<event>{_STOP}{{2,60}}?)(?:隆重|胜利)?(?:举办|举行|召开|开幕|成立|[，。])"
        )
        return [to_it, congratulated, *held, feast]
    if told.kind == INSTRUCTION:
        on_it = re.compile(
            rf"(?P<event>[对就]{_STOP}{{2,60}}?)(?:作出|作|做出|的|专门)+(?:了)?(?:一系列)?(?:重要|专门)?(?:指示|批示)"
        )
        return [on_it, feast, in_it, ACCIDENT]
    together = re.compile(rf"(?P<event>[同与]{_STOP}{{2,60}}?(?:集体谈话|座谈|座谈会)(?:时)?)")
    visit = re.compile(
        rf"(?P<event>(?:到|来|在|亲临|赴)?{_STOP}{{0,16}}?(?:考察调研|视察|考察|调研)(?:{_STOP}{{0,10}}?)(?:时|期间)?)(?=[，并发])"
    )
    return [in_it, together, *held, visit, feast]


_LETTERS = "贺信|回信|致信|信|贺电|复信"


def sentences_of(lead: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a lead stands that is looked at."""
    for match in _SENTENCE.finditer(lead[:_LOOKED_AT]):
        if match[0].strip():
            yield match.span()
