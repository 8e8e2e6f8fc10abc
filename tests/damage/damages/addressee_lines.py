"""What happens to the line of the addressees."""

import random

from tests.damage.damages.anatomy import Anatomy
from tests.damage.damages.registry import damage


def _changed(text: str, change) -> str:
    parts = Anatomy(text)
    if not parts.addressees:
        return text
    line = parts.lines[parts.addressees.start].rstrip()
    return parts.replaced(parts.addressees, [change(line[:-1])])


@damage()
def addressees_without_colon(text: str, rng: random.Random) -> str:
    """No colon behind the addressees."""
    return _changed(text, lambda line: line)


@damage()
def addressees_with_other_end(text: str, rng: random.Random) -> str:
    """Another colon, room before it, a comma or a full stop for it."""
    return _changed(text, lambda line: line + rng.choice([":", " ：", "： ", "﹕", "∶", "︰"]))


@damage()
def addressees_before_body(text: str, rng: random.Random) -> str:
    """The body goes on in the line of the addressees."""
    parts = Anatomy(text)
    at = parts.addressees.start
    if not parts.addressees or at + 1 >= len(parts.lines) or not parts.lines[at + 1].strip():
        return text
    joined = parts.lines[at].rstrip() + rng.choice(["", " ", "　　"]) + parts.lines[at + 1].strip()
    return parts.replaced(range(at, at + 2), [joined])


@damage()
def addressees_in_lines(text: str, rng: random.Random) -> str:
    """The addressees wrapped, or each on a line of its own."""

    def wrapped(line: str) -> str:
        signs = [at + 1 for at, sign in enumerate(line) if sign in "，、"]
        if not signs:
            return line + "："
        at = rng.choice(signs)
        return f"{line[:at]}\n{line[at:]}："

    return _changed(text, wrapped)
