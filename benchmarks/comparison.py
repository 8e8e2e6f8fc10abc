"""make bench-compare: how long comparing two directives takes, beside a plain difference of their characters.

Directives made by rule. The rival in the same run is fast-diff-match-patch, Myers' difference in C++, on the very same
texts: it knows neither sections nor what was moved. Processor time, medians of several rounds.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

import fast_diff_match_patch

from archive.comparison import ComparedPart, compare, parts_of
from archive.comparison.edit_operations import whole_text
from archive.parsing import parse
from benchmarks import corpus

# Of each pair both sides are so long, in characters.
SIBLINGS = 10_000
GROWTH = (1_000, 4_000, 16_000, 64_000)
UNRELATED = 100_000
PLACES = 5


def parts(characters: int, seed: int) -> list[ComparedPart]:
    """The sections of directives made by rule, one after the other, until they are so long."""
    found: list[ComparedPart] = []
    random = Random(seed)
    while (length := sum(len(part.heading + part.text) for part in found)) < characters:
        text = corpus.text(random, len(found), min(characters - length + 200, 5_000))
        more = parts_of(parse(text).directives[0].sections)
        found += [replace(part, anchor=f"s-{len(found) + at}") for at, part in enumerate(more)]
    return found


def edited(outline: Sequence[ComparedPart], places: int) -> list[ComparedPart]:
    """The same with some words written anew in so many sections."""
    random, result = Random(places), list(outline)
    for at in random.sample([at for at, part in enumerate(result) if len(part.text) > 40], places):
        middle = random.randrange(10, len(result[at].text) - 10)
        result[at] = replace(result[at], text=f"{result[at].text[:middle]}示例改动{result[at].text[middle + 4 :]}")
    return result


def sibling(outline: Sequence[ComparedPart], other: Sequence[ComparedPart]) -> list[ComparedPart]:
    """One that has every other section of the first, some of its own between them, in another order."""
    random = Random(len(outline))
    kept = [*outline[::2], *other[1::2]]
    random.shuffle(kept)
    return kept


def unrelated(characters: int, seed: int) -> list[ComparedPart]:
    """Characters of directives in no order: nothing answers anything."""
    random = Random(seed)
    letters = corpus.text(random, seed, 10_000)
    return [
        ComparedPart(1, "一、", *("".join(random.choices(letters, k=size)) for size in (10, 490)), f"s-{at}")
        for at in range(characters // 500)
    ]


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Processor time, the median of so many rounds after one that is not counted."""
    work()
    found = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return statistics.median(found)


def figures(rounds: int) -> list[tuple[str, float, float]]:
    """(what, ours, the rival's), in seconds."""
    first, second = parts(SIBLINGS, 1), parts(SIBLINGS, 2)
    pairs = [
        (f"{PLACES} places of {SIBLINGS:,} characters", first, edited(first, PLACES)),
        (f"siblings of {SIBLINGS:,}", first, sibling(first, second)),
        *((f"siblings of {size:,}", one := parts(size, 3), sibling(one, parts(size, 4))) for size in GROWTH),
    ]
    found = [(name, *_both(left, right, rounds)) for name, left, right in pairs]
    left, right = unrelated(UNRELATED, 5), unrelated(UNRELATED, 6)
    # The rival has no end of its own there.
    return [*found, (f"{UNRELATED:,} against {UNRELATED:,} unrelated", seconds(lambda: compare(left, right), 1), 0.0)]


def _both(left: Sequence[ComparedPart], right: Sequence[ComparedPart], rounds: int) -> tuple[float, float]:
    texts = whole_text(left), whole_text(right)
    return (
        seconds(lambda: compare(left, right), rounds),
        # Above that many characters it takes minutes.
        seconds(lambda: fast_diff_match_patch.diff(*texts, timelimit=0), rounds) if len(texts[0]) < 20_000 else 0.0,
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    for name, ours, rival in figures(rounds):
        ratio = f"{ours / rival:8.3f} × the rival's {1000 * rival:8.1f} ms" if rival else ""
        print(f"{name:40}{1000 * ours:10.1f} ms {ratio}")


if __name__ == "__main__":
    main()
