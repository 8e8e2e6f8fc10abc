"""Where the words of a text stand in a later version of it: pure, plain strings in, offsets out."""

from bisect import bisect_right
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple


class _Run(NamedTuple):
    """Lines of the text before, from `start` on, and those that stand for them after: the same, or others."""

    start: int
    end: int
    start_after: int
    end_after: int
    is_same: bool


class MovedWords:
    """Two versions of a text, compared line by line."""

    def __init__(self, before: str, after: str):
        self.before, self.after = before, after
        lines, lines_after = before.split("\n"), after.split("\n")
        starts, starts_after = _starts(lines), _starts(lines_after)
        codes = SequenceMatcher(None, lines, lines_after).get_opcodes()
        self._runs = [
            _Run(starts[i], starts[i_end], starts_after[j], starts_after[j_end], tag == "equal")
            for tag, i, i_end, j, j_end in codes
        ]

    def in_same_line(self, words: str, at: int) -> Iterator[int]:
        """Where the words that stood at `at` are, their line being the same."""
        run = self._run(at)
        if run and run.is_same and self.after.startswith(words, moved := run.start_after + at - run.start):
            yield moved

    def in_changed_lines(self, words: str, at: int) -> Iterator[int]:
        """Where they may be in the lines that stand for theirs, the likeliest first."""
        if run := self._run(at):
            yield from self._found(words, at, run)

    def anywhere(self, words: str, at: int) -> Iterator[int]:
        """Where they may be in the text, the likeliest first."""
        return self._found(words, at, _Run(0, len(self.before), 0, len(self.after), is_same=False))

    def _run(self, at: int) -> _Run | None:
        found = bisect_right(self._runs, at, key=lambda run: run.start) - 1
        return self._runs[found] if found >= 0 and at < self._runs[found].end else None

    def _found(self, words: str, at: int, run: _Run) -> Iterator[int]:
        """The third of its like was, and so is likeliest, the third."""
        rank = self.before.count(words, run.start, at)
        places = list(occurrences(words, self.after, run.start_after, run.end_after))
        order = sorted(range(len(places)), key=lambda place: abs(place - rank))
        return (places[place] for place in order)


def occurrences(words: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where the words stand in a text, from `start` to `end`, none over the one before."""
    while (start := text.find(words, start, end)) >= 0:
        yield start
        start += len(words)


def _starts(lines: list[str]) -> list[int]:
    """Where each line begins, and where one after the last would."""
    return [0, *accumulate(len(line) + 1 for line in lines)]
