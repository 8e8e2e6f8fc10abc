"""Taking times so that the machine's noise hits everyone alike. Pure but for the clock."""

import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that `share` of them do not exceed: of 1 … 100 the 0.95 is 95."""
    return sorted(values)[max(math.ceil(len(values) * share), 1) - 1]


def milliseconds(ask: Callable, *arguments) -> float:
    began = time.perf_counter()
    ask(*arguments)
    return (time.perf_counter() - began) * 1000


def compared(
    systems: Mapping[str, Callable], questions: Sequence, rounds: int, before: Callable = lambda: None
) -> dict[str, list[float]]:
    """{system: milliseconds for each question}, each the median of its rounds; in every round each system is asked
    in turn, after `before()`, which is not timed."""
    taken = {name: [] for name in systems}
    for question in questions:
        times = {name: [] for name in systems}
        for _ in range(rounds):
            for name, ask in systems.items():
                before()
                times[name].append(milliseconds(ask, question))
        for name, measured in times.items():
            taken[name].append(statistics.median(measured))
    return taken


def summed_up(taken: Mapping[str, Sequence[float]], digits: int = 3) -> dict[str, dict[str, float]]:
    """{system: median, 95th percentile and slowest of its questions}."""
    return {
        name: {
            "median_ms": round(statistics.median(times), digits),
            "p95_ms": round(percentile(times, 0.95), digits),
            "slowest_ms": round(max(times), digits),
        }
        for name, times in taken.items()
    }
