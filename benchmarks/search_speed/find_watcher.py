"""A process that looks for words: for each line it says that it is looking, then, once a search finds it, when.

Started by `benchmarks.search_speed.save_to_find`.
"""

import sys
import time

import django

django.setup()

from haystack.query import SearchQuerySet  # noqa: E402 - only now are there models

_MOST_SECONDS = 60


def found_at(word: str) -> float | None:
    """When a search found the word, by the machine's clock; None where it does not within a minute."""
    until = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < until:
        if SearchQuerySet().auto_query(f'"{word}"').count():
            return time.monotonic()
        time.sleep(0.002)
    return None


if __name__ == "__main__":
    # The dictionary and the index are loaded before the first word is timed.
    SearchQuerySet().auto_query("劳动竞赛").count()
    for line in sys.stdin:
        print("looking", flush=True)
        print(found_at(line.strip()) or "", flush=True)
