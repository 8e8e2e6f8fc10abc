"""The reader's words, marked in a text that templates show."""

from functools import lru_cache

from django import template

from search.query.parser import parse
from search.query.tree import ANYWHERE
from search.results.highlighting import Highlight, Highlighter

register = template.Library()


class QueryFinder:
    """What finds a query in a directive's title and text."""

    def __init__(self, words: str):
        self._in_title, self._in_text = _of_title(words), _highlighter(words)

    def find(self, title: str, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        return _pairs(self._in_title.spans(title)), _pairs(self._in_text.spans(text))


@register.simple_tag
def finder(words: str) -> QueryFinder | None:
    """What finds the query `words`; None where nothing was asked for."""
    return QueryFinder(words) if words else None


def _pairs(spans: list[Highlight]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


@lru_cache(64)
def _highlighter(words: str) -> Highlighter:
    return Highlighter(parse(words)[0])


@lru_cache(64)
def _of_title(words: str) -> Highlighter:
    return Highlighter(parse(words)[0], (ANYWHERE, "title"))
