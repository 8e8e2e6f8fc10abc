"""What scores need of the whole archive: how many directives there are, how many hold what is looked for, and how
long their fields are on average."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from search.contract import FieldKind
from search.opensearch_engine.mapping import LENGTHS, TEXTS
from search.opensearch_engine.query_clauses import Clause, QueryClauses
from search.query import plan as nodes
from search.query.plan import ANYWHERE

# A node that stands for what is to be counted for another's idf.
Held = nodes.Contains | nodes.Spelled


@dataclass(frozen=True)
class ArchiveStatistics:
    """`total` directives; `held` of them have each leaf; `lengths` is the average of each field among those that have
    it."""

    total: int
    held: Mapping[Held, int]
    lengths: Mapping[str, float]

    def idf(self, leaf: Held) -> float:
        """What an occurrence is worth; nothing where it was not counted, since it is not to score."""
        count = self.held.get(leaf)
        if count is None:
            return 0.0
        return log(1 + max(self.total - count + 0.5, 0.5) / (count + 0.5))


def leaves_of(node: nodes.PlanNode) -> set[Held]:
    """What has to be counted before a node can be scored."""
    if isinstance(node, Held):
        return {node}
    if isinstance(node, nodes.RankedWord):
        return {anywhere(node.text, node.weights)}
    if isinstance(node, nodes.Constant | nodes.Without):
        return set()
    found = set().union(*map(leaves_of, parts_of(node)))
    if isinstance(node, nodes.Near):
        found |= {anywhere(pair, node.weights) for pair in node.pairs}
    return found


def parts_of(node: nodes.PlanNode) -> Sequence[nodes.PlanNode]:
    """The nodes that a node is composed of."""
    if isinstance(node, nodes.AllOf | nodes.AnyOf | nodes.BestOf):
        return node.parts
    if isinstance(node, nodes.Boosted):
        return (node.part, *node.bonuses)
    part = getattr(node, "part", None)
    return () if part is None else (part,)


def anywhere(text: str, weights: nodes.Weights) -> nodes.Contains:
    """A text wherever it stands."""
    return nodes.Contains(ANYWHERE, text, weights)


def lengths_body(fields: Mapping[str, FieldKind]) -> Clause:
    """The question for the total and the averages of the lengths of fields."""
    texts = [name for name, kind in fields.items() if kind in TEXTS]
    averages = {name: {"avg": {"field": f"{LENGTHS}.{name}"}} for name in texts}
    # What has a field of no length has nothing in it.
    aggs = {
        name: {"filter": {"exists": {"field": name}}, "aggs": {"mean": average}} for name, average in averages.items()
    }
    return {"size": 0, "track_total_hits": True, "query": {"match_all": {}}, "aggs": aggs}


def count_bodies(leaves: Iterable[Held], clauses: QueryClauses) -> list[Clause]:
    """The questions for how many have each leaf."""
    return [{"size": 0, "track_total_hits": True, "query": clauses.of(leaf)} for leaf in leaves]


def read(lengths: Mapping[str, Any], leaves: Sequence[Held], counts: Sequence[int]) -> ArchiveStatistics:
    """The answers to these questions."""
    means = {name: one["mean"]["value"] or 1.0 for name, one in lengths["aggregations"].items()}
    return ArchiveStatistics(lengths["hits"]["total"]["value"], dict(zip(leaves, counts, strict=True)), means)
