"""The reader's words, marked in a text that templates show."""

from functools import lru_cache

from django import template

from search.highlighting import Highlighter
from search.query.parser import parse

register = template.Library()


@register.filter
def marked(text: str, words: str):
    """`text` escaped, with whatever answers the query `words` in <mark>; without words the text as it is."""
    return _highlighter(words).marked(text) if words else text


@lru_cache(64)
def _highlighter(words: str) -> Highlighter:
    # A page asks once for each of its paragraphs.
    return Highlighter(parse(words)[0])
