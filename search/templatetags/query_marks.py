"""The reader's words, marked in a text that templates show."""

from collections.abc import Sequence
from functools import lru_cache

from django import template

from archive.rendering.html.hit_marks import HitSpan, legend
from search.query.parser import parse
from search.query.tree import ANYWHERE, And, Word
from search.results.highlighting import Highlighter
from search.results.hit_runs import runs_of
from search.results.near_words import missing_words, with_near
from search.results.query_kinds import words_of

register = template.Library()
register.simple_tag(legend, name="mark_legend")


class QueryFinder:
    """What finds a query in a directive's title and text."""

    def __init__(self, words: str):
        self._in_title, self._in_text, self._words = _of_title(words), _highlighter(words), _all_wanted(words)

    def find(self, title: str, text: str) -> tuple[list[HitSpan], list[HitSpan]]:
        in_title, in_text = self._in_title.spans(title), self._in_text.spans(text)
        if missing := missing_words(self._words, title, text, in_text):
            in_title, in_text = with_near(title, in_title, missing), with_near(text, in_text, missing)
        return runs_of(title, in_title), runs_of(text, in_text)


@register.simple_tag
def finder(words: str) -> QueryFinder | None:
    """What finds the query `words`; None where nothing was asked for."""
    return QueryFinder(words) if words else None


@lru_cache(64)
def _highlighter(words: str) -> Highlighter:
    return Highlighter(parse(words)[0])


@lru_cache(64)
def _of_title(words: str) -> Highlighter:
    return Highlighter(parse(words)[0], (ANYWHERE, "title"))


@lru_cache(64)
def _all_wanted(words: str) -> Sequence[Word]:
    """The words that a directive should have, each of them; none of what was pasted as a sentence, or where any of
    several is enough."""
    tree = parse(words)[0]
    return words_of(tree) if isinstance(tree, And | Word) and not _highlighter(words).sentence else ()
