"""Lines of a head that are the number of a directive, where document_numbers finds none in them.

〔2017〕2号 · 2023年第3号        minutes, announcements, notices of one body's own are numbered without a code
第12号                          orders and announcements, below the body's mark
示工字第12号                     without a year
示工发〔2024 8号                 and what else ends in 号 and stands alone: its number, but not for sure
"""

import re
from dataclasses import dataclass

from archive.lexicon.number_shapes import CLOSE, DIGIT, FULL_YEAR, HAN, HAO, OPEN, SERIAL, year_of

_LONGEST = 40
_CODELESS = re.compile(
    rf"{OPEN}?\s*(?:(?:{OPEN}\s*)?(?P<year>{FULL_YEAR})\s*年?\s*{CLOSE}?)?\s*第?\s*(?:{SERIAL})\s*{HAO}\s*{CLOSE}?"
)
_YEARLESS = re.compile(rf"(?:{HAN}\s?){{1,12}}[字发發函办辦通]\s?第?\s?{DIGIT}{{1,4}}\s?{HAO}")
# 示例市总工会公告第3号, 示例市总工会令 第3号: the mark with its number beside it.
_AFTER_MARK = re.compile(
    rf"(?P<mark>.{{2,30}}(?:令|公告|通告|公报))\s*(?P<number>{OPEN}?\s*(?:{FULL_YEAR})?\s*年?\s*{CLOSE}?\s*第\s*(?:{SERIAL})\s*{HAO}\s*{CLOSE}?)"
)
# What else a line may be that ends in 号: an address, a sentence, a title, something with its name before a colon.
_NO_NUMBER = re.compile("[，。；！？：:《》、“”]|关于|月\\d|[路街巷弄道村楼院室门房区园桥镇]\\d+[号號]")
_LAST = re.compile(rf"(?:{DIGIT}|[一二三四五六七八九十〇零])\s?{HAO}\s*{CLOSE}?$")
_LIKE_NUMBER = re.compile(rf"[字发發函办辦文通令第]|(?<!{DIGIT})(?:19|20){DIGIT}{{2}}|{OPEN}")


@dataclass(frozen=True)
class NumberLine:
    """`written` is the number, `year` None where it tells none; `mark` are the words of the body's mark beside it;
    `sure` is False where the line only looks like a number."""

    written: str
    year: int | None
    mark: str = ""
    sure: bool = True


def read(line: str) -> NumberLine | None:
    """The number that a line consists of which has no code and year in their usual places, or None."""
    bare = line.strip()
    if len(bare) > _LONGEST or not ("号" in bare[-3:] or "號" in bare[-3:]) or not _LAST.search(bare):
        return None
    if match := _CODELESS.fullmatch(bare):
        return NumberLine(_bare(bare), year_of(match["year"]) if match["year"] else None) if _says_so(bare) else None
    if match := _AFTER_MARK.fullmatch(bare):
        year = re.search(FULL_YEAR, match["number"])
        return NumberLine(_bare(match["number"]), year_of(year[0]) if year else None, match["mark"])
    if _NO_NUMBER.search(bare):
        return None
    if _YEARLESS.fullmatch(bare):
        return NumberLine(bare, None)
    return NumberLine(bare, None, sure=False) if _LIKE_NUMBER.search(bare) else None


def _bare(number: str) -> str:
    """A number without the brackets around the whole of it."""
    return number if number.endswith(("号", "號")) else re.sub(rf"^{OPEN}\s*|\s*{CLOSE}$", "", number)


def _says_so(line: str) -> bool:
    """Whether digits before 号 are a number: 第12号, 〔2017〕2号, and not 12号."""
    return "第" in line or re.search(OPEN, line) is not None
