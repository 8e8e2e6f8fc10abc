"""A plan as what the cluster calls a query: which directives match, and nothing of what they are worth."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from search.contract import Choice, FieldKind
from search.opensearch_engine.document_source import LONGEST_VALUE, LONGEST_WORD, WORD_FOLLOWS, whole, word_ends
from search.opensearch_engine.gram_tokens import is_text, pair_tokens, token
from search.opensearch_engine.mapping import WORD_ENDS, WORDS
from search.opensearch_engine.spelled_clauses import spelled_spans
from search.query import plan as nodes
from search.query.plan import ANYWHERE

Clause = dict[str, Any]

ALL: Clause = {"match_all": {}}
NONE: Clause = {"match_none": {}}
# A longer number is none that a directive has, and Python refuses to read some.
_NUMBER = re.compile(r"-?\d{1,18}")
_WILD = re.compile(r"([\\*?])")
# No character comes behind it.
_BEHIND_ALL = "\U0010ffff" * 2
# Of a text longer than this the parts are looked for.
_LONGEST_PHRASE = 32_000
_MOST_PIECES = 65_536


def all_of(clauses: Iterable[Clause]) -> Clause:
    """What every clause matches."""
    wanted = [clause for clause in clauses if clause != ALL]
    if NONE in wanted:
        return NONE
    return {"bool": {"filter": wanted}} if len(wanted) > 1 else wanted[0] if wanted else ALL


def any_of(clauses: Iterable[Clause]) -> Clause:
    """What any clause matches."""
    wanted = [clause for clause in clauses if clause != NONE]
    if ALL in wanted:
        return ALL
    return (
        {"bool": {"should": wanted, "minimum_should_match": 1}} if len(wanted) > 1 else wanted[0] if wanted else NONE
    )


def without(clause: Clause) -> Clause:
    """What a clause does not match."""
    return {"bool": {"must_not": [clause]}}


def exists_in(field: str) -> Clause:
    """What has anything in a field."""
    return {"exists": {"field": field}}


def containing(field: str, text: str) -> Clause:
    """What has a folded text in a field of grams."""
    if not is_text(text):
        return NONE
    if len(text) < 3:
        return {"term": {field: token(text)}} if len(text) == 2 else beginning(field, token(text))
    if len(text) <= _LONGEST_PHRASE:
        return {"match_phrase": {field: {"query": pair_tokens(text)}}}
    step = _LONGEST_PHRASE // 2
    return all_of(containing(field, text[at : at + _LONGEST_PHRASE]) for at in range(0, len(text) - step, step))


def beginning(field: str, piece: str) -> Clause:
    """What has a term that begins with a piece."""
    return {"prefix": {field: piece}} if piece else exists_in(field)


class QueryClauses:
    """The clauses of nodes, for documents with these fields. A FirstHeld is to be decided before."""

    def __init__(self, fields: Mapping[str, FieldKind]):
        self._fields = fields
        self._known: dict[nodes.PlanNode, Clause] = {}

    def of(self, node: nodes.PlanNode) -> Clause:
        """What a node matches."""
        if node not in self._known:
            self._known[node] = self._by_kind[type(node)](node)
        return self._known[node]

    def of_filter(self, one: nodes.Compare | Choice) -> Clause:
        """What a filter lets through."""
        return self.of(one.node if isinstance(one, Choice) else one)

    @cached_property
    def _by_kind(self) -> dict[type, Callable[[Any], Clause]]:
        return {
            nodes.MatchAll: lambda node: ALL,
            nodes.MatchNone: lambda node: NONE,
            nodes.Term: lambda node: _equal(node.field, node.value),
            nodes.Compare: self._compared,
            nodes.Contains: lambda node: containing(node.field, node.text),
            nodes.Spelled: _spelled,
            nodes.RankedWord: lambda node: containing(ANYWHERE, node.text),
            nodes.CutThrough: _cut_through,
            nodes.AllOf: lambda node: all_of(map(self.of, dict.fromkeys(node.parts))),
            nodes.AnyOf: lambda node: any_of(map(self.of, dict.fromkeys(node.parts))),
            nodes.BestOf: lambda node: any_of(map(self.of, dict.fromkeys(node.parts))),
            nodes.Without: lambda node: without(self.of(node.part)),
            **dict.fromkeys(
                [nodes.Scaled, nodes.Constant, nodes.Boosted, nodes.Near], lambda node: self.of(node.part)
            ),
        }

    def _compared(self, node: nodes.Compare) -> Clause:
        if node.lookup in _WITHIN:
            return self._within(node.field, node.lookup, str(node.value))
        if node.lookup == "in":
            held = self._one_of(node.field, [one for one in node.value if one is not None])
            return any_of([held, without(exists_in(node.field))]) if None in node.value else held
        if node.lookup == "range":
            ends = [self._value(node.field, one) for one in node.value]
            return NONE if None in ends else {"range": {node.field: {"gte": ends[0], "lte": ends[1]}}}
        value = self._value(node.field, node.value)
        if value is None:
            return NONE
        if node.lookup == "exact":
            return _equal(node.field, value)
        return {"range": {node.field: {node.lookup: value}}}

    def _one_of(self, field: str, wanted: list[Any]) -> Clause:
        values = [value for one in wanted if (value := self._value(field, one)) is not None]
        pieces = (values[at : at + _MOST_PIECES] for at in range(0, len(values), _MOST_PIECES))
        return any_of({"terms": {field: piece}} for piece in pieces)

    def _value(self, field: str, wanted: Any) -> str | int | None:
        """A value as the field holds it; None where no directive can have it."""
        text = str(wanted)
        if self._fields[field] is FieldKind.INTEGER:
            return int(text) if _NUMBER.fullmatch(text) else None
        return whole(text) if _is_encoded(text) else None

    def _within(self, field: str, lookup: str, text: str) -> Clause:
        if not _is_encoded(text) or len(text) > LONGEST_VALUE:
            return NONE
        if self._fields[field] is FieldKind.INTEGER:
            field += ".digits"
        if not text:
            return exists_in(field)
        return {"prefix": {field: text}} if lookup == "startswith" else _wild(field, _WITHIN[lookup], text)


_WITHIN = {"contains": "*{}*", "startswith": "{}*", "endswith": "*{}"}


def _equal(field: str, value: str | int) -> Clause:
    if isinstance(value, str) and (not value or not _is_encoded(value)):
        return NONE
    return {"term": {field: whole(value) if isinstance(value, str) else value}}


def _wild(field: str, pattern: str, text: str) -> Clause:
    return {"wildcard": {field: {"value": pattern.format(_WILD.sub(r"\\\1", text))}}}


def _is_encoded(text: str) -> bool:
    return not any("\ud800" <= character <= "\udfff" for character in text)


def _spelled(node: nodes.Spelled) -> Clause:
    return any_of(spelled_spans(node.field, node.steps))


def _cut_through(node: nodes.CutThrough) -> Clause:
    anywhere = containing(ANYWHERE, node.text)
    made_up = [all_of(_has_word(*piece) for piece in composition) for composition in node.compositions]
    return all_of([anywhere, *map(without, [_has_word_with(node.text, node.broken), *made_up])])


def _has_word_with(text: str, broken: tuple[str, ...]) -> Clause:
    """What has a word that contains a text and is none of the broken ones."""
    if not is_text(text):
        return NONE
    piece = token(text)[:LONGEST_WORD]
    others = {token(word) for word in broken if text in word}
    left_out = sorted({end for word in others for end in word_ends(word) if end.startswith(piece)})
    if not left_out:
        return beginning(WORD_ENDS, piece)
    # What lies before, between and behind them in the order of terms: a pattern that left them out took seconds.
    starts = [{"gte": piece}, *({"gt": end} for end in left_out)]
    stops = [*({"lt": end} for end in left_out), {"lte": piece + _BEHIND_ALL}]
    return any_of({"range": {WORD_ENDS: start | stop}} for start, stop in zip(starts, stops, strict=True))


def _has_word(lookup: str, piece: str) -> Clause:
    if not is_text(piece):
        return NONE
    held = token(piece)
    if lookup == "exact":
        return {"term": {WORDS: held}} if held else NONE
    if lookup == "startswith" or not held:
        return beginning(WORDS, held)
    return beginning(WORD_ENDS, held + WORD_FOLLOWS)
