"""Haystack's backend over any engine of the contract: trees instead of query strings, plans instead of both.

HAYSTACK_CONNECTIONS names the engine: SEARCH_ENGINE is the class that answers, all else that is set there its options.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from haystack import connections
from haystack.backends import BaseEngine, BaseSearchBackend, log_query
from haystack.utils import get_identifier, get_model_ct

from archive.catalogue.known_directives import hidden_keys
from archive.models import Directive, OutboxConsumer
from archive.privacy.sight import EVERYBODY
from search.contract import KEY, Engine
from search.haystack_front.index_documents import NoDocuments, document_of
from search.haystack_front.search_query import ArchiveSearchQuery
from search.haystack_front.search_results import results_of
from search.haystack_front.word_counts import word_counts
from search.planning import Planner, order_of
from search.query.parser import parse
from search.query.tree import And, Everything, Filter, Not, Nothing, Or, Phrase, joined
from search.query.weights import SearchWeights

# What answers where a connection does not say.
EMBEDDED = "search.whoosh_engine.engine.WhooshEngine"
# Those that this process has, by their options.
engines: dict[tuple, Engine] = {}


class ArchiveBackend(BaseSearchBackend):
    """`engine` answers, `planner` says what is asked."""

    def __init__(self, connection_alias: str, **options):
        super().__init__(connection_alias, **options)
        self._options = {name: value for name, value in options.items() if name.isupper()}
        self._key = tuple(sorted((name, repr(value)) for name, value in self._options.items()))
        self.planner = _planner(tuple(getattr(settings, "SEARCH_WEIGHTS", {}).items()))

    @property
    def engine(self) -> Engine:
        """One for all threads of the process: haystack makes a backend for each."""
        if self._key not in engines:
            options = dict(self._options)
            made_by = import_string(options.pop("SEARCH_ENGINE", EMBEDDED))
            engines.setdefault(self._key, made_by(self.build_schema(self._index().fields), **options))
        return engines[self._key]

    def _index(self):
        return connections[self.connection_alias].get_unified_index().get_index(Directive)

    def build_schema(self, fields: Mapping[str, Any]) -> dict:
        """{field: FieldKind} of the index's fields."""
        return {name: field.kind for name, field in fields.items()}

    @log_query
    def search(
        self, query, sort_by=None, start_offset=0, end_offset=None, facets=None, narrow_queries=None, models=None,
        result_class=None, **unsupported,
    ):  # fmt: skip
        """Haystack's question. `query` is a tree, or text in the readers' language. Raises EngineUnavailable."""
        tree = query if not isinstance(query, str) else parse(query)[0] or Nothing()
        tree = And((tree, *(narrow_queries or ()), *([] if _are_indexed(models) else [Nothing()])))
        answer = self.engine.search(
            # Haystack knows no reader: nothing but what is open to everybody.
            self.planner.plan(tree, without=hidden_keys(EVERYBODY)),
            rows=slice(start_offset or 0, end_offset),
            order=order_of(sort_by or ()),
            facets=tuple(facets or ()),
        )
        return {
            "results": results_of(answer.hits, result_class, self._index()),
            "hits": answer.total,
            "facets": {"fields": {name: list(counts.items()) for name, counts in answer.facets.items()}},
            "spelling_suggestion": None,
        }

    def more_like_this(self, model_instance, additional_query_string=None, **kwargs):
        """Directives that share the words which tell this one from the others, itself left out."""
        weights = self.planner.weights.all_words
        words = self.engine.similar(model_instance.pk, word_counts(model_instance), weights, 0).words
        any_word = joined(Or, [Phrase(word) for word in words]) or Nothing()
        itself = Filter(KEY, "exact", model_instance.pk)
        return self.search(And((any_word, additional_query_string or Everything(), Not(itself))), **kwargs)

    def update(self, index, iterable, commit=True):
        self.engine.write(document_of(index, directive) for directive in iterable)
        OutboxConsumer.objects.written()

    def remove(self, obj_or_string, commit=True):
        self.engine.write((), [int(get_identifier(obj_or_string).rpartition(".")[2])])
        OutboxConsumer.objects.written()

    def clear(self, models=None, commit=True):
        if models is None or _are_indexed(models):
            self.engine.rebuild(NoDocuments())
            OutboxConsumer.objects.written()


class ArchiveEngine(BaseEngine):
    backend = ArchiveBackend
    query = ArchiveSearchQuery


@cache
def _planner(chosen: tuple) -> Planner:
    # One for all threads: what it has planned is kept by it.
    return Planner(SearchWeights(**dict(chosen)))


def _are_indexed(models) -> bool:
    """Whether directives, the only thing that is indexed, are among the models asked for."""
    return not models or any(get_model_ct(model) == get_model_ct(Directive) for model in models)
