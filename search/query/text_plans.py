"""A text in one field of a plan: a ranked word anywhere, a piece of text in a field of its own."""

from itertools import product
from math import prod

from search.query import plan as nodes
from search.query import tree
from search.query.figures import Steps

# The field of grams behind each name that a query may put before a word.
GRAMS = {
    tree.ANYWHERE: nodes.ANYWHERE,
    "title": nodes.RANKED["title"][1],
    "headings": nodes.RANKED["headings"][1],
    "number": "number_grams",
    "issuer": "issuer_grams",
    "topic": "topic_grams",
}
# So few writings are words each, which rank as words do.
_AS_WORDS = 6


def held(text: str, field: str, weights: nodes.Weights) -> nodes.PlanNode:
    """What contains a folded text."""
    return nodes.RankedWord(text, weights) if field == tree.ANYWHERE else nodes.Contains(GRAMS[field], text, weights)


def spelled(steps: Steps, field: str, weights: nodes.Weights) -> nodes.PlanNode:
    """What contains a folded text in any of its writings."""
    written = ["".join(texts) for texts in product(*steps)] if prod(map(len, steps)) <= _AS_WORDS else []
    if len(written) == 1:
        return held(written[0], field, weights)
    if written:
        return nodes.BestOf(tuple(held(one, field, weights) for one in written))
    return nodes.Spelled(GRAMS[field], steps, weights)
