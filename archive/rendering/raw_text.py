"""A file's text as it was received, with what cleaning took out still in its place."""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

# So many characters tell where a section begins.
FIRST_CHARACTERS = 30


@dataclass(frozen=True)
class RawPiece:
    """Characters of the received text; `reason` tells why they were taken out, and is '' where they stayed. `anchor`
    is that of the section that begins with them."""

    text: str
    reason: str = ""
    anchor: str = ""


def pieces(text: str, removals: Iterable[tuple[int, int, str]]) -> list[RawPiece]:
    """The received `text` cut where something was taken out. `removals` are (start, end, reason) in characters
    of it; the pieces together are the text, whatever the removals."""
    found, at = [], 0
    for start, end, reason in sorted(removals):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if start > at:
            found.append(RawPiece(text[at:start]))
        found.append(RawPiece(text[start:end], reason))
        at = end
    return [*found, RawPiece(text[at:])] if at < len(text) else found


def anchored(found: Iterable[RawPiece], anchors: dict[int, str]) -> list[RawPiece]:
    """The pieces cut again where sections begin: `anchors` by their offsets in the received text."""
    shown, at = [], 0
    for piece in found:
        inner = [offset - at for offset in sorted(anchors) if at < offset < at + len(piece.text)]
        for start, end in pairwise([0, *inner, len(piece.text)]):
            shown.append(RawPiece(piece.text[start:end], piece.reason, anchors.get(at + start, "")))
        at += len(piece.text)
    return shown


def between(found: Iterable[RawPiece], start: int, end: int) -> list[RawPiece]:
    """What of the pieces lies between two offsets in the received text."""
    shown, at = [], 0
    for piece in found:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low < high:
            shown.append(RawPiece(piece.text[low:high], piece.reason, piece.anchor if low == 0 else ""))
        at += len(piece.text)
    return shown


def places(
    text: str, removals: Iterable[tuple[int, int, str]], cleaned: str, starts: dict[str, int]
) -> dict[int, str]:
    """{offset in the received `text`: anchor} of sections; `starts` are their offsets in the cleaned text by anchor.

    Cleaning takes out what `removals` say and changes blanks and line ends: without these the two are the same, and
    a section is found by its first characters behind the section before it. One that is not found is left out.
    """
    taken = bytearray(len(text))
    for start, end, _ in removals:
        taken[start:end] = b"\x01" * (min(end, len(text)) - start)
    # As plain numbers: of millions of characters a list would take a hundred megabytes.
    kept = array("L", (at for at, character in enumerate(text) if not taken[at] and not character.isspace()))
    squashed, at, found = "".join(text[offset] for offset in kept), 0, {}
    for anchor, start in sorted(starts.items(), key=lambda item: item[1]):
        first = "".join(cleaned[start : start + 2 * FIRST_CHARACTERS].split())[:FIRST_CHARACTERS]
        where = squashed.find(first, at) if first else -1
        if where >= 0:
            found[kept[where]] = anchor
            at = where + 1
    return found


def counted(removals: Iterable[tuple[int, int, str]]) -> list[tuple[str, int]]:
    """What was taken out, (reason, how often), the most frequent first."""
    return Counter(reason for _, _, reason in removals).most_common()
