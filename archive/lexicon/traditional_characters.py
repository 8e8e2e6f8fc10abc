"""A text in traditional characters, or with some of them, in simplified ones, character for character.

The parser reads the copy and keeps the text: 示例市總工會 and 示例市总工会 are as long as each other, so that every
place in the one is the same place in the other.
"""

import re
from functools import cache

from opencc import OpenCC

# Characters with a simplified form that simplified texts use too, in a name of their own: 乾县 is no 干县.
_STAY = frozenset("乾")
_FIRST, _LAST = 0x3400, 0x9FFF


def simplified(text: str) -> str:
    """A copy of the same length, or `text` itself where nothing in it is traditional."""
    # Most texts hold none: a search tells that ten times as fast as the set of a text's characters.
    return text.translate(_table()) if _characters().search(text) else text


@cache
def _table() -> dict[int, str]:
    # A phrase would be converted by its context, and to another length: each character has a line of its own.
    characters = "\n".join(map(chr, range(_FIRST, _LAST + 1)))
    pairs = zip(characters.split("\n"), OpenCC("t2s").convert(characters).split("\n"), strict=True)
    simple = {old: new for old, new in pairs if old != new and len(new) == 1 and old not in _STAY}
    # 薴 is 苧, and 苧 itself is 苎.
    return {ord(old): simple.get(new, new) for old, new in simple.items()}


@cache
def _characters() -> re.Pattern:
    return re.compile(f"[{''.join(map(chr, _table()))}]")
