"""What was done to the index."""

from dataclasses import dataclass


@dataclass(frozen=True)
class IndexOutcome:
    """`rebuilt` tells why the whole was made anew, or is empty; `left` why something was left to be done later: as
    `rebuilt` does, or behind."""

    updated: int = 0
    removed: int = 0
    rebuilt: str = ""
    left: str = ""

    def __add__(self, other):
        return IndexOutcome(
            self.updated + other.updated,
            self.removed + other.removed,
            self.rebuilt or other.rebuilt,
            self.left or other.left,
        )

    def __bool__(self):
        return bool(self.updated or self.removed or self.rebuilt or self.left)
