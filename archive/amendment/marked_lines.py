"""Lines before and after a change, with what differs marked."""

from collections.abc import Iterator
from difflib import SequenceMatcher

# (whether it differs, words)
Piece = tuple[bool, str]


def marked(before: list[str], after: list[str]) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Both sides with the characters that differ marked; of lists the lines that differ are marked whole."""
    if len(before) == len(after) == 1:
        old, new = before[0], after[0]
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return (
            [[(name != "equal", old[i1:i2]) for name, i1, i2, _j1, _j2 in codes if i1 < i2]],
            [[(name != "equal", new[j1:j2]) for name, _i1, _i2, j1, j2 in codes if j1 < j2]],
        )
    kept = set(before) & set(after)
    return tuple([[(line not in kept, line)] for line in side] for side in (before, after))  # type: ignore[return-value]


def differing(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """(sign, line) of the lines that went (−) and came (+)."""
    # Comparing takes time with the square of what differs; a whole text that was replaced is not compared.
    for name, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=len(before) > 4_000).get_opcodes():
        if name != "equal":
            yield from (("−", line) for line in before[i1:i2])
            yield from (("+", line) for line in after[j1:j2])
