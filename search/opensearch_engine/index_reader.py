"""What an index in a cluster is asked: search, counts, scans, what is similar, fingerprints."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from opensearchpy import OpenSearch

from search.analysis.distinctive_words import distinctive
from search.contract import FINGERPRINT, KEY, SCORE, Answer, FieldKind, Group, Plan, Scored, Similar
from search.opensearch_engine.archive_statistics import anywhere, count_bodies
from search.opensearch_engine.facet_counts import FacetCounts
from search.opensearch_engine.facet_values import all_values
from search.opensearch_engine.held_plans import decided_all, decided_groups
from search.opensearch_engine.mapping import MOST_ROWS
from search.opensearch_engine.msearch import ask_all
from search.opensearch_engine.point_in_time import rows_of_one_moment
from search.opensearch_engine.query_clauses import Clause, QueryClauses, all_of
from search.opensearch_engine.ranked_rows import WINDOW, RankedRows
from search.query import plan as nodes


class IndexReader:
    """The index of an alias. Threads share it. Raises EngineUnavailable, and what its client raises."""

    def __init__(self, client: OpenSearch, alias: str, fields: Mapping[str, FieldKind]):
        self._client, self._alias, self._fields = client, alias, fields

    def search(self, plan: Plan, *, rows: slice, order: Sequence[str], facets: Sequence[str | Group] = ()) -> Answer:
        """What an engine answers, see search.contract: in one round trip, unless all rows are asked for."""
        (plan,), facets = decided_all([plan], self._which), decided_groups(facets, self._which)
        clauses = QueryClauses(self._fields)
        counting = FacetCounts(plan, facets, clauses)
        start, stop = rows.start or 0, rows.stop
        ranked = RankedRows(plan, order, self._fields, clauses)
        is_deep = stop is None or stop > MOST_ROWS
        asked = [] if is_deep or stop <= start else ranked.bodies(start, stop)
        counted: Clause = {
            "size": 0,
            "track_total_hits": True,
            "query": all_of([clauses.of(plan.query), *map(clauses.of_filter, counting.others)]),
            "post_filter": all_of(map(clauses.of_filter, counting.counted)),
            "aggs": counting.aggregations(),
        }
        told, *answers = self._ask([counted, *asked])
        total = told["hits"]["total"]["value"]
        counts, more = counting.read(told.get("aggregations", {}))
        for field in more:
            under = all_of([counted["query"], counting.under(field)])
            counts[field] |= all_values(lambda body: self._ask([body])[0], field, under)
        if is_deep and total > start:
            hits = list(islice(self._scanned(plan, order, stop or total), start, None))
        else:
            hits = ranked.read(answers, start)[: max((stop or 0) - start, 0)] if answers else []
        return Answer(total, hits, counts)

    def count_many(self, plans: Sequence[Plan]) -> list[int]:
        """How many directives each plan matches."""
        clauses = QueryClauses(self._fields)
        wanted = decided_all(plans, self._which)
        return self._counts(all_of([clauses.of(plan.query), *map(clauses.of_filter, plan.filters)]) for plan in wanted)

    def scan(self, plan: Plan, *, order: Sequence[str], most: int) -> Iterator[Scored]:
        """The first `most` matches in order, all of one moment."""
        (plan,) = decided_all([plan], self._which)
        return self._scanned(plan, order, most)

    def similar(
        self,
        pk: int,
        counts: Mapping[str, int],
        weights: nodes.Weights,
        size: int,
        order: Sequence[str] = (SCORE, f"-{KEY}"),
    ) -> Similar:
        """The directives that share the most telling of a directive's words."""
        clauses, asked = QueryClauses(self._fields), list(counts)
        bodies = count_bodies([anywhere(word, weights) for word in asked], clauses)
        total, *held = self._counts([{"match_all": {}}, *(body["query"] for body in bodies)])
        words = distinctive(counts, dict(zip(asked, held, strict=True)), total)
        any_word = nodes.AnyOf(tuple(nodes.RankedWord(word, weights) for word in words))
        others = Plan(nodes.AllOf((any_word, nodes.Without(nodes.Compare(KEY, "exact", pk)))))
        return Similar(words, self.search(others, rows=slice(0, size), order=order).hits if words and size else [])

    def fingerprints(self) -> Iterator[tuple[int, str]]:
        """(key, fingerprint) of every document."""
        body = {"query": {"match_all": {}}, "_source": [KEY, FINGERPRINT], "sort": [{KEY: "asc"}]}
        for hit in rows_of_one_moment(self._client, self._alias, [(body, MOST_ROWS)]):
            yield int(hit["_id"]), hit["_source"].get(FINGERPRINT, "")

    def _scanned(self, plan: Plan, order: Sequence[str], most: int) -> Iterator[Scored]:
        ranked = RankedRows(plan, order, self._fields, QueryClauses(self._fields))
        statistics = self._ask(ranked.statistics_bodies())
        first, others = ranked.first_body(), ranked.other_body()
        found = rows_of_one_moment(self._client, self._alias, [(first, WINDOW), (others, MOST_ROWS)])
        yield from islice(ranked.ordered(found, statistics), most)

    def _which(self, terms: Sequence[nodes.Term]) -> list[bool]:
        clauses = QueryClauses(self._fields)
        return [count > 0 for count in self._counts(map(clauses.of, terms))]

    def _counts(self, queries) -> list[int]:
        bodies = [{"size": 0, "track_total_hits": True, "query": query} for query in queries]
        return [answer["hits"]["total"]["value"] for answer in self._ask(bodies)]

    def _ask(self, bodies: Sequence[Clause]) -> list[dict]:
        return ask_all(self._client, self._alias, bodies)
