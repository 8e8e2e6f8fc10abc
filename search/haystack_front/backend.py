"""The archive's engine for haystack: trees instead of query strings, our own reading and writing of the index."""

from collections.abc import Iterable
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from django.db import DatabaseError
from haystack import connections
from haystack.backends import BaseEngine, log_query
from haystack.backends.whoosh_backend import WhooshSearchBackend
from haystack.constants import DJANGO_CT, ID
from haystack.utils import get_identifier, get_model_ct

from archive.models import OutboxConsumer
from search.haystack_front.distinctive_words import distinctive_words
from search.haystack_front.search_query import ArchiveSearchQuery, IdOnlyResult
from search.query.parser import parse
from search.query.tree import And, Everything, Filter, Nothing, Or, Phrase, joined
from search.whoosh_engine.answer import answer
from search.whoosh_engine.haystack_page import HaystackPage
from search.whoosh_engine.ranking import RankingWeights
from search.whoosh_engine.segments.segment_builder import Unindexable
from search.whoosh_engine.slim_schema import GRAMS, slim_schema
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.snapshot_cache import SnapshotCache
from search.whoosh_engine.stamp import is_readable, stamp
from search.whoosh_engine.storage.index_directory import IndexDirectory, writing
from search.whoosh_engine.storage.integrity import IndexUnavailable, check

# How long a writer waits for another before it gives up, in seconds.
LOCK_WAIT = 30
# Megabytes of decoded arrays that a process keeps.
CACHE_MB = 128
snapshot_caches: dict[str, SnapshotCache] = {}
index_directories: dict[str, IndexDirectory] = {}


