"""Where a person lives, and the full day on which he was born."""

import re
from collections.abc import Iterator

from archive.parsing.persons.person_kinds import PersonKind
from archive.parsing.persons.word_marks import WordMarks

_PLACE = r"[\u4e00-\u9fffA-Za-z0-9#\-]{4,50}"
_LABELLED_HOME = re.compile(
    rf"(?:家庭(?:详细)?[住地]址|现?住址|居住(?:地址?|地点)|户籍(?:地址?|所在地)|户口所在地"
    rf"|家庭所在地|家住|现住|住在)(?:为|是|于|在)?[: ]{{0,3}}(?P<home>{_PLACE})"
)
_IS_PLACE = re.compile("[市县区镇乡村路街巷弄号栋幢室里庄苑园社组]")
_DATE = r"(?:19|20)\d{2} ?[年./\-] ?\d{1,2} ?[月./\-] ?\d{1,2} ?日?(?!\d)"
_NO_BIRTH_BEHIND = r"(?! ?(?:\([含不][^)]{0,4}\))?(?:之?[前后]|以[前后]|至|-|起|期间))"
_BORN = re.compile(
    rf"(?:出 ?生(?: ?日 ?期| ?年 ?月 ?日?|时间)?|生 ?日|生于|出生于)(?:为|是"
    rf"|于)?[: ]{{0,3}}(?P<after>{_DATE}){_NO_BIRTH_BEHIND}"
    rf"|(?P<before>{_DATE})(?:出生|生(?=[,。;)、 \n]|$))"
)
_HOME_WORDS = WordMarks(
    ("住址", "家庭住", "家庭地", "家庭详", "家庭所", "居住", "户籍", "户口", "家住", "现住", "住在")
)
_BIRTH_WORDS = WordMarks(("出生", "生日", "生于", "日生", "出 生", "生 日"))


def homes(copy: str) -> Iterator[tuple[PersonKind, int, int]]:
    if _HOME_WORDS.are_in(copy):
        for match in _LABELLED_HOME.finditer(copy):
            if _IS_PLACE.search(match["home"]) and not match["home"].startswith("证明"):
                yield PersonKind.HOME_ADDRESS, *match.span("home")


def births(copy: str) -> Iterator[tuple[PersonKind, int, int]]:
    if _BIRTH_WORDS.are_in(copy):
        for match in _BORN.finditer(copy):
            yield PersonKind.BIRTH_DATE, *match.span("after" if match["after"] else "before")
