"""Which passages of a text occur in another: a suffix automaton, so that the time grows with the length alone.

Index(["广泛开展宣传"]).reach("深入开展宣传") is [0, 0, 1, 2, 3, 4]: up to 传, the last four characters occur.
"""

from collections.abc import Iterable

# Stands between two texts of one index: no character equals it, so that no passage runs across.
BREAK = ""


class Index:
    """Every passage of some texts. Holds at most two states a character."""

    def __init__(self, texts: Iterable[str]):
        self._next: list[dict[str, int]] = [{}]
        self._link = [-1]
        self._length = [0]
        last = 0
        for text in texts:
            for character in text:
                last = self._extend(last, character)
            last = self._extend(last, BREAK)

    def reach(self, text: str) -> list[int]:
        """For each character, how long a passage that ends with it occurs in the indexed texts."""
        following, link, length = self._next, self._link, self._length
        state = matched = 0
        lengths = []
        for character in text:
            while state and character not in following[state]:
                state = link[state]
                matched = length[state]
            if character in following[state]:
                state = following[state][character]
                matched += 1
            lengths.append(matched)
        return lengths

    def _extend(self, last: int, character: str) -> int:
        following, link, length = self._next, self._link, self._length
        new = self._add({}, length[last] + 1)
        state = last
        while state != -1 and character not in following[state]:
            following[state][character] = new
            state = link[state]
        if state == -1:
            link[new] = 0
            return new
        target = following[state][character]
        if length[target] == length[state] + 1:
            link[new] = target
            return new
        # The passages that end here are fewer than those that lead to `target`: they get a state of their own.
        twin = self._add(dict(following[target]), length[state] + 1)
        link[twin] = link[target]
        link[target] = link[new] = twin
        while state != -1 and following[state].get(character) == target:
            following[state][character] = twin
            state = link[state]
        return new

    def _add(self, following: dict[str, int], length: int) -> int:
        self._next.append(following)
        self._link.append(0)
        self._length.append(length)
        return len(self._next) - 1
