"""Characters that cannot be printed: what is dropped, what is told.

A control character has no picture, and neither PDF/A nor Word files may hold one: it is dropped. A
character that no font of the machine has is printed as its code, ［U+2EBF0］, so that its reader can
look it up: an empty box would say nothing. So is one of private use, whose picture would be chance.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

# Control characters but for the tab, halves of surrogates, what Unicode says is no character.
_NOT_TEXT = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# So many characters of a line that nothing may break: an address, a row of dots.
_UNBROKEN = re.compile("[^\\s\u3400-\u9fff\U00020000-\U0003ffff]{24}")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without what is none, tabs as spaces (in a table they have parted the cells already)."""
    return _NOT_TEXT.sub("", text.replace("\t", " "))


def is_unbroken(text: str) -> bool:
    """Whether so much of it may stand without a place to break that it could run off the line."""
    return _UNBROKEN.search(text) is not None


def with_codes(text: str, missing: Iterable[str]) -> str:
    """The text with the code of each missing or private character in its place: '示\U0002ebf0' → '示［U+2EBF0］'."""
    text = _PRIVATE.sub(lambda found: _code(found[0]), text)
    return text.translate({ord(character): _code(character) for character in missing})


def missing_of(text: str, prints: Callable[[str], bool]) -> set[str]:
    """The characters of the text that cannot be printed. `prints` tries some at once; what fails is halved,
    so that one rare character among thousands takes a dozen trials."""
    distinct = sorted(set(text))
    missing = {character for character in distinct if unicodedata.category(character) == "Cn"}
    pending = [[character for character in distinct if character not in missing]]
    while pending:
        tried = pending.pop()
        if not tried or prints("".join(tried)):
            continue
        if len(tried) == 1:
            missing.add(tried[0])
        else:
            pending += [tried[: len(tried) // 2], tried[len(tried) // 2 :]]
    return missing


def marks_in(text: str) -> set[str]:
    """What is set on or changes the character before it: accents, vowel signs, variation selectors, joiners."""
    return {character for character in set(text) if unicodedata.category(character)[0] == "M" or character == "\u200d"}


def rare_in(text: str) -> set[str]:
    """What stands outside the 21,886 characters of GBK."""
    return {character for character in set(text) if not character.encode("gbk", "ignore")}


def _code(character: str) -> str:
    return f"［U+{ord(character):04X}］"
