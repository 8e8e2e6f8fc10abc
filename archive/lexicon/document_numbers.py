"""Directive numbers (发文字号): 黔工总字〔2021〕19号, in every shape that occurs.

示工字〔97〕8号 · 示工发〔二〇二四〕八号 · 示 工 发 〔 2 0 2 4 〕 8 号     years short, in characters, letter-spaced
示工字2024第8号 · 示工发2024-8号 · （2024）示工字第8号             without brackets, the year first
示工发〔2024〕8-2号 · 8号之二                                   a number of several parts
示工发〔2023〕101号、102号 · 3号至7号                           a list, a range (number_lists)
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from archive.lexicon import agency_codes, number_lists, number_shapes
from archive.lexicon.number_shapes import CLOSE, DIGIT, FULL_YEAR, HAN, HAO, OF, OPEN, PART, SERIAL, SHORT_YEAR

# Year in brackets and serial, with the agency code before them. 第 and 号 may be missing, spaces may stand
# anywhere, a few. Brackets are rare and Chinese characters are not: what stands before is looked at last.
_TAIL = re.compile(
    rf"{OPEN}\s{{0,8}}(?:(?P<year>{FULL_YEAR})|(?P<short>{SHORT_YEAR}))\s{{0,8}}年?\s{{0,8}}{CLOSE}"
    rf"(?:\s{{0,8}}第?\s{{0,8}}(?P<serial>{SERIAL}){PART}(?P<hao>\s{{0,8}}{HAO})?{OF}"
    rf"|\s?(?P<code>{HAN}{{1,12}}?(?:字(?=\s?第?\s?{DIGIT})|[发函办](?=\s?第)))\s?第?\s?(?P<own>{DIGIT}{{1,4}})\s?{HAO})"
)
# 示工发2023年12号, 示工字2024第8号, 示工发2024-8号: only 号 and a kind before the year make a number of these.
_BARE = re.compile(
    rf"(?P<year>[12１２]{DIGIT}{{3}})\s?(?:年\s?第?|第|[-－—])\s?(?P<serial>{DIGIT}{{1,4}}){PART}(?P<hao>\s?{HAO}){OF}"
)
# A code that ends with a kind; 印发, 来函 and 交通 are words.
_KIND = re.compile(
    "(?:(?<![印转签下颁开研批])[发發]|字|(?<![来复去便公])函|(?<![公行来去发下原全正本])文|(?<![主承协督交])[办辦]|(?<![交沟普流开联])通)$"
)
_OF_UNION = re.compile("[工总府政党委]")
_AROUND = re.compile(rf"\s|{OPEN}|{CLOSE}")
# Seen: 闽人社文〔201820号, a bracket and digits lost; and drafts whose serial is still blank: 〔2022〕 号.
_YEAR = rf"[12１２]{DIGIT}{{3}}"
_DAMAGED = re.compile(
    rf"{OPEN}\s{{0,4}}(?P<year>{_YEAR})(?P<tail>\s{{0,4}}{CLOSE}?\s{{0,4}})第?\s{{0,4}}{DIGIT}{{0,6}}\s{{0,4}}{HAO}"
    rf"|(?P<bare>{_YEAR})\s{{0,4}}{CLOSE}\s{{0,4}}第?\s{{0,4}}{DIGIT}{{1,4}}\s{{0,4}}{HAO}?"
)
# What is left of a damaged number has at least one.
_BRACKET = re.compile(f"{OPEN}|{CLOSE}")


@dataclass(frozen=True)
class DocumentNumber:
    """A number: start and end are character offsets in the text, `written` is its very wording there. Of one in a
    list `written` is the number in full, and start and end are those of its own digits (102号)."""

    code: str
    year: int
    serial: int
    written: str
    start: int
    end: int
    part: str = ""  # 2 of 8-2号 and of 8号之二

    @property
    def key(self) -> str:
        """What two writings of one number have in common: 黔工总字|2021|19."""
        return f"{self.code}|{self.year}|{self.serial}" + (f"-{self.part}" if self.part else "")


@dataclass(frozen=True)
class DamagedNumber:
    """A number that lost a part of it. `year` is None where the digits left do not tell it."""

    written: str
    year: int | None
    start: int
    end: int


def find(text: str, known: Collection[str] = ()) -> list[DocumentNumber]:
    """Every directive number in `text`, in order, those of a list each by itself. `known` are codes that are
    certain, such as that of the directive's own number: by them words before a code are told from it."""
    tails = list(_TAIL.finditer(text))
    if "号" in text or "號" in text:
        tails = sorted([*tails, *_BARE.finditer(text)], key=re.Match.start)
    found: list[DocumentNumber] = []
    for tail in tails:
        after = found[-1].end if found else 0
        if tail.start() >= after:
            found += _numbers(text, tail, after, known)
    return _by_each_other(text, found) if len(found) > 1 else found


