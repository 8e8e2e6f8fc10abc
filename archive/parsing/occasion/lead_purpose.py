"""What a lead says that its directive is made for, where the title names no occasion:

为深入学习贯彻习近平总书记在…大会上的重要讲话精神，现…。
"""

import re

from archive.parsing.occasion import lead_words, title_words
from archive.parsing.occasion.named_occasion import Told
from archive.parsing.occasion.read_occasion import INSTRUCTION, LETTER, MEETING, SPEECH, Place

_CALLED = re.compile("(?:学习|宣传|贯彻|落实)+好?(?:重要)?(?P<noun>指示|批示|讲话|回信|贺信)(?:批示|指示)?(?:的)?精神")
_CAMPAIGN = re.compile(
    "为(?:了)?(?:[深入认真全面切实迅速扎实]{2})*(?:学习宣传|学习、宣传|宣传学习|学习宣讲)(?:贯彻|落实|、|好)*"
    "(?P<phrase>[^，。；、\n]{2,50}?(?:大会|全会|会议|两会|大))(?=(?:会议)?精神)"
)


def statement(lead: str) -> Told | None:
    """What a lead says that the directive is made for: a statement of which it tells which."""
    for start, end in lead_words.sentences_of(lead):
        purpose = re.search("为(?:了)?(?=[^，。]{0,16}(?:学习|宣传|贯彻|落实|[吸汲]取))", lead[start:end])
        if not purpose:
            continue
        clause_end = _clause_end(lead, start + purpose.end(), end)
        # 为深刻吸取教训，贯彻落实…
        if re.search("[吸汲]取", lead[start + purpose.end() : clause_end]):
            clause_end = _clause_end(lead, clause_end, end)
        told = title_words.statement(lead, "lead", start + purpose.end(), clause_end)
        told = told or _named_before(lead, start + purpose.end(), clause_end)
        if told and told.kind in (SPEECH, INSTRUCTION, LETTER) and (told.event or lead_words.event(told, lead)):
            return told
    return None


def _named_before(lead: str, start: int, end: int) -> Told | None:
    """What a purpose only calls 重要指示精神, where the sentences before it say whose: 习近平总书记作出重要指示。"""
    called = _CALLED.search(lead, start, end)
    match = (
        re.compile(rf"习近平(?:总书记|主席)?[^。！？\n]{{0,40}}?{called['noun']}").search(lead, 0, start)
        if called
        else None
    )
    if not called or not match:
        return None
    kind = title_words.KIND_OF_NOUN[called["noun"]]
    return Told(kind, match[0], Place("lead", *match.span()), speaker="习近平总书记", noun=called["noun"])


def meeting(lead: str) -> Told | None:
    """The meeting whose spirit a directive makes known, by its lead: 为学习宣传贯彻中国工会十八大精神. Leads that only
    follow a meeting's spirit (深入贯彻党的二十大精神) tell none: most do."""
    first = next(iter(lead_words.sentences_of(lead)), (0, 0))
    match = _CAMPAIGN.search(lead, *first)
    if not match or "思想" in match["phrase"]:
        return None
    return Told(MEETING, match["phrase"], Place("lead", *match.span("phrase")), event=match["phrase"])


def _clause_end(lead: str, start: int, end: int) -> int:
    at = lead.find("，", start, end)
    return end if at < 0 else at + 1
