"""Where things stand in OFD: millimetres from the left and the top, turned and stretched by matrices."""

import math
from dataclasses import dataclass

from lxml import etree

POINTS = 72 / 25.4


def name_of(element: etree._Element) -> str:
    """The name of an element without its name space, of which there are two."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next((one for one in element if name_of(one) == name), None)


def numbers(written: str | None) -> list[float]:
    """The numbers of a list parted by spaces, up to the first that is none."""
    found: list[float] = []
    for word in (written or "").split():
        try:
            number = float(word)
        except ValueError:
            break
        if not math.isfinite(number):
            break
        found.append(number)
    return found


@dataclass(frozen=True)
class Matrix:
    """x, y → a·x + c·y + e, b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def within(self, outer: "Matrix") -> "Matrix":
        """First this one, then the outer one."""
        e, f = outer.at(self.e, self.f)
        return Matrix(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            e,
            f,
        )

    @property
    def angle(self) -> float:
        return math.atan2(self.b, self.a)

    @property
    def wide(self) -> float:
        return math.hypot(self.a, self.b)

    @property
    def high(self) -> float:
        return math.hypot(self.c, self.d)


def matrix_of(element: etree._Element, outer: Matrix) -> Matrix:
    """What places the content of an object on its page: its matrix within its box within `outer`."""
    values = numbers(element.get("CTM"))
    own = Matrix(*values) if len(values) == 6 else Matrix()
    left, top = (*numbers(element.get("Boundary")), 0.0, 0.0)[:2]
    return own.within(Matrix(e=left, f=top)).within(outer)
