"""The numbers that a list or a range names after its first: 示工发〔2023〕101号、102号, 〔2021〕1、2号, 3号至7号,
〔2021〕5号、〔2022〕6号. Code and year are those of the number before."""

import re
from dataclasses import dataclass

from archive.lexicon.number_shapes import CLOSE, FULL_YEAR, HAO, OPEN, PART, SERIAL, SHORT_YEAR, serial_of, year_of

_RANGE = "至|到|[-－—–―~～]{1,2}"
# 12号前 and 5号楼 are a day and a building. After a comma only 文 or a year tells that the list goes on.
_MORE = re.compile(
    rf"\s?(?:(?P<range>{_RANGE})|、|和|及|与|以及|或|(?P<comma>[，,；;]))\s?"
    rf"(?P<bracket>{OPEN}\s?(?P<year>{FULL_YEAR}|{SHORT_YEAR})\s?年?\s?{CLOSE})?\s?第?\s?(?P<serial>{SERIAL}){PART}"
    rf"(?P<end>\s?(?P<hao>{HAO})(?P<of>文件?)?(?![楼线门馆桌房院前之以日上下晚早零中]))?"
)
_MOST = 100


@dataclass(frozen=True)
class ListMember:
    """One more number of a list: `written` are its digits with 号, start and end those of what it has of its own;
    `bracket` is the year before it with its brackets, '' and `year` None where it has the one before."""

    written: str
    bracket: str
    year: int | None
    serial: int
    start: int
    end: int
    part: str = ""


def after(text: str, at: int) -> list[ListMember]:
    """The numbers of the list that goes on at `at`, where its first number ends. Digits after which no 号 follows
    are no numbers."""
    found: list[ListMember] = []
    sure = 0
    at += 2 if text.startswith("文件", at) else text.startswith("文", at)
    while len(found) < _MOST and (match := _MORE.match(text, at)):
        if match["comma"] and not (match["bracket"] or match["of"]):
            break
        serial, year = match["serial"], match["year"]
        start = match.start("bracket") if match["bracket"] else match.start("serial")
        part = match["part"] or ""
        # 11-13号 among them is a range, 8-2号 a number of two parts.
        ranged = bool(part) and int(part) > serial_of(serial)
        ends = match["end"] and not ranged
        end = match.end("hao") if ends else match.end("serial")
        written = text[match.start("serial") : end] + ("" if ends else "号")
        told = year_of(year) if year else None
        number = serial_of(serial)
        found.append(ListMember(written, match["bracket"] or "", told, number, start, end, "" if ranged else part))
        sure = len(found) if ends else sure
        at = match.end("serial") if ranged else match.end()
    return found[:sure]
