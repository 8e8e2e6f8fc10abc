"""A directive that the cluster found, by the values and folded texts that came along."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

from search.analysis.grams import PART_BREAK
from search.opensearch_engine.gram_tokens import token
from search.query.plan import RANKED


class CandidateTexts:
    """What it says where."""

    def __init__(self, source: Mapping[str, Any]):
        self._source, held = source, source["held"]
        self.written: Mapping[str, str] = held["written"]
        self.lengths: Mapping[str, int] = held["lengths"]
        self._words: dict[str, list[str]] = {}

    def values(self, field: str) -> list[Any]:
        """Its whole values or numbers in a field."""
        value = self._source.get(field)
        return value if isinstance(value, list) else [] if value is None else [value]

    def count(self, field: str, text: str) -> int:
        """How often a folded text stands in a field of grams, in an empty one at each place of it."""
        if not text:
            return sum(len(part) + 1 for part in self.written.get(field, "").split(PART_BREAK) if part)
        return self.written.get(field, "").count(text) if PART_BREAK not in text else 0

    def count_word(self, field: str, word: str) -> int:
        """How often a word stands in a field as one of its own."""
        return self._words_of(field).count(token(word)) if word else 0

    def contains(self, field: str, text: str) -> bool:
        """Whether a folded text stands in a field of grams."""
        written = self.written.get(field, "")
        return (text in written and PART_BREAK not in text) if text else bool(written)

    def spelled(self, field: str, steps: tuple[tuple[str, ...], ...]) -> int:
        """How many ends writings of a plan.Spelled have in a field."""
        written = self.written.get(field, "")
        starts = {match.start() for match in _first_letters(steps).finditer(written)} if written else set()
        ends = starts
        for step in steps:
            ends = {end + len(text) for end in ends for text in step if written.startswith(text, end)}
        return len(ends)

    @cached_property
    def words(self) -> set[str]:
        """The words of title, headings and text."""
        return set().union(*(self._words_of(name) for name, _ in RANKED.values())) - {""}

    def _words_of(self, field: str) -> list[str]:
        if field not in self._words:
            self._words[field] = self.written.get(field, "").split(" ")
        return self._words[field]


@cache
def _first_letters(steps: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Where a writing can begin."""
    letters: set[str] = set()
    for step in steps:
        letters |= {text[0] for text in step if text}
        if "" not in step:
            break
    return re.compile("[" + "".join(map(re.escape, sorted(letters))) + "]") if letters else re.compile("(?!)")
