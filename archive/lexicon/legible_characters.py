"""A text as a reader sees it: radicals that stand for characters, entities that nobody resolved.

⼯会 looks like 工会 and is never found; &ldquo;工会&rdquo; is “工会”. Each stands in its place: the copy has the
length of the text, what an entity was longer is filled with `FILLER`, which cleaning takes out.
"""

import html
import re
import unicodedata
from functools import cache

# Characters without a shape that no text holds.
FILLER = "\ufdd0"
# Radicals that are whole characters too, in the block CJK Radicals Supplement (Unicode's table
# EquivalentUnifiedIdeograph); unlike the Kangxi radicals they do not decompose. The reader of PDF has its own copy
# (archive/formats/pdf/pages/glyphs.py), since its process sees nothing of the archive but its own folder.
_RADICALS = dict(
    zip(
        "⺁⺌⺍⺎⺒⺓⺜⺝⺟⺠⺧⺩⺬⺮⺯⺶⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂小小兀巳幺日月母民牛王示竹糸羊虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,4});")


def of(text: str) -> str:
    """A copy of the same length, or `text` itself where a reader sees nothing else in it."""
    if _RADICAL.search(text):
        text = text.translate(_characters())
    return _ENTITY.sub(_resolved, text) if "&" in text and ";" in text else text


def _resolved(match: re.Match) -> str:
    """The one character that an entity stands for; one for white space goes with the other signs of a web page."""
    character = html.unescape(match[0])
    if len(character) > 1 or character.isspace() or not character.isprintable():
        return match[0]
    return character + FILLER * (len(match[0]) - 1)


@cache
def _characters() -> dict[int, str]:
    decomposed = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    return {ord(radical): character for radical, character in (_RADICALS | decomposed).items()}
