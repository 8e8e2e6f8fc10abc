"""How good a ranking is, by what was judged relevant. Pure functions of ranked ids and {relevant id: its gain}.

Where all that is relevant is so alike, a set of ids does as well.
"""

from collections.abc import Collection, Mapping, Sequence
from math import log2
from random import Random

DEPTH = 10
RESAMPLES = 2000
_SEED = 95


def gains_of(relevant: Mapping | Collection) -> Mapping:
    """{id: gain}, 1 for each id of a set or list."""
    return relevant if isinstance(relevant, Mapping) else dict.fromkeys(relevant, 1)


def reciprocal_rank(ranked: Sequence, relevant: Mapping | Collection, depth: int = DEPTH) -> float:
    """1 where the first is relevant, 1/2 where the second is the first that is …, 0 where none is."""
    return next((1 / rank for rank, one in enumerate(ranked[:depth], 1) if one in relevant), 0.0)


def ndcg(ranked: Sequence, relevant: Mapping | Collection, depth: int = DEPTH) -> float:
    """The discounted gain of the ranking, as a share of the best there could be."""
    gains = gains_of(relevant)
    best = _discounted(sorted(gains.values(), reverse=True)[:depth])
    return _discounted([gains.get(one, 0) for one in _once(ranked[:depth])]) / best if best else 0.0


def recall(ranked: Sequence, relevant: Mapping | Collection, depth: int = DEPTH) -> float:
    """The share of the relevant ones that are among the first."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant) if relevant else 0.0


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _once(ranked: Sequence) -> list:
    """The same places, a repeated id counting only where it comes first."""
    seen = set()
    return [None if one in seen or seen.add(one) else one for one in ranked]


METRICS = {"MRR@10": reciprocal_rank, "nDCG@10": ndcg, "recall@10": recall}


def averages(rankings: Sequence[Sequence], judged: Sequence[Mapping | Collection]) -> dict[str, float]:
    """{metric: its average over the queries}; 0 where there are none."""
    pairs = list(zip(rankings, judged, strict=True))
    return {
        name: round(sum(metric(ranked, relevant) for ranked, relevant in pairs) / max(len(pairs), 1), 4)
        for name, metric in METRICS.items()
    }


def interval(values: Sequence[float], resamples: int = RESAMPLES) -> tuple[float, float]:
    """Between which averages 95 of 100 lie, where as many values are drawn from these again and again; the same each
    time. Raises ValueError where there are none."""
    if not values:
        raise ValueError("An interval needs values.")
    random = Random(_SEED)
    drawn = sorted(sum(random.choices(values, k=len(values))) / len(values) for _ in range(resamples))
    return drawn[int(0.025 * resamples)], drawn[int(0.975 * resamples)]
