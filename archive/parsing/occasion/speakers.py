"""Whose words a directive answers: 习近平总书记, 国家主席习近平, 王东明同志, 全总主席王东明, 省委书记."""

import re

_POST = (
    "总书记|副总理|总理|副委员长|委员长|副主席|主席|常务副主席|第一书记|副书记|书记|副省长|省长|副市长|市长|部长|主任|常委"
    "|组长|同志|领导"
)
_FIRST = "习近平|总书记"
# Who speaks, at the head of a phrase; what follows tells where, to whom, or is the statement itself.
_FOLLOWED = (
    "(?=[在于同与对给致向就]|写给|关于|考察|视察|调研|来|到|出席|重要|[的“一今]|\\d{4}年|讲话|指示|批示|回信|贺信|致信|贺电|致辞|论述"
    "|系列|最新|专门|亲自|为)"
)
_GENERAL_SECRETARY = re.compile(
    rf"(?:(?:中共中央|中央|国家|中央军委|党中央|全国)?(?:总书记|主席)?[、，]?){{0,4}}(?:{_FIRST})(?:总书记|主席|同志)*"
)
_OTHER = re.compile(rf"[^，。；“《]{{0,40}}?(?:{_POST})(?:[\u4e00-\u9fff]{{2,3}}?(?:同志)?)??{_FOLLOWED}")
# A greeting to a congress is the central committee's, and no person's: 党中央致中国工会十八大的致词.
_COMMITTEE = re.compile("(?:党中央|中共中央|中国共产党中央委员会)(?=[在致向给发]|$)")
_NAME_BEFORE = re.compile(rf"([\u4e00-\u9fff]{{2,3}})(?:{_POST})+$")
_NAME_BEHIND = re.compile(rf"(?:{_POST})([\u4e00-\u9fff]{{2,3}})(?:同志)?$")
_POSTS = re.compile(_POST)


def leading(phrase: str) -> int:
    """How many characters of a phrase name who speaks: of 习近平总书记在…上 six, of 在…上 none."""
    if match := _GENERAL_SECRETARY.match(phrase):
        return match.end()
    match = _COMMITTEE.match(phrase) or _OTHER.match(phrase)
    return match.end() if match else 0


def key_of(speaker: str) -> str:
    """What two ways to name a speaker have in common: the name; the post where there is no name."""
    bare = "".join(speaker.split())
    if bare in ("中共中央", "中国共产党中央委员会"):
        return "党中央"
    if "习近平" in bare or bare.endswith("总书记"):
        return "习近平"
    if (match := _NAME_BEHIND.search(bare)) and not _POSTS.search(match[1]):
        return match[1]
    if (match := _NAME_BEFORE.search(bare)) and not _is_body(match[1]):
        return match[1]
    return bare


def pattern_of(speaker: str) -> str:
    """An expression for this speaker in a running text."""
    key = key_of(speaker)
    return "(?:习近平|总书记)" if key == "习近平" else re.escape(key)


def _is_body(words: str) -> bool:
    return re.search("[省市县区]委|[省市县区]$|总工|全总|党组|中央|国务|人大|政协|常务", words) is not None
