"""Directive numbers (发文字号): 黔工总字〔2021〕19号, in every bracket style that occurs."""

import re
from dataclasses import dataclass

_OPEN, _CLOSE = r"[〔\[［【（(﹝〖]", r"[〕\]］】）)﹞〗]"
_DIGIT = "[0-9０-９]"
_YEAR = rf"(?P<year>[12１２]{_DIGIT}{{3}})"
_LONGEST_CODE = 14
# Year in brackets and serial, with the agency code before them. 第 and 号 may be missing, spaces may stand
# anywhere. Brackets are rare and Chinese characters are not: what stands before is looked at last.
_TAIL = re.compile(rf"{_OPEN}\s*{_YEAR}\s*年?\s*{_CLOSE}\s*第?\s*(?P<serial>{_DIGIT}{{1,4}})(?:\s*号)?")
_CODE = re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST_CODE}}}(?=\s{{0,8}}$)")
# Seen: 闽人社文〔201820号, a bracket and digits lost; and drafts whose serial is still blank: 〔2022〕 号.
_DAMAGED = re.compile(
    r"(?P<code>[\u4e00-\u9fff]{2,14})\s*"
    rf"(?:{_OPEN}\s*{_YEAR}(?P<tail>\s*{_CLOSE}?\s*)(?:第?\s*{_DIGIT}{{0,6}})\s*号"
    rf"|{_YEAR.replace('year', 'bare')}\s*{_CLOSE}\s*第?\s*{_DIGIT}{{1,4}}\s*号?)"
)
# 〔2017〕2号: minutes and notices of one body's own are numbered without an agency code.
_CODELESS = re.compile(rf"^{_OPEN}\s*{_YEAR}\s*{_CLOSE}\s*第?\s*{_DIGIT}{{1,4}}\s*号$")
# In a running sentence words stand before the code: 要落实示府发〔2019〕5号. So they do where the mark or
# the title is glued to it: 示例市总工会文件示工发〔2019〕5号.
_BEFORE_CODE = re.compile(
    "(?:.*?(?:落实|按照|根据|依据|遵照|贯彻|参照|执行|印发|转发|文件|文号|字号|通知|意见|方案|办法|请示|批复|的)|号"
    "|.+?[见和与及以]|.{2,}?总工会(?=[^办党发字函][\u4e00-\u9fff]*[发字函文通办]$))(?=.{2,}$)"
)
_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")


@dataclass(frozen=True)
class DocumentNumber:
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


@dataclass(frozen=True)
class DamagedNumber:
    """A number that lost a part of it. `year` is None where the digits left do not tell it."""

    written: str
    year: int | None
    start: int
    end: int


def find(text: str) -> list[DocumentNumber]:
    """Every directive number in `text`, in order."""
    found: list[DocumentNumber] = []
    for tail in _TAIL.finditer(text):
        after = found[-1].end if found else 0
        code = _CODE.search(text, max(after, tail.start() - _LONGEST_CODE - 8), tail.start())
        if code:
            found.append(_number(code, tail))
    return found


def find_damaged(text: str) -> list[DamagedNumber]:
    """Every number in `text` that lost a bracket or digits: 闽人社文〔201820号. Whole ones are left out."""
    whole = {number.end for number in find(text)}
    found = []
    for match in _DAMAGED.finditer(text):
        if match.end() in whole or find(match[0]):
            continue
        start = match.start() + _code_at(match["code"])
        # Only what bounds the four digits makes a year of them: in 〔201820号 nothing does.
        told = match["bare"] or (match["year"] if match["tail"] else None)
        year = int(told.translate(_DIGITS)) if told else None
        found.append(DamagedNumber(text[start : match.end()], year, start, match.end()))
    return found


def codeless_year(text: str) -> int | None:
    """The year of a line that is a number without agency code, 〔2017〕2号, or None."""
    match = _CODELESS.match(text.strip())
    return int(match["year"].translate(_DIGITS)) if match else None


def key_of(text: str) -> str:
    """The key of the first number in `text`, or the empty string."""
    found = find(text)
    return found[0].key if found else ""


def _number(code: re.Match, tail: re.Match) -> DocumentNumber:
    start = code.start() + _code_at(code[0])
    return DocumentNumber(
        code=code.string[start : code.end()],
        year=int(tail["year"].translate(_DIGITS)),
        serial=int(tail["serial"].translate(_DIGITS)),
        written=code.string[start : tail.end()],
        start=start,
        end=tail.end(),
    )


def _code_at(words: str) -> int:
    """The offset in a run of characters at which the agency code begins, after the words that run into it."""
    start = 0
    while before := _BEFORE_CODE.match(words, start):
        start = before.end()
    return start
