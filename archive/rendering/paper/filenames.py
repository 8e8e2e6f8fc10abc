"""What a file of directives is called, so that a folder full of them can be read.

黔工总字〔2021〕19号 贵州省总工会关于….pdf; several: 文件汇编（3件）2023-05-04.pdf
"""

import re
from datetime import date

# What Windows forbids, as the full-width character that looks like it.
_FORBIDDEN = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
# File systems take 255 bytes; a Chinese character has three. Room is left for " (1)" of a second download.
_LONGEST = 240
_CUT = "…"


def name_of(title: str, number: str, ending: str) -> str:
    """The number where there is one, the title, the ending: '示工发〔2023〕1号 关于示例工作的通知.pdf'."""
    words = " ".join(filter(None, (_clean(number), _clean(title)))) or "文件"
    if _RESERVED.match(words):
        words += "_"
    return f"{_cut(words, _LONGEST - len(ending) - 1)}.{ending}"


def name_of_several(count: int, on: date) -> str:
    return f"文件汇编（{count}件）{on.isoformat()}.pdf"


def name_as_received(name: str) -> str:
    """The name that a file came with, without what a header or a system that saves it stumbles over."""
    return _clean(name) or "文件"


def _clean(words: str) -> str:
    words = _CONTROLS.sub(" ", words).translate(_FORBIDDEN)
    # A name may not begin with a dot (hidden files) or end with one (Windows drops it).
    return " ".join(words.split()).strip(". ")


def _cut(words: str, most: int) -> str:
    """No longer than so many bytes of UTF-8, never within a character."""
    encoded = words.encode()
    if len(encoded) <= most:
        return words
    return encoded[: most - len(_CUT.encode())].decode(errors="ignore").rstrip() + _CUT
