"""What a title says that its directive answers.

关于学习宣传贯彻习近平总书记在…大会上重要讲话精神的通知    a statement
关于学习宣传贯彻党的二十大精神的通知                      a meeting
关于贯彻落实《…的意见》的实施方案, 关于转发《…》的通知     another directive
"""

import re

from archive.lexicon.vocabulary import FORMS, GENRES
from archive.parsing.occasion import directive_words, speakers
from archive.parsing.occasion.named_occasion import Told
from archive.parsing.occasion.read_occasion import (
    EXPOSITION,
    INSTRUCTION,
    LETTER,
    MEETING,
    SPEECH,
    Place,
)

KIND_OF_NOUN = {
    "讲话": SPEECH, "致辞": SPEECH, "演讲": SPEECH, "报告": SPEECH, "谈话": SPEECH,
    "指示批示": INSTRUCTION, "批示指示": INSTRUCTION, "指示": INSTRUCTION, "批示": INSTRUCTION,
    "回信": LETTER, "贺信": LETTER, "致信": LETTER, "贺电": LETTER, "复信": LETTER, "慰问信": LETTER,
    "贺词": LETTER, "祝词": LETTER, "慰问电": LETTER, "来信": LETTER, "致词": LETTER,
    "论述": EXPOSITION, "论断": EXPOSITION,
}  # fmt: skip
_NOUN = "|".join(KIND_OF_NOUN)
_VERB = (
    "学习|宣传|贯彻|落实|传达|领会|宣讲|学深|践行|执行|学懂|弄通|做实|学思|悟透|把握|抓好|掀起|组织|开展|推动|推进|做好|深化"
    "|认真|深入|全面|切实|进一步|扎实|迅速|坚决|持续|广泛|精心|系统|原原本本|集中|专题|及时|学好|和|并|、"
)
_STUDY = re.compile(
    rf"(?:{_VERB})*(?:学习|宣传|贯彻|落实|传达|领会|宣讲|践行|执行|实施)(?:好|学习|宣传|贯彻|落实|领会|执行)*[、，]?"
)
_ALL_GENRES = "|".join(sorted((*GENRES, *FORMS), key=len, reverse=True))
# What may stand behind the statement: its spirit, the title's end, what is to be done for it.
_BEHIND = (
    r"(?=(?:重要)?(?:等)?(?:的?[“”]?精神|要求|[，。；、\s》”]|和|及|以及|的|活动|宣讲|实施|专题|主题|热潮|$)"
    rf"|的?(?:工作|实施|行动|学习|若干)?(?:{_ALL_GENRES})"
    r"|（|\(|深入|开展|进一步|推动|加强|做好|扎实|切实|“)"
)
_STATEMENT = re.compile(
    rf"(?P<phrase>[^，。；\n]{{0,110}}?)(?P<great>重要|系列)*(?P<noun>{_NOUN})(?:[和、]?(?:重要)?(?:{_NOUN}))*{_BEHIND}"
)
_SPEAKER_BEHIND = re.compile("(?P<event>.{3,60}[上时中])(?P<who>习近平(?:总书记|主席|同志)|总书记)的?")
_MEETING = re.compile(
    "(?P<phrase>[^，。；\\n]{0,80}?(?:大会|全会|会议|座谈会|两会|党代会|工代会|执委会|常委会|全委会|推进会|现场会|电视电话会|例会|论坛|年会|会|"
    '[一二三四五六七八九十]大|\\d{1,2}大)[”"]?)(?:会议)?(?:的)?(?:《(?:决定|报告|公报|建议)》)?(?=(?:主要|重要|部署|决策)?(?:精神|部署要求|部署|要求|决定|报告))'
)
_DECIDED = re.compile("^《[^《》]*》(?:精神)?[暨和及、]")
# 收看…大会并学习…重要讲话
_WATCHED = re.compile(
    "(?:收看|收听|观看|参加)(?P<event>[^，。；《》]{4,50}?(?:大会|会议|仪式|论坛|报告会))(?=并|、|和|及)"
)
# 关于开展党的二十大精神宣讲的通知: a meeting of which only its spirit is said to be told on.
_TOLD_ON = re.compile(
    "(?:开展|组织|举办|做好|抓好|推动|推进|加强)(?=[^，。；《》\\n]{2,50}?精神(?:的?[^，。；《》\\n]{0,6}?(?:宣讲|学习|宣传|轮训|培训)))"
)


def of(title: str) -> Told | None:
    """What the title says, the first where it says several; a speech and not the directive about it."""
    said = [told for told in (statement(title, "title"), _meeting(title)) if told]
    if said:
        return min(said, key=lambda told: told.place.end)
    return directive_words.of(title)


def statement(words: str, part: str, begin: int = 0, end: int | None = None) -> Told | None:
    """The statement that these words are about, as in 学习贯彻习近平总书记致…贺信精神."""
    for study in _STUDY.finditer(words, begin, len(words) if end is None else end):
        match = _STATEMENT.match(words, study.end(), len(words) if end is None else end)
        if match and (told := statement_of(match, part)):
            return told
    return None


def statement_of(match: re.Match, part: str) -> Told | None:
    """What a match of phrase and noun tells; None where the phrase is no statement's."""
    # 学习贯彻《党中央致…的致词》
    phrase = match["phrase"].removeprefix("《")
    at = match.end("phrase") - len(phrase)
    named = speakers.leading(phrase)
    speaker, event = phrase[:named], phrase[named:]
    # 全国教育大会上习近平总书记重要讲话
    if not speaker and (late := _SPEAKER_BEHIND.fullmatch(phrase)):
        event, speaker = late["event"], late["who"]
    if not speaker and not re.search("会|领导|书记|主席|省委|市委|县委|区委|上级", phrase):
        return None
    if "精神" in event or "思想和" in event:
        return None
    start = at
    end = match.end("noun")
    kind = KIND_OF_NOUN[match["noun"]]
    words = match.string[start:end]
    return Told(kind, words, Place(part, start, end), speaker, event_of(event), noun=match["noun"])


def watched(title: str) -> re.Match | None:
    """The event that a title says is watched, before it says that its speech is studied; its group is `event`."""
    return _WATCHED.search(title)


def event_of(words: str) -> str:
    """The words of an event without what only joins them to the statement: 在…上的 → 在…上."""
    bare = re.sub("(?:重要|系列)+$", "", words).rstrip("的 ")
    return bare.removesuffix("所").strip("，、 ")


def _meeting(title: str) -> Told | None:
    for study in (*_STUDY.finditer(title), *_TOLD_ON.finditer(title)):
        match = _MEETING.match(title, study.end())
        if match and "精神" not in match["phrase"] and not speakers.leading(match["phrase"]):
            # 《中共中央关于…的决定》暨党的二十届三中全会: what the meeting decided is no part of its name.
            phrase = _DECIDED.sub("", match["phrase"])
            place = Place("title", match.end("phrase") - len(phrase), match.end("phrase"))
            return Told(MEETING, phrase, place, event=phrase)
    return None
