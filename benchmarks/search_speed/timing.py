"""Taking times so that the machine's noise hits everyone alike, and going on where somebody fails. Pure but for the
clock."""

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


def attempted(measure: Callable, *arguments) -> dict:
    """The figures that `measure` returns or, where it fails, {"failed": why}."""
    try:
        return measure(*arguments)
    except Exception as error:
        return {"failed": why(error)}


def why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def compared(
    systems: Mapping[str, Callable], questions: Sequence, rounds: int, before: Callable = lambda: None
) -> dict[str, list[float] | str]:
    """{system: milliseconds for each question}, each the median of its rounds, or why the system failed; in every
    round each system is asked in turn, after `before()`, which is not timed."""
    taken = {name: [] for name in systems}
    for question in questions:
        times = {name: [] for name in systems}
        for _ in range(rounds):
            for name, ask in systems.items():
                if isinstance(taken[name], str):
                    continue
                before()
                try:
                    times[name].append(milliseconds(ask, question))
                except Exception as error:
                    taken[name] = why(error)
        for name, measured in times.items():
            if not isinstance(taken[name], str):
                taken[name].append(statistics.median(measured))
    return taken


def summed_up(taken: Mapping[str, Sequence[float] | str], digits: int = 3) -> dict[str, dict]:
    """{system: median, 95th percentile and slowest of its questions, or why it failed}."""
    return {name: {"failed": times} if isinstance(times, str) else _summed_up(times, digits)
            for name, times in taken.items()}  # fmt: skip


def _summed_up(times, digits) -> dict[str, float]:
    return {
        "median_ms": round(statistics.median(times), digits),
        "p95_ms": round(percentile(times, 0.95), digits),
        "slowest_ms": round(max(times), digits),
    }
