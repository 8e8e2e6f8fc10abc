"""Types and levels that a query names: 有哪些工匠精神的通知, 省级文件. Pure, and of folded text.

通知 is what is sought where it ends what was typed, stands by itself or follows on 哪些; in 通知要求 it is a word like
others, and so is 省级 in 省级劳模. What titles end with and questions are about (标准, 制度, 名单) is no type here.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.lexicon.vocabulary import FORMS, GENRES

_CONTENT = frozenset(
    (
        "标准",
        "制度",
        "名单",
        "讲话",
        "计划",
        "规划",
        "总结",
        "规则",
        "要点",
        "公示",
        "章程",
        "指南",
        "守则",
        "规程",
        "简报",
    )
    + ("简章", "须知", "纲要", "倡议", "规定", "预案")
)
# Words besides: 申请报告, 征求意见 end what is typed and are no types; behind 的 they are.
_WORDS = ("意见", "决定", "报告", "函", "命令", "方案", "办法", "细则", "条例", "纪要")
_CALLED = {f"{kind}意见": "意见" for kind in ("实施", "指导", "若干", "具体")}
_TYPES = {**{name: name for name in (*GENRES, *FORMS) if name not in _CONTENT}, **_CALLED}
_ANY = "|".join(sorted(_TYPES, key=len, reverse=True))
_SURE = "|".join(sorted((name for name in _TYPES if name not in _WORDS), key=len, reverse=True))
_TO_THE_END = "(?=(?:都|还)?(?:有没有|有|是)?(?:哪些|哪几[个件份]|多少[件份个]?|什么)?[吗呢]?[?!。,;]*$)"
_TYPE = re.compile(
    rf"(?:^|(?<=的)|(?<=哪些)|(?<=哪个)|(?<=哪份)|(?<=什么))(?P<any>{_ANY}){_TO_THE_END}"
    rf"|(?:(?<=哪些)|(?<=哪个)|(?<=哪份))(?P<asked>{_SURE})|(?P<last>{_SURE}){_TO_THE_END}"
)
LEVELS = {"省": "province", "市": "city", "县": "county", "区县": "county"}
_LEVEL = re.compile(
    rf"(?P<level>区县|省|市|县)级(?=(?:总?工会|层面|机关|单位)?(?:的|下发|制发|印发|出台|发布|制定|发)*"
    rf"(?:文件|{_ANY}|有|[12][0-9]{{3}}|$))"
)


class NamedType(NamedTuple):
    """Characters start to end of a text name a value of the filter `name`."""

    start: int
    end: int
    name: str
    value: str


def find(folded: str) -> Iterator[NamedType]:
    """The types (filter genre) and levels that a folded text names."""
    for match in _TYPE.finditer(folded):
        yield NamedType(match.start(), match.end(), "genre", _TYPES[match[0]])
    for match in _LEVEL.finditer(folded):
        yield NamedType(match.start(), match.end(), "level", LEVELS[match["level"]])
