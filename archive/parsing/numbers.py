"""Directive numbers (发文字号): 黔工总字〔2021〕19号, in every bracket style that occurs."""

import re
from dataclasses import dataclass

_OPEN, _CLOSE = r"[〔\[［【（(﹝〖]", r"[〕\]］】）)﹞〗]"
# Agency code, year in brackets, serial. 第 and 号 may be missing, spaces may stand anywhere.
_NUMBER = re.compile(
    rf"(?P<code>[\u4e00-\u9fff]{{2,14}})\s*{_OPEN}\s*(?P<year>[12０１２][\d０-９]{{3}})\s*{_CLOSE}"
    r"\s*第?\s*(?P<serial>[\d０-９]{1,4})(?:\s*号)?"
)
# In a running sentence words stand before the code: 要落实示府发〔2019〕5号.
_BEFORE_CODE = re.compile(".+?(?:落实|按照|根据|依据|遵照|贯彻|参照|执行|印发|转发|文件|[见和与及以])(?=.{2,}$)")
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True)
class Number:
    """A number as it stands in a text: `written` is the very wording, start and end are character offsets."""

    code: str
    year: int
    serial: int
    written: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What two writings of one number have in common: 黔工总字|2021|19."""
        return f"{self.code}|{self.year}|{self.serial}"


def find(text: str) -> list[Number]:
    """Every directive number in `text`, in order."""
    return [_number(match) for match in _NUMBER.finditer(text)]


def _number(match: re.Match) -> Number:
    start = match.start()
    while before := _BEFORE_CODE.match(match["code"], start - match.start()):
        start = match.start() + before.end()
    return Number(
        code=match["code"][start - match.start() :],
        year=int(match["year"].translate(_DIGITS)),
        serial=int(match["serial"].translate(_DIGITS)),
        written=match[0][start - match.start() :],
        start=start,
        end=match.end(),
    )


def key_of(text: str) -> str:
    """The key of the first number in `text`, or the empty string."""
    found = find(text)
    return found[0].key if found else ""
