"""Numbers as Word's automatic lists write them (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟万")
_UNITS = ("", "十", "百", "千")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
# Word itself writes no letters beyond zz… of 30.
_LAST_LETTERS, _LAST_ROMAN = 780, 32767


def written(number: int, form: str) -> str:
    """十二 for (12, "chineseCounting"), ⑫ for (12, "decimalEnclosedCircle"); what a form cannot write is 12."""
    write = _FORMS.get(form)
    return (write(number) if write and number >= 0 else "") or str(number)


def chinese(number: int) -> str:
    """一百零五 for 105, 十二 for 12. '' from one hundred million on."""
    if number >= 100_000_000:
        return ""
    if number >= 10_000:
        rest = number % 10_000
        joint = "零" if rest and rest < 1000 else ""
        return chinese(number // 10_000) + "万" + joint + (_below_ten_thousand(rest) if rest else "")
    return _below_ten_thousand(number).removeprefix("一") if 10 <= number < 20 else _below_ten_thousand(number)


def _below_ten_thousand(number: int) -> str:
    pieces: list[str] = []
    gap = False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            pieces.append(("零" if gap and pieces else "") + _DIGITS[digit] + _UNITS[power])
        gap = not digit
    return "".join(pieces) or _DIGITS[0]


def _formal(number: int) -> str:
    """壹拾贰 for 12: the 壹 before 拾 is written."""
    return (("一" if 10 <= number < 20 else "") + chinese(number)).translate(_LEGAL)


def _by_digits(number: int) -> str:
    """一〇五 for 105."""
    return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))


def _chinese_to_hundred(number: int) -> str:
    return chinese(number) if number < 100 else _by_digits(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _letters(first: str, number: int) -> str:
    """a … z, aa, bb: the letter again for every round."""
    rounds, at = divmod(number - 1, 26)
    return chr(ord(first) + at) * (rounds + 1) if 1 <= number <= _LAST_LETTERS else ""


def _roman(number: int) -> str:
    pieces = []
    for worth, letters in _ROMAN if 1 <= number <= _LAST_ROMAN else ():
        count, number = divmod(number, worth)
        pieces.append(letters * count)
    return "".join(pieces)


def _circled(number: int) -> str:
    for first, last, start in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(start + number - first)
    return ""


def _in_row(row: str, number: int) -> str:
    return row[number - 1] if 1 <= number <= len(row) else ""


def _row(first: int, length: int) -> Callable[[int], str]:
    return lambda number: _in_row("".join(chr(first + at) for at in range(length)), number)


_FORMS = {
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "chineseCounting": _chinese_to_hundred,
    "taiwaneseCounting": _chinese_to_hundred,
    "chineseCountingThousand": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": _by_digits,
    "japaneseDigitalTenThousand": _by_digits,
    "taiwaneseDigital": _by_digits,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographTraditional": lambda number: _in_row(_STEMS, number),
    "ideographZodiac": lambda number: _in_row(_BRANCHES, number),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else ""
    ),
    "ideographEnclosedCircle": _row(0x3280, 10),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": _row(0x2488, 20),
    "decimalEnclosedParen": _row(0x2474, 20),
    "lowerLetter": lambda number: _letters("a", number),
    "upperLetter": lambda number: _letters("A", number),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
}
