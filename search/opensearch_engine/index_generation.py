"""The index behind an alias: which it is, a new one beside it, and the moment in which they change places."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from opensearchpy import OpenSearch, exceptions

from search.contract import FieldKind
from search.opensearch_engine.index_stamp import stamp
from search.opensearch_engine.mapping import CLUSTER_SETTINGS, index_body

# Nothing shows but when a write is done; and a removal is remembered for as long as an older write may be on its way.
_OURS = {"index.refresh_interval": "-1", "index.gc_deletes": "1h"}


class Generation(NamedTuple):
    """An index by its name, with the stamp that it bears."""

    name: str
    stamp: dict[str, Any]


class IndexGenerations:
    """Those of one alias. Raises what its client raises."""

    def __init__(self, client: OpenSearch, alias: str, fields: Mapping[str, FieldKind], shards: int, replicas: int):
        self._client, self._alias, self._fields = client, alias, fields
        self._shards, self._replicas = shards, replicas

    def current(self, is_to_change: bool = False) -> Generation | None:
        """The one that is read; None where there is none. Told by the node that is asked, as it will answer the search
        itself: a manager that died is followed within two seconds or so, and no reader is to wait for that. Whoever is
        to change it has the manager say it."""
        params = {"expand_wildcards": "all", "local": "false" if is_to_change else "true"}
        try:
            found = self._client.indices.get_mapping(index=self._alias, params=params)
        except exceptions.NotFoundError:
            return None
        name, told = next(iter(found.items()))
        return Generation(name, told["mappings"].get("_meta", {}))

    def name_of(self, number: int) -> str:
        return f"{self._alias}-{number}"

    def make(self, name: str) -> None:
        """A new, empty one of that name."""
        # A page that somebody pasted is looked for letter by letter.
        self._client.cluster.put_settings(body={"persistent": CLUSTER_SETTINGS})
        body = index_body(self._fields, self._shards, self._replicas)
        body["settings"] |= _OURS
        body["mappings"]["_meta"] = stamp(self._fields)
        self._client.indices.create(index=name, body=body)

    def swap(self, name: str, count: int) -> None:
        """Have it read in place of the one before, which goes, all in one moment."""
        made_by = self._client.indices.get_mapping(index=name)[name]["mappings"]["_meta"]
        self._client.indices.put_mapping(index=name, body={"_meta": made_by | {"count": count}})
        actions: list[dict[str, Any]] = [{"add": {"index": name, "alias": self._alias}}]
        if before := self.current(is_to_change=True):
            actions.append({"remove_index": {"index": before.name}})
        self._client.indices.update_aliases(body={"actions": actions})

    def leftovers(self, kept: str = "") -> list[str]:
        """Those that nobody reads, but for the one that is being made."""
        found = self._client.indices.get_alias(
            index=f"{self._alias}-*", params={"expand_wildcards": "all", "ignore_unavailable": "true"}
        )
        beginning = len(self._alias) + 1
        return sorted(
            name
            for name, told in found.items()
            if name[beginning:].isdecimal() and not told.get("aliases") and name != kept
        )

    def remove(self, names: list[str]) -> None:
        for name in names:
            self._client.indices.delete(index=name, params={"ignore_unavailable": "true"})