class ArchiveBackend(WhooshSearchBackend):
    """Haystack's backend with its reading and writing replaced; its schema and results are kept."""

    def __init__(self, connection_alias, **options):
        super().__init__(connection_alias, **options)
        self.lock_wait = options.get("LOCK_WAIT", LOCK_WAIT)
        budget = options.get("CACHE_MB", CACHE_MB) << 20
        self._weights = _weights(tuple(getattr(settings, "SEARCH_WEIGHTS", {}).items()))
        # The version whose stamp was seen to be one that this program can read.
        self._known = None
        # One for all threads of the process: haystack makes a backend for each.
        self.index_directory = index_directories.setdefault(self.path, IndexDirectory(self.path))
        self._snapshot_cache = snapshot_caches.setdefault(self.path, SnapshotCache(budget))

    def setup(self):
        # Haystack's own would make an index at once, and wipe one that another process is just replacing.
        fields = connections[self.connection_alias].get_unified_index().all_searchfields()
        self.content_field_name, self.schema = self.build_schema(fields)
        self.setup_complete = True

    def build_schema(self, fields):
        content_field_name, schema = super().build_schema(fields)
        return content_field_name, slim_schema(schema)

    def snapshot(self) -> Snapshot:
        """The index as it stands, kept open until it changes. Raises IndexUnavailable."""
        self._ready()
        return self.index_directory.steadily(self._snapshot)

    @log_query
    def search(
        self, query, sort_by=None, start_offset=0, end_offset=None, facets=None, date_facets=None,
        narrow_queries=None, models=None, result_class=None, **unsupported,
    ):  # fmt: skip
        """Haystack's question. `query` is a tree, or text in the readers' language. Raises IndexUnavailable."""
        tree = query if not isinstance(query, str) else parse(query)[0] or Nothing()
        self._ready()
        tree = And((tree, *(narrow_queries or ()), self._of_models(models)))

        def answered():
            snapshot = self._snapshot()
            found = answer(
                snapshot, tree, start=start_offset or 0, end=end_offset, sort_by=tuple(sort_by or ()),
                facets=tuple(facets or ()), weights=self._weights,
            )  # fmt: skip
            return self._process_results(
                HaystackPage(snapshot, found, keys_only=result_class is IdOnlyResult),
                result_class=result_class,
                facet_types=dict.fromkeys(facets or (), "fields"),
            )

        return self._answered(answered)

    def more_like_this(self, model_instance, additional_query_string=None, **kwargs):
        """Directives that share the words which tell this one from the others, itself left out."""
        words = self.distinctive_words(model_instance)
        return self.docs_with_any(words, model_instance, additional_query_string, **kwargs)

    def distinctive_words(self, directive) -> list[str]:
        """The words that tell a directive from the others, the most telling first. Raises IndexUnavailable."""
        return distinctive_words(directive, self.document_count(), self.document_frequencies)

    def docs_with_any(self, words, model_instance, additional_query_string=None, **kwargs):
        """What has any of these words, those that have most and the rarest of them first, the instance left out."""
        any_word = joined(Or, [Phrase(word) for word in words]) or Nothing()
        narrowed = additional_query_string or Everything()
        others = And((any_word, narrowed, ArchiveSearchQuery.without(get_identifier(model_instance))))
        return self.search(others, **kwargs)

    def document_frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """How many directives contain each of these folded words. Raises IndexUnavailable."""
        self._ready()

        def counted():
            snapshot = self._snapshot()
            return {word: len(snapshot.occurrences(GRAMS[""], word).docs) for word in words}

        return self._answered(counted)

    def document_count(self) -> int:
        return self.snapshot().live_count

    @contextmanager
    def writing(self, wait=None):
        """A writer of the index, see `index_directory.writing`. Raises IndexBusy, IndexUnavailable."""
        self._ready()
        with self.index_directory.writing_alone(self.lock_wait if wait is None else wait):
            self.index_directory.clean()
            self.snapshot()
            try:
                with writing(self.index_directory.current(), self.schema) as writer:
                    yield writer
            except Exception as error:
                self._blame_damage(error)
                raise
            OutboxConsumer.objects.written()

    def add(self, writer, index, directive) -> None:
        """Write one object's fields; what has no value is left out of the index. Raises Unindexable."""
        writer.update_document(**self._prepared(index, directive))

    def _prepared(self, index, directive) -> dict:
        try:
            fields = index.full_prepare(directive).items()
            return {name: self._from_python(value) for name, value in fields if value not in (None, "")}
        except (OSError, MemoryError, DatabaseError):
            raise
        except Exception as error:  # a value that nobody thought of may fail in any way
            raise Unindexable from error

    def update(self, index, iterable, commit=True):
        with self.writing() as writer:
            for instance in iterable:
                self.add(writer, index, instance)

    def remove(self, obj_or_string, commit=True):
        with self.writing() as writer:
            writer.delete_by_term(ID, get_identifier(obj_or_string))

    def clear(self, models=None, commit=True):
        if models is None:
            self._begin_anew()
            return
        with self.writing() as writer:
            for model in models:
                writer.delete_by_term(DJANGO_CT, get_model_ct(model))

    def _begin_anew(self):
        """Put an empty index in place of whatever there is."""
        self._ready()
        with self.index_directory.rebuilding_alone(self.lock_wait), self.index_directory.writing_alone(self.lock_wait):
            generation = self.index_directory.new_generation()
            with writing(generation, self.schema):
                pass
            self.index_directory.swap(generation, stamp(self.schema, 0))
            OutboxConsumer.objects.written()

    def _ready(self):
        if not self.setup_complete:
            self.setup()

    def _snapshot(self):
        version = self.index_directory.version()
        if version is None:
            raise IndexUnavailable("missing", self.path)
        if version != self._known:
            if not is_readable(self.index_directory.stamp(), self.schema):
                raise IndexUnavailable("outdated", self.path)
            self._known = version
        return self._soundly(
            lambda: self._snapshot_cache.snapshot(self.index_directory.current(), version, self.schema)
        )

    def _answered(self, read):
        """What `read()` returns with no commit fallen into it. Raises IndexUnavailable."""
        return self._soundly(lambda: self.index_directory.steadily(read))

    def _soundly(self, read):
        """What `read()` returns; IndexUnavailable where it fails and the index is not what was written."""
        try:
            return read()
        except Exception as error:
            self._blame_damage(error)
            raise

    def _blame_damage(self, error):
        """Raises IndexUnavailable if the index is not what was written: no other error tells anything then."""
        if isinstance(error, IndexUnavailable):
            return
        current = self.index_directory.current()
        if current is None:
            raise IndexUnavailable("missing", self.path) from error
        check(current)

    def _of_models(self, models):
        names = [get_model_ct(model) for model in models] if models else self.build_models_list()
        return Filter(DJANGO_CT, "in", names)


class ArchiveEngine(BaseEngine):
    backend = ArchiveBackend
    query = ArchiveSearchQuery


@cache
def _weights(chosen: tuple) -> RankingWeights:
    # One object for all threads: what words are worth is kept by it.
    return RankingWeights(**dict(chosen))
