"""What an engine answers as haystack's results."""

from collections.abc import Sequence
from functools import cached_property

from haystack.indexes import SearchIndex
from haystack.models import SearchResult

from archive.models import Directive
from search.contract import FieldKind, Scored
from search.errors import Unindexable
from search.haystack_front.index_documents import document_of

# What a result bears of its directive besides key and score. Texts it does not: the directive has them.
_BORNE = {FieldKind.WHOLE, FieldKind.WHOLES, FieldKind.INTEGER}


class ArchiveResult(SearchResult):
    """A result with the fields of the directive as it is now, read for all of an answer once one is asked for."""

    def __init__(self, *args, borne: "_Borne", **kwargs):
        super().__init__(*args, **kwargs)
        self._borne = borne

    def __getattr__(self, name):
        borne = self.__dict__.get("_borne")
        return borne.value(int(self.pk), name) if borne is not None and name in borne.names else None


class _Borne:
    """The fields that the results of an answer bear."""

    def __init__(self, keys: list[int], index: SearchIndex):
        self._keys, self._index = keys, index
        self.names = {name for name, field in index.fields.items() if field.kind in _BORNE}

    def value(self, pk: int, name: str):
        return self._fields.get(pk, {}).get(name)

    @cached_property
    def _fields(self) -> dict:
        return {pk: fields for directive in self._directives() for pk, fields in [self._prepared(directive)]}

    def _directives(self):
        return self._index.index_queryset().filter(pk__in=self._keys)

    def _prepared(self, directive) -> tuple:
        try:
            return document_of(self._index, directive)
        except Unindexable:
            return directive.pk, {}


def results_of(hits: Sequence[Scored], result_class: type | None, index: SearchIndex) -> list[SearchResult]:
    """Results in the order of the hits."""
    app, model = Directive._meta.app_label, Directive._meta.model_name
    if result_class not in (None, SearchResult):
        return [result_class(app, model, str(hit.pk), hit.score) for hit in hits]
    borne = _Borne([hit.pk for hit in hits], index)
    return [ArchiveResult(app, model, str(hit.pk), hit.score, borne=borne) for hit in hits]
