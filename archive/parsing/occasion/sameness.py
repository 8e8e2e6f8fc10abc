"""Whether two wordings mean one occasion: kind, speaker and event are the same, and the year does not part them."""

import re
from datetime import date
from os.path import commonprefix

from archive.lexicon.folding import fold
from archive.lexicon.text_keys import subject_key
from archive.parsing.occasion import event_names, known_events, speakers
from archive.parsing.occasion.read_occasion import DIRECTIVE, NOWHERE, OTHER, Places, ReadOccasion

# In the months after the new year much still answers what was said before it.
_LAST_MONTH_AFTER = 3
_SHORTEST_PART = 5
_OWN_PLACE = re.compile("^[我本全]?(?P<level>[省市县区])(?=委|政府|人大|政协|总|第|两会|党代会|\\d|劳|工会|工代会|党)")
# 2022年度全省“安康杯”竞赛, 2022年“安康杯”竞赛
_SCOPE = re.compile("(?<=\\d年)度|[全我][国省市县区]|以?(?=组织开展)组织")
# 省总工会2024年工作要点: an issuer that stands before no 关于.
_ISSUER_BEFORE = re.compile("^(?!.*关于)[\u4e00-\u9fff]{0,14}?(?:总工会|全总|工会)(?=\\d{4}年|职工)")
_BODIES = (
    (re.compile("人力资源和?社会保障"), "人社"),
    (re.compile("(?:中共中央|党中央)办公厅"), "中办"),
    (re.compile("国务院办公厅"), "国办"),
    (re.compile("中共(?!中央)"), ""),
    (re.compile("人民政府"), "政府"),
)
_NATIONAL = re.compile("中华全国总工会|全国总工会")


def key_of(kind: str, speaker: str, name: str, places: Places = NOWHERE) -> str:
    """What wordings of one occasion have in common, but for the year; `name` is the event's canonical one."""
    who = _placed(_NATIONAL.sub("全总", speakers.key_of(speaker)), places)
    return f"{kind}|{who}|{_placed(name, places)}"


def key_of_directive(title: str, body: str, places: Places = NOWHERE) -> str:
    """The same of a directive that others carry out, by title and, where it is known, by its issuer."""
    return f"{DIRECTIVE}|{_placed(_bodies(body), places)}|{_subject(subject_key(title))}"


def renewed(key: str) -> str:
    """A key that was kept by an older version, as it is made now: what is read today finds what was read then."""
    kind, who, event = key.split("|", 2)
    if kind == DIRECTIVE:
        return f"{kind}|{_bodies(who)}|{_subject(event)}"
    return f"{kind}|{who}|{event_names.canonical(event)}"


def _bodies(words: str) -> str:
    for pattern, short in _BODIES:
        words = pattern.sub(short, words)
    return re.sub("(?:发布|联合|印发|下发|制定|出台|的|和|等|[、，])", "", _NATIONAL.sub("全总", fold(words)))


def _subject(key: str) -> str:
    return _ISSUER_BEFORE.sub("", _SCOPE.sub("", re.sub("[—–~～-]+", "-", key)))


def is_same(one: ReadOccasion, other: ReadOccasion) -> bool:
    """Whether two directives answer the same, as far as their words tell."""
    if one.key == other.key:
        return one.is_numbered or years_agree(one, other)
    return keys_agree(one.key, other.key, one.year is not None and one.year == other.year)


def keys_agree(one: str, other: str, in_one_year: bool) -> bool:
    """Whether two keys mean the same. In one year the shorter name of an event is the longer one's."""
    if one == other:
        return True
    (kind, who, event), (other_kind, other_who, other_event) = one.split("|", 2), other.split("|", 2)
    if kind != other_kind:
        return False
    if kind == OTHER:
        return False
    if kind == DIRECTIVE:
        return event == other_event and _bodies_agree(who, other_who)
    is_part = in_one_year and kind != "meeting" and _is_part(event, other_event)
    return who == other_who and is_part


def years_agree(one: ReadOccasion, other: ReadOccasion) -> bool:
    """Whether the years leave it open that it is one: a year that nothing tells may be another's."""
    if one.year is None or other.year is None or one.year == other.year:
        return True
    if known_events.is_law(one.key) and one.kind == OTHER:
        return abs(one.year - other.year) <= 1
    earlier, later = sorted((one, other), key=lambda each: each.year or 0)
    return not later.is_year_told and later.may_be_of_year_before and (later.year or 0) - (earlier.year or 0) == 1


def may_be_of_year_before(dated: date | None) -> bool:
    """Whether what was issued on that day may well answer something of the year before."""
    return dated is not None and dated.month <= _LAST_MONTH_AFTER


def _bodies_agree(one: str, other: str) -> bool:
    """Whether two ways to name who issued a directive may mean the same: one leaves out who issued it with the first,
    or all of them."""
    return (
        one in other or other in one or re.search("(?:工会|[委厅局部会办])$", commonprefix([one, other])) is not None
    )


def _is_part(one: str, other: str) -> bool:
    """Whether the characters of the shorter name stand in the longer one in their order."""
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return len(shorter) >= _SHORTEST_PART and all(character in rest for character in shorter)


def _placed(words: str, places: Places) -> str:
    """省委 as the issuer's own: 示例省委."""
    match = _OWN_PLACE.match(words)
    if not match:
        return words
    name = {"省": places.province, "市": places.city, "县": places.county, "区": places.county}[match["level"]]
    return name + words[match.end() :] if name else words
