"""What directives are similar to another: those that share the words which few directives have."""

from dataclasses import dataclass, field
from threading import Lock

from cachetools import LRUCache, cached

from archive.models import Directive
from search.analysis.matching_copy import fold
from search.indexing.connection import backend
from search.whoosh_engine.storage.index_directory import IndexUnavailable

SHOWN, SHARED = 5, 4
# Directives of which the answer is kept.
CACHED_DIRECTIVES = 4096


@dataclass(frozen=True)
class SimilarDirective:
    """A directive like another, with the words that both have; `contacts` are its persons' names and the like."""

    key: int
    title: str
    url: str
    shared: list[str]
    contacts: list[str] = field(default_factory=list)


def similar_to(directive: Directive) -> list[SimilarDirective]:
    """The most similar first; empty where nothing is, or the index cannot be asked. The answer is kept as long as the
    index has the same version: each change of a directive gives it another."""
    try:
        return _asked(backend().index_directory.version(), directive)
    except IndexUnavailable:
        return []


@cached(LRUCache(CACHED_DIRECTIVES), key=lambda version, directive: (version, directive.pk), lock=Lock())
def _asked(version, directive) -> list[SimilarDirective]:
    words = backend().distinctive_words(directive)
    found = backend().docs_with_any(words, directive, end_offset=SHOWN, models=[Directive])
    keys = [int(result.pk) for result in found["results"]]
    held = Directive.objects.only("title", "text", "contacts").in_bulk(keys) if keys else {}
    return [
        SimilarDirective(one.pk, one.title, one.get_absolute_url(), _shared(words, one), one.contacts)
        for one in map(held.get, keys)
        if one
    ]


def _shared(words, other) -> list[str]:
    text = fold(f"{other.title}\n{other.text}")
    return [word for word in words if word in text][:SHARED]
