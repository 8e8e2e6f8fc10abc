"""Things that belong together, told pair by pair."""

from typing import Generic, TypeVar

Member = TypeVar("Member", bound=tuple)


class Groups(Generic[Member]):
    """Each group is known by its least member, so that a merged cell is known by its upper left place."""

    def __init__(self) -> None:
        self._above: dict[Member, Member] = {}

    def of(self, member: Member) -> Member:
        while (above := self._above.get(member, member)) != member:
            # Halving the path keeps the walk short.
            self._above[member] = member = self._above.get(above, above)
        return member

    def unite(self, one: Member, two: Member) -> None:
        least, other = sorted((self.of(one), self.of(two)))
        self._above[other] = least
