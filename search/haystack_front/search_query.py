"""Haystack's tree of SQ objects as a tree of ours."""

import re

from haystack.backends import BaseSearchQuery
from haystack.inputs import AutoQuery, BaseInput, Exact, Raw
from haystack.inputs import Not as NotInput

from search.query.parser import parse
from search.query.text_plans import GRAMS
from search.query.tree import And, Everything, Filter, Not, Nothing, Or, Phrase, Word, joined, written

# Names in filter(…) that are searched as text rather than compared as a whole.
_TEXT = {"content": "", "text": "", "grams": "", "title": "title", "headings": "headings", "issuer": "issuer"}
_TEXT.update({grams: field for field, grams in GRAMS.items()})
_NARROWING = re.compile(r"(\w+?)(?:__exact|_exact)?:\"?(.+?)\"?")


class ArchiveSearchQuery(BaseSearchQuery):
    """Builds a tree where haystack's own queries build a string."""

    def build_query(self):
        return _of_node(self.query_filter) or Everything()

    def __str__(self):
        return written(self.build_query())

    def matching_all_fragment(self):
        return Everything()

    def add_narrow_query(self, query):
        """`query` is 'field:value', or text in the readers' language."""
        match = _NARROWING.fullmatch(query)
        self.narrow_queries.add(Filter(match[1], "exact", match[2]) if match else parse(query)[0] or Nothing())

    def build_query_fragment(self, field, filter_type, value):
        return f'{field}:"{value}"'

    def get_facet_counts(self):
        if self._facet_counts is None:
            # Counts need no rows; without a limit haystack would load every match.
            counting = self._clone()
            counting.set_limits(0, 1)
            counting.run()
            self._facet_counts = counting._facet_counts
        return self._facet_counts


def _of_node(node):
    parts = []
    for child in node.children:
        part = _of_leaf(*node.split_expression(child[0]), child[1]) if isinstance(child, tuple) else _of_node(child)
        if part is not None:
            parts.append(part)
    tree = joined(Or if node.connector == "OR" else And, parts)
    return Not(tree) if node.negated and tree is not None else tree


def _of_leaf(field, lookup, value):
    if hasattr(value, "values_list") or isinstance(value, list | set):
        value = tuple(value)
    if field in _TEXT:
        return _of_text(_TEXT[field], lookup, value)
    if isinstance(value, BaseInput):
        negated = isinstance(value, NotInput)
        value = value.query_string
        return Not(Filter(field, "exact", value)) if negated else Filter(field, lookup, value)
    return Filter(field, lookup, value)


def _of_text(field, lookup, value):
    if isinstance(value, list | tuple | set):
        return joined(Or, [_of_text(field, lookup, one) for one in value]) or Nothing()
    if isinstance(value, AutoQuery | Raw):
        return parse(value.query_string)[0] or Nothing()
    if isinstance(value, NotInput):
        return Not(_words(field, value.query_string))
    if isinstance(value, Exact) or lookup in ("exact", "contains", "startswith", "endswith", "in"):
        return Phrase(str(getattr(value, "query_string", value)), field)
    return _words(field, str(getattr(value, "query_string", value)))


def _words(field, text):
    """Plain words, whatever signs are among them: only AutoQuery speaks the readers' language."""
    words = [Word(word, field) for word in text.split() if any(character.isalnum() for character in word)]
    return joined(And, words) or Nothing()
