"""Words that are hidden, looked up in a text in any writing of theirs, and redacted to the same length.

No expression is made for a word: a page of results would spend more on making them than on all else.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, product
from operator import add

# What telephones, mailboxes and accounts are written with, be it spread or of full width.
_LATIN = re.compile(r"[!-~！-～](?:[\s—–－﹣]{0,4}[!-~！-～]){4,}")
_DASHES = str.maketrans("—–－﹣", "----")
# A telephone of so many digits, an account of so many characters is known however its parts are parted; a shorter
# one may be part of anything.
_DIGITS, _CHARACTERS = 7, 5
# What may come into a name where it is spread or a line ends in it; a longer name is not looked for like that.
_SPREADING, _SPREAD = ("", " ", "\u3000", "\n"), 4
# So many writings are looked up one by one without asking first.
_MANY = 64


def starred(words: str) -> str:
    """Stars in place of everything but white space, so that lines stay lines."""
    return "".join(c if c.isspace() else "*" if c.isascii() else "＊" for c in words)


def without_words(text: str, words: Iterable[str]) -> str:
    """'联系人：张某，电话 0000-1234' without 张某 and 0000-1234 becomes '联系人：＊＊，电话 *********'.

    A word is known in other writings too: full width, a name spread by spaces (张　某) or a line's end, a telephone
    without its dash. White space stays, so that lines do.
    """
    if not text or not words:
        return text
    writings, beginnings, latin = _known_by(tuple(words))
    # Of thousands of words most values have none, which their first characters tell at once.
    if len(writings) < _MANY or not beginnings.isdisjoint(chain(text, map(add, text, text[1:]))):
        for writing, redacted in writings:
            text = text.replace(writing, redacted)
    return _LATIN.sub(lambda run: _without(run[0], latin), text) if latin else text


@lru_cache(2048)
def _known_by(contacts: tuple[str, ...]) -> tuple[list[tuple[str, str]], set[str], list[str]]:
    """(writing, the same redacted) of all contacts, the longest contact first; what these begin with; and the letters
    and digits of those contacts that are made of such."""
    ordered = sorted(filter(str.strip, contacts), key=len, reverse=True)
    writings = dict.fromkeys(writing for contact in ordered for writing in _writings(contact))
    latin = [letters for contact in ordered if _is_telling(letters := _letters(contact))]
    return [(writing, starred(writing)) for writing in writings], {writing[:2] for writing in writings}, latin


def _writings(contact: str) -> list[str]:
    bare = "".join(contact.split())
    if bare.isascii() or len(bare) > _SPREAD:
        return [contact, bare, unicodedata.normalize("NFKC", bare)]
    spread = product(_SPREADING, repeat=len(bare) - 1)
    return [contact, *("".join(map("".join, zip(bare, (*gaps, ""), strict=True))) for gaps in spread)]


def _letters(written: str) -> str:
    """'０８５１－8681 2345' → '085186812345'; '' where it is made of anything else than letters, digits and signs."""
    half = unicodedata.normalize("NFKC", "".join(written.split()))
    plain = half.translate(_DASHES)
    return "".join(c for c in plain.lower() if c.isalnum()) if plain.isascii() else ""


def _is_telling(letters: str) -> bool:
    return len(letters) >= (_DIGITS if letters.isdecimal() else _CHARACTERS)


def _without(run: str, latin: list[str]) -> str:
    """A run of letters and digits without the contacts in it, whatever stands between their characters."""
    places = [at for at, character in enumerate(run) if character.isalnum()]
    letters = unicodedata.normalize("NFKC", "".join(run[at] for at in places)).lower()
    for contact in latin:
        at = letters.find(contact)
        while at != -1:
            start, end = places[at], places[at + len(contact) - 1] + 1
            run = run[:start] + starred(run[start:end]) + run[end:]
            at = letters.find(contact, at + len(contact))
    return run
