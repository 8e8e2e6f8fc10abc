"""A file's text as it was received, with what cleaning took out still in its place."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """Characters of the received text; `reason` tells why they were taken out, and is '' where they stayed."""

    text: str
    reason: str = ""


def pieces(text: str, removals: Iterable[tuple[int, int, str]]) -> list[Piece]:
    """The received `text` cut where something was taken out. `removals` are (start, end, reason) in characters
    of it; the pieces together are the text, whatever the removals."""
    found, at = [], 0
    for start, end, reason in sorted(removals):
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if start > at:
            found.append(Piece(text[at:start]))
        found.append(Piece(text[start:end], reason))
        at = end
    return [*found, Piece(text[at:])] if at < len(text) else found


def counted(removals: Iterable[tuple[int, int, str]]) -> list[tuple[str, int]]:
    """What was taken out, (reason, how often), the most frequent first."""
    return Counter(reason for _, _, reason in removals).most_common()
