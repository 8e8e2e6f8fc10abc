"""What happens to characters, wherever they stand."""

import random
import re
from functools import cache

import opencc

from tests.damage.damages.registry import damage

_WIDE = {code: code + 0xFEE0 for code in [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B)]}
_NARROW = str.maketrans("，：；（）！？．", ",:;()!?.")
_WIDE_SIGNS = str.maketrans(",:;()", "，：；（）")


@cache
def _converter(name: str) -> opencc.OpenCC:
    return opencc.OpenCC(name)


@damage()
def traditional(text: str, rng: random.Random) -> str:
    """The whole text in traditional characters."""
    return _converter(rng.choice(["s2t", "s2hk", "s2tw"])).convert(text)


@damage()
def half_traditional(text: str, rng: random.Random) -> str:
    """Here and there a traditional character, as a bad conversion leaves it."""
    share = rng.choice([0.15, 0.4, 0.7])
    other = _converter("s2t").convert(text)
    if len(other) != len(text):
        return text
    return "".join(new if rng.random() < share else old for old, new in zip(text, other, strict=True))


@damage()
def lines_traditional(text: str, rng: random.Random) -> str:
    """Some lines in traditional characters."""
    convert = _converter("s2t").convert
    return "\n".join(convert(line) if rng.random() < 0.5 else line for line in text.split("\n"))


@damage()
def wide_digits(text: str, rng: random.Random) -> str:
    """Digits and letters of full width."""
    return text.translate(_WIDE)


@damage()
def narrow_signs(text: str, rng: random.Random) -> str:
    """Punctuation of half width."""
    return text.translate(_NARROW)


@damage()
def narrow_signs_here_and_there(text: str, rng: random.Random) -> str:
    """Punctuation of half and full width, mixed."""
    return "".join(sign.translate(_NARROW if rng.random() < 0.5 else _WIDE_SIGNS) for sign in text)


@damage()
def other_quotes(text: str, rng: random.Random) -> str:
    """Quotation marks of another kind."""
    left, right = rng.choice(['""', "「」", "『』", "＂＂", "‟”", "〝〞", "''", "‘’", "””", "““"])
    return text.replace("“", left).replace("”", right)


@damage()
def other_title_marks(text: str, rng: random.Random) -> str:
    """《》 of another kind."""
    left, right = rng.choice([("<", ">"), ("〈", "〉"), ("«", "»"), ("＜", "＞"), ("<<", ">>"), ("≪", "≫")])
    return text.replace("《", left).replace("》", right)


@damage()
def unseen_signs(text: str, rng: random.Random) -> str:
    """A byte order mark, zero-width spaces, soft hyphens."""
    signs = ["\u200b", "\ufeff", "\u200d", "\u00ad", "\u2060", "\u200e"]
    loose = [sign + (rng.choice(signs) if rng.random() < 0.03 else "") for sign in text]
    return "\ufeff" + "".join(loose)


@damage()
def space_around_digits(text: str, rng: random.Random) -> str:
    """A space before and after every number, as Word sets it."""
    return re.sub(r"(?<=[^\d\s.．/-])(\d+)(?=[^\d\s.．、/-])", r" \1 ", text)


@damage()
def stray_spaces(text: str, rng: random.Random) -> str:
    """Here and there a space between two characters."""
    share = rng.choice([0.01, 0.03, 0.06])
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", lambda match: " " if rng.random() < share else "", text)


@damage()
def entities(text: str, rng: random.Random) -> str:
    """HTML entities that nobody resolved."""
    resolved = text.replace("“", "&ldquo;").replace("”", "&rdquo;").replace("　", "&nbsp;")
    return re.sub(r"(?m)^(?=[^\n])", rng.choice(["&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;", ""]), resolved)


@damage()
def radicals(text: str, rng: random.Random) -> str:
    """Characters of a PDF's font: radicals that look like the characters (⼯ for 工)."""
    return text.translate(str.maketrans("工会大力行文月日一二十人中", "⼯会⼤⼒⾏⽂⽉⽇⼀⼆⼗⼈中"))
