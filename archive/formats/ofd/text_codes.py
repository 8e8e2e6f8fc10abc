"""Where each character of a text object stands (GB/T 33190-2016, 11.3): its first by X and Y, the others by what they
are further on, DeltaX and DeltaY."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from archive.formats.ofd.placement import name_of
from archive.formats.pdf.pages.glyphs import is_wide, ordinary

_MOST = 100_000


class CodedCharacter(NamedTuple):
    """A character and where its baseline begins within the object, how wide it is there."""

    character: str
    x: float
    y: float
    width: float


def characters(text_object: etree._Element, size: float, stretch: float) -> list[CodedCharacter]:
    """The characters of an object in the order in which they are written. `stretch` is its HScale."""
    found: list[CodedCharacter] = []
    x = y = 0.0
    for code in text_object:
        if name_of(code) != "TextCode":
            continue
        x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
        right, down = (list(_steps(code.get(name))) for name in ("DeltaX", "DeltaY"))
        at_x, at_y = x, y
        for place, written in enumerate(code.text or ""):
            full = size * stretch
            width = full if is_wide(written) else full / 2
            step = right[place] if place < len(right) else 0.0 if down else width
            # Of a Latin letter the step tells how wide it is, unless the line is spaced out.
            wide = step if not is_wide(written) and 0 < step <= full else width
            found.append(CodedCharacter(ordinary(written), at_x, at_y, wide))
            at_x += step
            at_y += down[place] if place < len(down) else 0.0
    return found


def is_upright(found: list[CodedCharacter]) -> bool:
    """Whether the characters stand one below the other, as in the margin of a sheet."""
    return len(found) > 1 and all(one.x == found[0].x for one in found) and found[1].y != found[0].y


def _steps(written: str | None) -> Iterator[float]:
    """5.6 5.6 5.6, or shorter: g 3 5.6."""
    words = iter((written or "").split()[:_MOST])
    for word in words:
        if word == "g":
            count, step = _number(next(words, ""), 0.0), _number(next(words, ""), 0.0)
            yield from (step for _ in range(min(int(count), _MOST)))
        else:
            yield _number(word, 0.0)


def _number(written: str | None, default: float) -> float:
    try:
        number = float(written or "")
    except ValueError:
        return default
    return number if abs(number) < 1e6 else default