def find_damaged(text: str) -> list[DamagedNumber]:
    """Every number in `text` that lost a bracket or digits: 闽人社文〔201820号. Whole ones are left out."""
    if not _BRACKET.search(text) or not (matches := list(_DAMAGED.finditer(text))):
        return []
    whole = {number.end for number in find(text)}
    found = []
    for match in matches:
        start, code = agency_codes.before(text, match.start())
        if not code or match.end() in whole:
            continue
        # Only what bounds the four digits makes a year of them: in 〔201820号 nothing does.
        told = match["bare"] or (match["year"] if match["tail"] else None)
        year = number_shapes.year_of(told) if told else None
        found.append(DamagedNumber(text[start : match.end()], year, start, match.end()))
    return found


def key_of(text: str) -> str:
    """The key of the first number in `text`, or the empty string."""
    found = find(text)
    return found[0].key if found else ""


def _numbers(text: str, tail: re.Match, after: int, known: Collection[str]) -> list[DocumentNumber]:
    """The number whose year and serial `tail` are, with those that a list names after it; none without a code."""
    told = tail.groupdict()
    if told.get("code"):
        serial = number_shapes.serial_of(tail["own"])
        return [DocumentNumber(tail["code"], _year(told), serial, tail[0], tail.start(), tail.end())]
    start, code = agency_codes.before(text, tail.start(), after, known)
    # Two digits, or no bracket, tell a year only between a kind and 号.
    if not code or not _tells_year(tail, code):
        return []
    serial, end, part = number_shapes.serial_of(tail["serial"]), tail.end(), number_shapes.part_of(tail)
    if tail["part"] and int(part) > serial and _AROUND.sub("", text[:start] + text[end:]):
        # 11—13号: a range, but where it is all that a line says, a number of two parts.
        end, part = tail.end("serial"), ""
    told_hao = end == tail.end() and tail["hao"] is not None
    more = number_lists.after(text, end)
    written = text[start:end] + ("号" if more and not told_hao else "")
    found = [DocumentNumber(code, _year(told), serial, written, start, end, part)]
    year, front, code_written = found[0].year, text[start : tail.start("serial")], text[start : tail.start()]
    for member in more:
        if member.year:
            year, front = member.year, f"{code_written}{member.bracket}"
        written = f"{front}{member.written}"
        found.append(DocumentNumber(code, year, member.serial, written, member.start, member.end, member.part))
    return found


def _tells_year(tail: re.Match, code: str) -> bool:
    """Whether the year of `tail` is one. Two digits, or no bracket, tell it only behind a kind and before 号."""
    short = tail.re is _TAIL and tail["short"]
    if not short and tail.re is _TAIL:
        return True
    if short and tail[0][0] not in "（(" and _OF_UNION.search(code):
        return tail["hao"] is not None
    return tail["hao"] is not None and _KIND.search(code) is not None


def _year(told: dict[str, str | None]) -> int:
    return number_shapes.year_of(told["year"] or told["short"] or "")


def _by_each_other(text: str, numbers: list[DocumentNumber]) -> list[DocumentNumber]:
    """Cut off what stands before a code, where the same text has the code without it: 精研示工发 beside 示工发."""
    codes = {number.code for number in numbers}
    if len(codes) == 1:
        return numbers
    return [_cut(text, number, codes) for number in numbers]


def _cut(text: str, number: DocumentNumber, codes: set[str]) -> DocumentNumber:
    code = next((code for code in codes if agency_codes.is_end_of(code, number.code)), "")
    more = len(number.code) - len(code)
    if not code or not number.written.startswith(number.code):
        return number
    at_code = text.startswith(number.code, number.start)
    start = number.start + (more if at_code else 0)
    return replace(number, code=code, written=number.written[more:], start=start)
