"""How good a ranking is, by what was judged relevant. Pure functions of ranked ids and the set of relevant ones."""

from collections.abc import Collection, Sequence
from math import log2

DEPTH = 10


def reciprocal_rank(ranked: Sequence, relevant: Collection, depth: int = DEPTH) -> float:
    """1 where the first is relevant, 1/2 where the second is the first that is …, 0 where none is."""
    return next((1 / rank for rank, one in enumerate(ranked[:depth], 1) if one in relevant), 0.0)


def ndcg(ranked: Sequence, relevant: Collection, depth: int = DEPTH) -> float:
    """The discounted gain of the ranking, as a share of the best there could be."""
    gain = sum(1 / log2(rank + 1) for rank, one in enumerate(ranked[:depth], 1) if one in relevant)
    best = sum(1 / log2(rank + 1) for rank in range(1, min(len(relevant), depth) + 1))
    return gain / best if best else 0.0


def recall(ranked: Sequence, relevant: Collection, depth: int = DEPTH) -> float:
    """The share of the relevant ones that are among the first."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant) if relevant else 0.0


METRICS = {"MRR@10": reciprocal_rank, "nDCG@10": ndcg, "recall@10": recall}


def averages(rankings: Sequence[Sequence], judged: Sequence[Collection]) -> dict[str, float]:
    """{metric: its average over the queries}."""
    pairs = list(zip(rankings, judged, strict=True))
    return {
        name: round(sum(metric(ranked, relevant) for ranked, relevant in pairs) / len(pairs), 4)
        for name, metric in METRICS.items()
    }
