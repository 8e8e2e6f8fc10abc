"""Things that belong together, told pair by pair."""

from collections.abc import Hashable


class Groups:
    """Each group is known by its least member, so that a merged cell is known by its upper left place."""

    def __init__(self):
        self._above: dict[Hashable, Hashable] = {}

    def of(self, member: Hashable) -> Hashable:
        while (above := self._above.get(member, member)) != member:
            # Halving the path keeps the walk short.
            self._above[member] = member = self._above.get(above, above)
        return member

    def unite(self, one: Hashable, two: Hashable) -> None:
        least, other = sorted((self.of(one), self.of(two)))
        self._above[other] = least
