"""Pieces of folded text as tokens: none has white space in it, by which the cluster tells one from the next."""

import re

from search.analysis.grams import PART_BREAK, grams_of_part

# All that the cluster may hold for white space, and what tells it from other text.
_TO_WRITE_OTHERWISE = re.compile(
    r"[\s\\\x00-\x20\x7f-\xa0\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff]"
)


def token(piece: str) -> str:
    """A piece of text as a token: the same for the same, and beginning alike where the texts do."""
    return _TO_WRITE_OTHERWISE.sub(lambda match: f"\\{ord(match[0]):x}.", piece)


def tokens(folded: str) -> list[str]:
    """For each part of a folded text its grams as tokens, one at each place."""
    return [_gram_tokens(part) for part in folded.split(PART_BREAK) if part]


def _gram_tokens(part: str) -> str:
    found = grams_of_part(part)
    # Most parts have nothing to be written otherwise: one look at the whole in place of one at each gram.
    return " ".join(found if _TO_WRITE_OTHERWISE.search(part) is None else map(token, found))


def pair_tokens(folded: str) -> str:
    """The pairs that a text of two characters or more is made of, in order."""
    return " ".join(token(folded[at : at + 2]) for at in range(len(folded) - 1))


def is_text(text: str) -> bool:
    """Whether a text can stand in a part of a field at all."""
    return PART_BREAK not in text and not any("\ud800" <= character <= "\udfff" for character in text)
