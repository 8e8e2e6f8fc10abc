"""Characters that somebody's program made of bytes in a wrong encoding → what they were before.

绀轰緥甯 and ç¤ºä¾‹ are 示例市 in UTF-8, read as GBK and as Latin-1. Where every byte is still there the reading can be
undone, which is certain: hardly any bytes happen to be sound UTF-8. Where some were lost it can only be told.
"""

import re
from collections.abc import Iterator

from archive.formats import legibility

# What the bytes were, and as what they are read.
_MEANT = ("utf-8", "gb18030", "big5hkscs")
_READ_AS = ("gb18030", "latin", "big5hkscs", "cp932", "cp949", "cp437", "cp1251", "koi8-r")
_MISREADINGS = [(meant, read_as) for meant in _MEANT for read_as in _READ_AS if meant != read_as]
_TWICE = 2
# Three of four characters of Chinese are frequent ones, of misread Chinese one in ten.
_LEGIBLE, _SOUND = 0.3, 0.45
FEWEST = 6
_LOST = "\ufffd"
# Windows and browsers read Latin-1 with letters of their own from 0x80 to 0x9F, Unix without.
_LATIN = {ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(256)}
_LATIN |= {byte: byte for byte in range(256)}
_MOST_NOT_LATIN = 0.2
LATIN_LETTERS = "".join(chr(code) for code in _LATIN if code > 0x7F)
_HAN = re.compile("[\u3400-\u9fff]+")


def undone(text: str) -> str:
    """The text as it was before it was misread, where nothing of it was lost; '' where it was not, or not whole."""
    found = ""
    for _ in range(_TWICE):
        step = _undone_once(found or text)
        if not step:
            break
        found = step
    return found


def han_in(text: str) -> int:
    """How many Han characters there are."""
    return len("".join(_HAN.findall(text)))


def not_ascii_in(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def guesses(text: str) -> Iterator[str]:
    """What the text may have been, as far as its bytes are still there, by each misreading, and misread twice."""
    for misreading in _MISREADINGS:
        before = roughly(text, *misreading)
        yield before
        yield roughly(before, "utf-8", "gb18030")


def roughly(text: str, meant: str, read_as: str) -> str:
    """What the text may have been, bytes that are lost left out."""
    if read_as != "latin":
        data = text.replace(_LOST, "").encode(read_as, "ignore")
    else:
        data = bytes(_LATIN[ord(character)] for character in text if ord(character) in _LATIN)
        if len(text) - len(data) > _MOST_NOT_LATIN * not_ascii_in(text):
            return ""
    return data.decode(meant, "replace")


def is_sound(text: str) -> bool:
    """Whether a text that was put right makes sense."""
    han = han_in(text)
    return han >= max(FEWEST, text.count(_LOST)) and legibility.frequent_share(text) > _SOUND


def is_legible(text: str) -> bool:
    """Whether the characters that are not ASCII make sense as they are."""
    return 2 * han_in(text) > not_ascii_in(text) and legibility.frequent_share(text) >= _LEGIBLE


def _undone_once(text: str) -> str:
    for meant, read_as in _MISREADINGS:
        try:
            before = _bytes(text, read_as).decode(meant)
        except (UnicodeError, KeyError):
            continue
        if before != text and _is_certain(before, text, meant):
            return before
    return ""


def _bytes(text: str, read_as: str) -> bytes:
    """The bytes that were read as this text. Raises UnicodeEncodeError or KeyError."""
    return bytes(_LATIN[ord(character)] for character in text) if read_as == "latin" else text.encode(read_as)


def _is_certain(before: str, text: str, meant: str) -> bool:
    if han_in(before) < FEWEST or legibility.frequent_share(before) < _LEGIBLE:
        return False
    # Any bytes may be sound GBK or Big5: there the text must have made no sense.
    return meant == "utf-8" or not is_legible(text)
