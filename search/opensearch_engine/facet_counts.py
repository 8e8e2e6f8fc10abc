"""Facets: how what matches spreads over the values of a field, under all filters but its own."""

from collections.abc import Sequence
from typing import Any

from search.contract import Group, Plan
from search.opensearch_engine.query_clauses import Clause, QueryClauses, all_of, exists_in, without

# More values than that are read page by page.
MOST_VALUES = 10_000


def name_of(facet: str | Group) -> str:
    """What a facet is called in an answer."""
    return facet.field if isinstance(facet, Group) else facet


class FacetCounts:
    """The aggregations of a plan's facets, and what they gave."""

    def __init__(self, plan: Plan, facets: Sequence[str | Group], clauses: QueryClauses):
        self._facets, self._clauses = facets, clauses
        names = {name_of(facet) for facet in facets}
        self.counted = [one for one in plan.filters if one.field in names]
        self.others = [one for one in plan.filters if one.field not in names]

    def aggregations(self) -> Clause:
        """By a facet's name what is asked of it."""
        return {name_of(facet): self._aggregation(facet) for facet in self._facets}

    def under(self, facet: str | Group) -> Clause:
        """The filters that narrow a facet and are not in the query itself."""
        name = name_of(facet)
        return all_of(self._clauses.of_filter(one) for one in self.counted if one.field != name)

    def _aggregation(self, facet: str | Group) -> Clause:
        if isinstance(facet, Group):
            filters = {str(at): self._clauses.of(node) for at, (_, node) in enumerate(facet.values)}
            inner: Clause = {"values": {"filters": {"filters": filters}}} if filters else {}
        else:
            inner = {
                "values": {"terms": {"field": facet, "size": MOST_VALUES}},
                "none": {"filter": without(exists_in(facet))},
            }
        return {"filter": self.under(facet), "aggs": inner}

    def read(self, answered: dict[str, Any]) -> tuple[dict[str, dict], list[str]]:
        """{facet: {value: how many}}, and the fields that have more values than were told."""
        counts: dict[str, dict] = {}
        more = []
        for facet in self._facets:
            found, name = answered[name_of(facet)], name_of(facet)
            if isinstance(facet, Group):
                buckets = found["values"]["buckets"] if facet.values else {}
                counts[name] = {
                    value: count
                    for at, (value, _) in enumerate(facet.values)
                    if (count := buckets[str(at)]["doc_count"])
                }
                continue
            counts[name] = {one["key"]: one["doc_count"] for one in found["values"]["buckets"]}
            if found["none"]["doc_count"]:
                counts[name][None] = found["none"]["doc_count"]
            if found["values"]["sum_other_doc_count"]:
                more.append(facet)
        return counts, more
