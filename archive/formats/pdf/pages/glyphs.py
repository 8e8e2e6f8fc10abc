"""Characters and drawn lines with their places on a page, and the odd shapes that stand for ordinary characters."""

import unicodedata
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character as it stands on the page, in points; `base` is how far its baseline lies below the top."""

    character: str
    left: float
    right: float
    base: float
    size: float


class Rule(NamedTuple):
    """A drawn line, level (top == bottom) or upright (left == right), in points from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float


class GlyphBox(NamedTuple):
    """The part of a page that is seen, as the file measures it: upwards."""

    left: float
    bottom: float
    right: float
    top: float


def turned(x: float, y: float, quarter: int, box: GlyphBox) -> tuple[float, float]:
    """A point of the file, from the left and the top, once the page is turned so that a text which runs in
    direction `quarter` (quarter turns to the left) runs from left to right."""
    if quarter == 0:
        return x - box.left, box.top - y
    if quarter == 1:
        return y - box.bottom, x - box.left
    if quarter == 2:
        return box.right - x, y - box.bottom
    return box.top - y, box.right - x


# Radicals that are whole characters too, in the block CJK Radicals Supplement (Unicode's table
# EquivalentUnifiedIdeograph); unlike the Kangxi radicals and the compatibility ideographs they do not decompose.
_RADICALS = dict(
    zip(
        "⺁⺌⺍⺎⺒⺓⺜⺝⺟⺠⺧⺩⺬⺮⺯⺶⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂小小兀巳幺日月母民牛王示竹糸羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_DECOMPOSED = (("\u2f00", "\u2fdf"), ("\uf900", "\ufaff"), ("\ufb00", "\ufb06"), ("\U0002f800", "\U0002fa1f"))


def ordinary(character: str) -> str:
    """The character that a reader sees: 工 for the radical ⼯ (U+2F2F), fi for the ligature ﬁ.

    Fonts in which a radical and a character share one shape are often mapped back to the radical. That is a
    fault of the file's character map; left as it is, the word would look right and never be found.
    """
    if character < "\u2e80":
        return character
    if any(first <= character <= last for first, last in _DECOMPOSED):
        return unicodedata.normalize("NFKC", character)
    return _RADICALS.get(character, character)


def is_wide(character: str) -> bool:
    """Whether a character is set on a full square: Han, Chinese punctuation, full-width forms."""
    return "\u2e80" <= character <= "\ua4cf" or "\uf900" <= character <= "\uff60" or character >= "\U00020000"


def is_common(character: str) -> bool:
    """Whether a character is one of those that Chinese is written with every day (GB/T 2312-1980)."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
