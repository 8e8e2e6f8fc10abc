"""Whether two wordings mean one occasion: kind, speaker and event are the same, and the year does not part them."""

import re
from datetime import date

from archive.lexicon.folding import fold
from archive.lexicon.text_keys import subject_key
from archive.parsing.occasion import speakers
from archive.parsing.occasion.read_occasion import DIRECTIVE, NOWHERE, Places, ReadOccasion

# In the months after the new year much still answers what was said before it.
_LAST_MONTH_AFTER = 3
_SHORTEST_PART = 5
_OWN_PLACE = re.compile("^[我本全]?(?P<level>[省市县区])(?=委|政府|人大|政协|总|第|两会|党代会|\\d|劳|工会|工代会|党)")
_NATIONAL = re.compile("中华全国总工会|全国总工会")


def key_of(kind: str, speaker: str, name: str, places: Places = NOWHERE) -> str:
    """What wordings of one occasion have in common, but for the year; `name` is the event's canonical one."""
    who = _placed(_NATIONAL.sub("全总", speakers.key_of(speaker)), places)
    return f"{kind}|{who}|{_placed(name, places)}"


def key_of_directive(title: str, body: str, places: Places = NOWHERE) -> str:
    """The same of a directive that others carry out, by title and, where it is known, by its issuer."""
    names = re.sub("(?:发布|联合|印发|下发|制定|出台|的|和|等|[、，])", "", _NATIONAL.sub("全总", fold(body)))
    return f"{DIRECTIVE}|{_placed(names, places)}|{subject_key(title)}"


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
    if kind == DIRECTIVE:
        return event == other_event and (not who or not other_who)
    is_part = in_one_year and kind != "meeting" and _is_part(event, other_event)
    return who == other_who and is_part


def years_agree(one: ReadOccasion, other: ReadOccasion) -> bool:
    """Whether the years leave it open that it is one: a year that nothing tells may be another's."""
    if one.year is None or other.year is None or one.year == other.year:
        return True
    earlier, later = sorted((one, other), key=lambda each: each.year or 0)
    return not later.is_year_told and later.may_be_of_year_before and (later.year or 0) - (earlier.year or 0) == 1


def may_be_of_year_before(dated: date | None) -> bool:
    """Whether what was issued on that day may well answer something of the year before."""
    return dated is not None and dated.month <= _LAST_MONTH_AFTER


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
