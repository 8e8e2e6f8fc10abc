"""Directives as the documents that an engine takes up."""

from collections.abc import Iterable, Iterator, Sequence

from django.db import DatabaseError
from haystack.indexes import SearchIndex

from archive.models import Directive
from search.contract import Document
from search.errors import Unindexable


def document_of(index: SearchIndex, directive: Directive) -> Document:
    """One directive's fields; what has no value is left out. Raises Unindexable."""
    names = index.fields
    try:
        prepared = index.full_prepare(directive)
        fields = {name: prepared[name] for name in names if prepared.get(name) not in (None, "")}
        return Document(directive.pk, fields)
    except (OSError, MemoryError, DatabaseError):
        raise
    except Exception as error:  # a value that nobody thought of may fail in any way
        raise Unindexable from error


class NoDocuments:
    """An archive without directives, see contract.Documents: an index of it is empty."""

    def keys(self) -> list[int]:
        return []

    def read(self, keys: Sequence[int]) -> Iterator[Document]:
        return iter(())

    def behind(self, fingerprints: Iterable[tuple[int, str]]) -> tuple[set[int], set[int]]:
        return set(), set()

    def readers(self) -> int:
        return 1

    def before_fork(self) -> None:
        pass
