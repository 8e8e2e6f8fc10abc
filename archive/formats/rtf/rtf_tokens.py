"""Bytes of an RTF file → its tokens (RTF 1.9.1, “RTF syntax”)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9A-Fa-f]{2})|\\(?P<symbol>[^A-Za-z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)


class Token(NamedTuple):
    """A control word or symbol with its number, a brace, or the bytes of a text."""

    word: str = ""
    number: int | None = None
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Every token in order; bytes that \\bin announces are passed over."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        if word := match["word"]:
            number = int(match["number"]) if match["number"] else None
            if word == b"bin" and number and number > 0:
                at += number
                continue
            yield Token(word.decode("ascii"), number)
        elif byte := match["byte"]:
            yield Token("'", text=bytes([int(byte, 16)]))
        elif symbol := match["symbol"] or match["brace"]:
            yield Token((b"" if match["brace"] else b"\\").decode() + symbol.decode("latin-1"))
        elif text := match["text"]:
            yield Token(text=text)
