"""Figures in a query, in every writing that directives have: 2021年 and 二〇二一年, 第3条 and 第三条, 5万元 and
50000元, 十四五 and 14五, 2021-2025 and 2021年至2025年.

Pure, and of folded text (search.analysis.matching_copy.fold). What is no figure before a measure word (一线, 五一)
stays as it is written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A text in its writings: of each step one of its texts, one after the other (search.query.plan.Spelled).
Steps = tuple[tuple[str, ...], ...]

# Between two figures one sign, whatever was typed.
DASHES = ("-", "–", "—", "——", "―", "−", "~", "〜", "至", "到")
_DIGITS = "〇一二三四五六七八九"
_NUMERALS = f"[{_DIGITS}两十百千万亿]"
_NOT_WITHIN = f"(?<![0-9.{_DIGITS}两十百千万亿])"
_NUMBER = rf"(?:[0-9]{{1,9}}(?:\.[0-9]{{1,2}})?[万亿]?|{_NUMERALS}{{1,12}})"
_MEASURE = (
    "(?:年|个月|月|日|号|天|周|小时|分钟|条|款|项|章|节|元|人|名|个|家|户|件|次|届|期|批|级|场|份|页|类|种|岁|倍"
    "|支|台|套|所)"
)
YEAR = f"(?:[12][0-9]{{3}}(?![0-9])|[一二][{_DIGITS}]{{3}}(?!{_NUMERALS}))"
_DASH = f"(?:{'|'.join(sorted(map(re.escape, DASHES), key=len, reverse=True))})"
_FIGURE = re.compile(
    rf"{_NOT_WITHIN}(?:"
    rf"(?P<first>{YEAR})年?{_DASH}(?P<last>{YEAR})(?P<end>年?)"
    rf"|(?P<low>{_NUMBER})(?P<unit>{_MEASURE}?){_DASH}(?P<high>{_NUMBER})(?P<measure>{_MEASURE})"
    rf"|(?P<plan>(?:十[一二三四五六]|1[1-6])五)(?!{_NUMERALS}|[0-9]|{_MEASURE})"
    rf"|(?P<year>{YEAR})"
    rf"|(?P<number>{_NUMBER})(?P<counted>{_MEASURE})"
    r")"
)
_UNITS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_LARGEST = 10**12


@dataclass(frozen=True)
class Figure:
    """Characters start to end of a text write `steps`; `reading` is how a dictionary is to read them, alike for all
    writings. `years` are those of a range: a directive may tell them apart."""

    start: int
    end: int
    steps: Steps
    reading: str
    years: tuple[str, ...] = ()


def find(folded: str) -> Iterator[Figure]:
    """The figures of a folded text that may be written otherwise, in order."""
    for match in _FIGURE.finditer(folded):
        told = match.groupdict()
        if told["first"]:
            ends = (("年", ""),) if match.end() < len(folded) or told["end"] else ()
            steps = (year_writings(told["first"]), ("", "年"), DASHES, year_writings(told["last"]), *ends)
            years = (_arabic_year(told["first"]), _arabic_year(told["last"]))
            yield Figure(match.start(), match.end(), steps, f"{years[0]}-{years[1]}", years)
        elif told["year"]:
            year = _arabic_year(told["year"])
            yield Figure(match.start(), match.end(), (year_writings(year),), year)
        elif told["plan"]:
            han = told["plan"] if told["plan"][0] == "十" else f"十{_DIGITS[int(told['plan'][1])]}五"
            yield Figure(match.start(), match.end(), ((han, f"1{_DIGITS.index(han[1])}五"),), han)
        elif told["low"]:
            yield from _range(match)
        else:
            number, measure = told["number"], told["counted"]
            if (value := value_of(number)) is not None:
                steps = (writings_of(value), (measure,))
                yield Figure(match.start(), match.end(), steps, f"{steps[0][0]}{measure}")


def _range(match: re.Match) -> Iterator[Figure]:
    low, high = value_of(match["low"]), value_of(match["high"])
    if low is None or high is None:
        return
    unit = (match["unit"],) if match["unit"] else ()
    steps = (writings_of(low), *([unit] if unit else []), DASHES, writings_of(high), (match["measure"],))
    reading = f"{steps[0][0]}{match['unit']}至{writings_of(high)[0]}{match['measure']}"
    yield Figure(match.start(), match.end(), steps, reading)


def year_writings(year: str) -> tuple[str, str]:
    """'2021' and '二〇二一', of either."""
    arabic = _arabic_year(year)
    return arabic, "".join(_DIGITS[int(digit)] for digit in arabic)


def _arabic_year(year: str) -> str:
    return "".join(digit if digit.isascii() else str(_DIGITS.index(digit)) for digit in year)


def writings_of(value: int) -> tuple[str, ...]:
    """How a number is written: 五百, 500; 二万, 两万, 20000, 2万. In numerals first."""
    han = _han(value)
    both = [han, re.sub("^二(?=[百千万亿]|$)", "两", han)]
    unit, size = ("亿", 10**8) if value >= 10**8 else ("万", 10**4)
    is_short = value >= size and value * 100 % size == 0
    short = [f"{value / size:.2f}".rstrip("0").rstrip(".") + unit] if is_short else []
    return tuple(dict.fromkeys([*both, str(value), *short]))


def value_of(written: str) -> int | None:
    """The value of 五百, 500, 1.5万; None for what is none or a run of digits (三五), which may be anything."""
    if written[0].isascii():
        size = _GROUPS.get(written[-1], 1)
        digits = written.rstrip("万亿")
        counted = round(float(digits) * size, 4)
        is_whole = counted == int(counted) and (digits[0] != "0" or digits == "0")
        return int(counted) if is_whole and counted < _LARGEST else None
    # 百日, 万人: no figure.
    if written[0] in "百千万亿":
        return None
    value = _group_sum(written)
    return value if value is not None and value < _LARGEST and written in writings_of(value) else None


def _group_sum(written: str) -> int | None:
    """一万五千 is 15000."""
    total, section, pending = 0, 0, None
    for character in written:
        if character in _GROUPS:
            total += (section + (pending or 0)) * _GROUPS[character]
            section, pending = 0, None
        elif character in _UNITS:
            section += (1 if pending is None else pending) * _UNITS[character]
            pending = None
        else:
            if pending:
                return None
            pending = 2 if character == "两" else _DIGITS.index(character)
    return total + section + (pending or 0)


def _han(value: int) -> str:
    """15000 is 一万五千, 15 is 十五, 105 is 一百〇五."""
    if value == 0:
        return "〇"
    for unit, size in reversed(_GROUPS.items()):
        if value >= size:
            rest = value % size
            gap = "〇" if 0 < rest < size // 10 else ""
            return f"{_han(value // size)}{unit}{gap}{_han(rest) if rest else ''}"
    written, missing = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, value = divmod(value, size)
        if digit:
            written += ("〇" if missing and written else "") + _DIGITS[digit] + unit
        missing = not digit
    return re.sub("^一十", "十", written)
