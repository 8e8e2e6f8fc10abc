"""Which directives a reader may not know of (知悉范围), kept until anything changes: what every list, count, link and
plan of a search leaves out. DirectiveQuerySet.visible_to is where it is decided.

Mostly there are none, and then nothing is asked that was not asked before.
"""

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from django.db.models import QuerySet

from archive.catalogue.data_version import VersionedCache
from archive.circle import circle_of
from archive.models import Directive, Forwarding, Provenance

# As many circles of readers as may be reading at once; of a thousand closed directives each takes 60 kB.
_hidden = VersionedCache(64)


class _Rows(Protocol):
    def visible_to(self, reader: Any) -> Any: ...


_R = TypeVar("_R", bound=_Rows)


def hidden_keys(reader: Any) -> frozenset[int]:
    """The keys of all directives that this reader, a user or a sight, may not know of."""
    circle = circle_of(reader)
    return _hidden.of([circle], lambda keys: {circle: _keys_of(Directive.objects.unknown_to(reader))})[circle]


def closed_keys(reader: Any) -> frozenset[int]:
    """The keys of those that this reader may not know of even while they are in view: asked where something is told of
    what was withdrawn."""
    key = ("closed", circle_of(reader))
    return _hidden.of([key], lambda keys: {key: _keys_of(Directive.objects.closed_to(reader))})[key]


def known(rows: _R, reader: Any) -> _R:
    """Those of the rows, directives or action items, that this reader may know of."""
    return rows.visible_to(reader) if hidden_keys(reader) else rows


def known_key(pk: int | None, reader: Any) -> int | None:
    """The key, None where this reader may not know whose it is."""
    return None if pk is None or pk in hidden_keys(reader) else pk


def told_of_known(directive: Directive, provenance: Iterable[Provenance], reader: Any) -> list[Provenance]:
    """The provenance of a directive without what it tells of others that this reader may not know of: that it is much
    like one, the words in which one brings it along."""
    rows, hidden = list(provenance), hidden_keys(reader)
    if not hidden:
        return rows
    rows = [one for one in rows if one.other_id not in hidden]
    forwarding_directives = Forwarding.objects.filter(forwarded_directive=directive.pk).values_list(
        "forwarding_directive", flat=True
    )
    if hidden.isdisjoint(forwarding_directives):
        return rows
    rows = [one for one in rows if one.field != "carried_by"]
    for one in rows:
        if one.evidence and one.evidence not in directive.text:
            one.evidence = ""
    return rows


def hidden_sources(reader: Any) -> frozenset[int]:
    """The keys of the files in which something stands that this reader may not know of."""
    hidden = hidden_keys(reader)
    if not hidden:
        return hidden
    key = ("sources", circle_of(reader))
    return _hidden.of([key], lambda keys: {key: _sources_of(reader)})[key]


def _keys_of(directives: QuerySet) -> frozenset[int]:
    return frozenset(directives.order_by().values_list("pk", flat=True))


def _sources_of(reader: Any) -> frozenset[int]:
    unknown = Directive.objects.unknown_to(reader).order_by()
    own: Iterable[int] = unknown.values_list("source_id", flat=True)
    others = unknown.filter(occurrences__isnull=False).values_list("occurrences__source_id", flat=True)
    return frozenset([*own, *others])
