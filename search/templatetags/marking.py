"""The reader's words, marked in a text that templates show."""

from functools import lru_cache

from django import template

from archive.sheet.drawing import Find
from search.highlighting import Highlighter, Span
from search.query.parser import parse
from search.query.tree import ANYWHERE

register = template.Library()


@register.filter
def marked(text: str, words: str):
    """`text` escaped, with whatever answers the query `words` in <mark>; without words the text as it is."""
    return _highlighter(words).marked(text) if words else text


@register.simple_tag
def finder(words: str) -> Find | None:
    """What finds the query `words` in a directive's title and text; None where nothing was asked for."""
    if not words:
        return None
    return lambda title, text: (_pairs(_of_title(words).spans(title)), _pairs(_highlighter(words).spans(text)))


def _pairs(spans: list[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]


@lru_cache(64)
def _highlighter(words: str) -> Highlighter:
    # A page asks once for each of its paragraphs.
    return Highlighter(parse(words)[0])


@lru_cache(64)
def _of_title(words: str) -> Highlighter:
    return Highlighter(parse(words)[0], (ANYWHERE, "title"))
