"""What a title says that its directive answers.

关于学习宣传贯彻习近平总书记在…大会上重要讲话精神的通知    a statement
关于学习宣传贯彻党的二十大精神的通知                      a meeting
关于贯彻落实《…的意见》的实施方案, 关于转发《…》的通知     another directive
"""

import re
from dataclasses import dataclass

from archive.lexicon import titles
from archive.lexicon.vocabulary import FORMS, GENRES
from archive.parsing.occasion import speakers
from archive.parsing.occasion.read_occasion import (
    DIRECTIVE,
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
    "贺词": LETTER, "祝词": LETTER, "慰问电": LETTER, "来信": LETTER,
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
_MEETING = re.compile(
    "(?P<phrase>[^，。；\\n]{0,80}?(?:大会|全会|会议|座谈会|两会|党代会|工代会|执委会|常委会|全委会|推进会|现场会|电视电话会|例会|论坛|年会|会|"
    "[一二三四五六七八九十]大|\\d{1,2}大))(?:会议)?(?:的)?(?=(?:主要|重要|部署|决策)?(?:精神|部署要求|部署|要求|决定|报告精神))"
)
# 转发示例省总工会关于…的通知: without 《》.
_FORWARDED = re.compile(
    rf"转发[《〈]?(?P<title>[^《》〈〉]{{4,160}}?(?:{_ALL_GENRES})(?:[（(][^（）()]{{1,16}}[）)])?)"
    rf"(?:[》〉]|(?=的(?:通知|函|意见)$)|$)"
)
_NAMED_WORK = re.compile(
    "(?:学习|宣传|贯彻|落实|实施|执行|传达)(?:好|学习|宣传|贯彻|落实|实施|执行)*(?P<body>[^，。；《》]{0,30})《(?P<title>[^《》]{4,160}(?:《[^《》]*》[^《》]*)*)》"
)

# 贯彻全总办公厅〔2023〕12号文件精神
_BY_NUMBER = re.compile("(?:学习|贯彻|落实|执行)+(?P<title>[^，。；《》]{2,30}〔\\d{4}〕\\d{1,4}号)(?:文件)?")


@dataclass(frozen=True)
class Told:
    """What a title or lead tells: `words` as written, without 精神. `event` is part of them, '' where none is told."""

    kind: str
    words: str
    place: Place
    speaker: str = ""
    event: str = ""
    body: str = ""
    noun: str = ""
    title: str = ""  # of a directive that is carried out


def of(title: str) -> Told | None:
    """What the title says, the first where it says several; a speech and not the directive about it."""
    said = [told for told in (statement(title, "title"), _meeting(title)) if told]
    if said:
        return min(said, key=lambda told: told.place.end)
    return _directive(title)


def statement(words: str, part: str, begin: int = 0, end: int | None = None) -> Told | None:
    """The statement that these words are about, as in 学习贯彻习近平总书记致…贺信精神."""
    for study in _STUDY.finditer(words, begin, len(words) if end is None else end):
        match = _STATEMENT.match(words, study.end(), len(words) if end is None else end)
        if match and (told := statement_of(match, part)):
            return told
    return None


def statement_of(match: re.Match, part: str) -> Told | None:
    """What a match of phrase and noun tells; None where the phrase is no statement's."""
    phrase = match["phrase"]
    at = match.start("phrase")
    named = speakers.leading(phrase)
    speaker, event = phrase[:named], phrase[named:]
    if not speaker and not re.search("会|领导|书记|主席|省委|市委|县委|区委|上级", phrase):
        return None
    if "精神" in event or "思想和" in event:
        return None
    start = at
    end = match.end("noun")
    kind = KIND_OF_NOUN[match["noun"]]
    words = match.string[start:end]
    return Told(kind, words, Place(part, start, end), speaker, event_of(event), noun=match["noun"])


def event_of(words: str) -> str:
    """The words of an event without what only joins them to the statement: 在…上的 → 在…上."""
    bare = re.sub("(?:重要|系列)+$", "", words).rstrip("的 ")
    return bare.removesuffix("所").strip("，、 ")


def _meeting(title: str) -> Told | None:
    for study in _STUDY.finditer(title):
        match = _MEETING.match(title, study.end())
        if match and "精神" not in match["phrase"] and not speakers.leading(match["phrase"]):
            place = Place("title", match.start("phrase"), match.end("phrase"))
            return Told(MEETING, match["phrase"], place, event=match["phrase"])
    return None


def _directive(title: str) -> Told | None:
    match = _FORWARDED.search(title) or _NAMED_WORK.search(title) or _BY_NUMBER.search(title)
    return directive_of(match, "title") if match else None


def directive_of(match: re.Match, part: str) -> Told:
    """Another directive that is named: its title, and its issuer where that stands in the title or before it."""
    name = match["title"]
    before = match.groupdict().get("body") or ""
    issuers = titles.issuers(name)
    place = Place(part, match.start("title"), match.end("title"))
    return Told(DIRECTIVE, name, place, body=issuers[0] if issuers else _body(before), title=name)


def _body(words: str) -> str:
    """The issuer that stands before 《…》: 全国总工会 in 根据全国总工会《…》."""
    bare = re.sub(
        "^(?:[的、，和与]|印发|新修[订改]的?|最新)+|(?:联合)?(?:印发|下发|制定|出台|发布|颁布)的?|的$|等.*$",
        "",
        words.rpartition("转发")[2],
    )
    return bare if re.search("工会|[会委院部厅局府总办]$|中央|国务院", bare) else ""
