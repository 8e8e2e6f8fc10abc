"""What it is worth that a directive has a value which the query names: added to its score, whatever else it has. Which
directives are found does not change."""

from collections.abc import Iterable, Iterator

from search.query import plan as nodes
from search.query.named_values import NamedValue
from search.query.weights import SearchWeights

# The index's field of each filter's values, and the weight (search.query.weights) of such a value.
_COLUMNS = {
    "province": ("province", "named_place"),
    "city": ("city", "named_place"),
    "county": ("county", "named_place"),
    "year": ("year", "named_year"),
    "genre": ("genre", "named_type"),
    "level": ("levels", "named_type"),
    "topic": ("topics", "named_topic"),
    "issuer": ("issuers", "named_issuer"),
}


def bonuses(named: Iterable[NamedValue], scores: SearchWeights) -> Iterator[nodes.PlanNode]:
    """A constant for each of the values named."""
    for one in named:
        column, weight = _COLUMNS[one.name]
        # The index parts values of one field by commas.
        values = tuple(value.replace(",", "，") if isinstance(value, str) else value for value in one.values)
        yield nodes.Constant(nodes.Compare(column, "in", values), getattr(scores, weight))
