"""What readers type of a document number where they do not type all of it: 19号文, 云工通7号, 黔工总字〔2021〕,
黔工总字, 2021年19号, 〔2021〕19. Pure.
"""

import re
from dataclasses import dataclass

from archive.lexicon import numerals

# A code ends with a kind; 印发, 公函 and 交通 are words (archive.lexicon.document_numbers).
_CODE = (
    "(?P<code>[\u4e00-\u9fff]{1,9}(?:字|(?<![印转签下颁开研批激出引分])发|(?<![来复去便公])函|(?<![主承协督交举])办"
    "|(?<![交沟普流开联])通))"
)
_YEAR = r"(?:[(]?(?P<year>[12][0-9]{3})[)]?年?)"
_SERIAL = (
    r"(?:第?(?P<serial>[0-9]{1,4}|[一二三四五六七八九十百〇]{1,5}(?=号))"
    r"(?:-(?P<part>[0-9]{1,4}))?(?P<hao>号)?(?:文件?)?)"
)
_PART = re.compile(rf"{_CODE}?{_YEAR}?{_SERIAL}?")


@dataclass(frozen=True)
class NumberPart:
    """What is known of a number; `serial` with its part: 19, 8-2."""

    code: str = ""
    year: int = 0
    serial: str = ""


def read(folded: str) -> NumberPart | None:
    """The part of a number that a folded word is, None where it is none or may be anything."""
    match = _PART.fullmatch(folded)
    if not match:
        return None
    code, year, serial = match["code"] or "", int(match["year"] or 0), match["serial"] or ""
    if serial:
        part = f"-{match['part']}" if match["part"] else ""
        serial = f"{numerals.value_of(serial)}{part}"
    is_bracketed = "(" in folded or ")" in folded
    # 2021 is a year, 2021年19 the beginning of a date, 7 a figure; 八号 alone a day.
    if code:
        return NumberPart(code, year, serial) if not serial or match["hao"] or is_bracketed else None
    if year:
        return NumberPart("", year, serial) if serial and (match["hao"] or is_bracketed) else None
    return NumberPart("", 0, serial) if match["hao"] else None
