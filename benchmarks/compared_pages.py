"""make bench-compare: what the server needs for pages and answers that compare, beside a directive's page of the same
length.

A temporary archive takes in notices made by rule, ten of them of 10,000 characters, as import_directives does. In each
round another pair of the ten is asked for in turns with the page of one of them and with all ten at once: anew (nobody
asked for this page, but for others like it), and after a change, when nothing is at hand, the stock phrases of the
archive among it.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from itertools import permutations
from pathlib import Path
from random import Random
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
_data = tempfile.TemporaryDirectory(prefix="compared-pages-")
os.environ["DATA_DIR"] = _data.name

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from archive.models import Directive, Source  # noqa: E402
from benchmarks import corpus  # noqa: E402
from benchmarks.page_figures import in_turns  # noqa: E402

LONG, TEN = 10_000, 10
# A page of two beside a directive's; ten at once beside one pair.
MOST_TIMES, MOST_TIMES_OF_TEN = 5, 10


def fill(count: int) -> list[int]:
    """Have the archive take in so many notices and ten long ones; the keys of these."""
    call_command("prepare", verbosity=0)
    texts = [*corpus.texts(count), *(corpus.text(Random(at), count + at, LONG) for at in range(TEN))]
    with tempfile.TemporaryDirectory() as folder:
        for serial, text in enumerate(texts):
            (Path(folder) / f"{serial}.txt").write_text(text, encoding="utf-8")
        call_command("import_directives", folder, verbosity=0)
    longest = sorted(Directive.objects.values_list("text", "pk"), key=lambda row: len(row[0]))[-TEN:]
    return [pk for _text, pk in longest]


def asks(keys: list[int]) -> dict[str, Callable[[int], object]]:
    """{what: asks for it in a round of that number}"""
    client = Client(headers={"host": "localhost"})
    pairs = Random(TEN).sample(list(permutations(keys, 2)), TEN * (TEN - 1))

    def page(address: str, at: int) -> None:
        answer = client.get(f"{address}{'&' if '?' in address else '?'}never={at}")
        assert answer.status_code == 200, address

    def of_two(path: str, form: str = "") -> Callable[[int], None]:
        return lambda at: page("{}?d={}&d={}{}".format(path, *pairs[at % len(pairs)], form), at)

    ten = "&".join(f"d={pk}" for pk in keys)
    return {
        "directive": lambda at: page(f"/directives/{pairs[at % len(pairs)][0]}/", at),
        "two": of_two("/compare/"),
        "two, base and follower": of_two("/compare/", "&form=follow"),
        "two, JSON": of_two("/api/v1/compare/"),
        "ten": lambda at: page(f"/compare/?{ten}", at),
        "ten, JSON": lambda at: page(f"/api/v1/compare/?{ten}", at),
    }


def after_a_change(ask: Callable[[int], object], rounds: int) -> float:
    """Median seconds of as many times; the change itself is not timed."""
    taken = []
    for at in range(rounds):
        Source.objects.filter(pk=Source.objects.first().pk).update(received_at=timezone.now())
        taken += in_turns({"": lambda _at, at=at: ask(at)}, 1).values()
    return median(taken)


def table(anew: dict[str, float], changed: dict[str, float]) -> str:
    """Markdown: milliseconds, and how often as long as the directive's page and as the page of two."""
    rows = ["| | anew, ms | × a directive's page | × the page of two | after a change, ms |", "|---|---|---|---|---|"]
    for name, seconds in anew.items():
        beside = [f"{seconds / anew[other]:.1f}" for other in ("directive", "two")]
        rows.append(f"| {name} | {seconds * 1000:.1f} | {' | '.join(beside)} | {changed[name] * 1000:.1f} |")
    return "\n".join(rows)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=200, help="how many directives beside the ten")
    options.add_argument("--rounds", type=int, default=15)
    arguments = options.parse_args()
    settings.ALLOWED_HOSTS = ["localhost"]
    asked = asks(fill(arguments.count))
    for ask in asked.values():
        ask(-1)
    anew = in_turns(asked, arguments.rounds)
    changed = {name: after_a_change(ask, max(3, arguments.rounds // 3)) for name, ask in asked.items()}
    print(table(anew, changed))
    print(f"Aims: two at most {MOST_TIMES} × a directive's page, ten at most {MOST_TIMES_OF_TEN} × the page of two.")


if __name__ == "__main__":
    main()
