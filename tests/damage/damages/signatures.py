"""What happens to the signature block."""

import random
import re

from tests.damage.damages.anatomy import Anatomy
from tests.damage.damages.registry import damage
from tests.damage.damages.titles import spaced

_DIGITS = "〇一二三四五六七八九"


def _block(text: str) -> tuple[Anatomy, range, list[str], str]:
    """The parts, the lines of the block, the issuers, the date ('' where there is none)."""
    parts = Anatomy(text)
    if not parts.day or not parts.signature:
        return parts, range(0), [], ""
    names = [parts.lines[at].strip() for at in parts.signature]
    return parts, range(parts.signature.start, parts.day.stop), names, parts.lines[parts.day.start].strip()


def _day(text: str) -> list[int]:
    """Year, month and day of the date, where it is written in Arabic digits."""
    day = _block(text)[3]
    return [int(digits) for digits in re.findall(r"\d+", day)] if re.match(r"\d{4}", day) else []


def _dated(text: str, form) -> str:
    day = _day(text)
    parts = Anatomy(text)
    return parts.replaced(parts.day, [form(*day)]) if len(day) == 3 else text


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (
        "" if ones == 0 and tens else _DIGITS[ones]
    )


@damage()
def signature_letter_spaced(text: str, rng: random.Random) -> str:
    """Room between the characters of the signature."""
    parts, block, names, day = _block(text)
    short = names and all(" " not in name and len(name) < 16 for name in names)
    return parts.replaced(parts.signature, [spaced(name, rng) for name in names]) if short else text


@damage()
def signature_and_date_on_one_line(text: str, rng: random.Random) -> str:
    """Signature and date on one line."""
    parts, block, names, day = _block(text)
    gap = rng.choice(["  ", "　　", " ", "，", "\t", "      "])
    return parts.replaced(block, [*names[:-1], names[-1] + gap + day]) if names else text


@damage()
def signatories_on_one_line(text: str, rng: random.Random) -> str:
    """Several signatories on one line."""
    parts, block, names, day = _block(text)
    if len(names) < 2:
        return text
    return parts.replaced(parts.signature, [rng.choice(["  ", "　　", "\t", "     "]).join(names)])


@damage()
def date_before_signature(text: str, rng: random.Random) -> str:
    """The date above the signature."""
    parts, block, names, day = _block(text)
    return parts.replaced(block, [day, *names]) if names else text


@damage()
def signature_behind_last_sentence(text: str, rng: random.Random) -> str:
    """The signature on the line of the last sentence."""
    parts, block, names, day = _block(text)
    if not names or not re.search(r"[。！!.]\s*$", parts.lines[block.start - 1]):
        return text
    last = parts.lines[block.start - 1].rstrip() + rng.choice(["", " ", "　　　　", "          "]) + names[0]
    rest = [*names[1:], day]
    if len(names) == 1 and rng.random() < 0.4:
        last, rest = last + rng.choice(["", " ", "　"]) + day, []
    return parts.replaced(range(block.start - 1, block.stop), [last, *rest])


@damage()
def seal_remark(text: str, rng: random.Random) -> str:
    """A remark where the seal would be."""
    parts, block, names, day = _block(text)
    mark = rng.choice(["（盖章）", "(盖章)", "（印章）", "（公章）", "（章）", "（签章）", " （印）"])
    return parts.replaced(parts.signature, [name + mark for name in names]) if names else text


@damage()
def signature_to_the_right(text: str, rng: random.Random) -> str:
    """Signature and date set far to the right, with room at the end."""
    parts, block, names, day = _block(text)
    sign = rng.choice([" ", "　", "\t"])
    room = [sign * rng.randint(3, 30) + line + sign * rng.randint(0, 9) for line in [*names, day]]
    return parts.replaced(block, room) if names else text


@damage()
def date_letter_spaced(text: str, rng: random.Random) -> str:
    """Room between the date's characters, or around its digits."""
    parts, block, names, day = _block(text)
    if not names:
        return text
    return parts.replaced(parts.day, [rng.choice([spaced(day, rng), re.sub(r"(\d+)", r" \1 ", day)])])


@damage()
def date_in_chinese(text: str, rng: random.Random) -> str:
    """The date in Chinese numerals, their zero of several kinds."""
    zero = rng.choice("〇○零０OＯ0")
    return _dated(
        text,
        lambda year, month, day: (
            "".join(_DIGITS[int(digit)] for digit in str(year)).replace("〇", zero)
            + f"年{_chinese(month)}月{_chinese(day)}日"
        ),
    )


@damage()
def date_otherwise(text: str, rng: random.Random) -> str:
    """The date with dots, strokes, zeros, other room."""
    form = rng.choice(
        [
            "{}.{}.{}",
            "{}-{:02}-{:02}",
            "{}/{}/{}",
            "{}年{:02}月{:02}日",
            "{}.{:02}.{:02}",
            "{}年 {} 月 {} 日",
            "{}年{}月{}号",
        ]
    )
    return _dated(text, form.format)


@damage()
def note_below_date(text: str, rng: random.Random) -> str:
    """A note that the text is public, below the date."""
    parts, block, names, day = _block(text)
    note = rng.choice(["（此件公开发布）", "（此件主动公开）", "(此件公开发布)", "公开属性：主动公开"])
    return parts.replaced(parts.day, [day, note]) if names else text


@damage("copies_to")
def imprint_below(text: str, rng: random.Random) -> str:
    """The imprint: copy recipients, printing office, print date."""
    parts, block, names, day = _block(text)
    numbers = _day(text)
    if not names or len(numbers) != 3 or numbers[2] > 27 or len(parts.lines) > parts.day.stop + 1:
        return text
    year, month, day_of_month = numbers
    office, gap = rng.choice(["", "办公室"]), rng.choice(["  ", "　　　", "    "])
    printed = f"{names[0]}{office}{gap}{year}年{month}月{day_of_month + 1}日印发"
    return parts.replaced(
        parts.day, [day, "", *rng.choice([[], ["抄送：示例市委办公室，示例市政府办公室。"]]), printed]
    )
