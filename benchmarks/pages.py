"""make bench-pages: what the server needs for the reading pages, each a ratio to a page of the base template alone.

A temporary archive takes in notices made by rule, one of them of 10,000 characters, as import_directives does. Each
page is asked for in turns with the base template and in three ways: kept, anew (nobody asked for it, but for others
like it), and after a change, when nothing is at hand.
"""

import argparse
import gzip
import os
import tempfile
from pathlib import Path
from random import Random
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
_data = tempfile.TemporaryDirectory(prefix="pages-")
os.environ["DATA_DIR"] = _data.name

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import timezone  # noqa: E402

from archive import urls  # noqa: E402
from archive.models import Directive, Source  # noqa: E402
from benchmarks import corpus, results  # noqa: E402
from benchmarks.page_figures import Figures, in_turns, table  # noqa: E402

LONG = 10_000
WORDS = "联席会议 调查研究"
_BASE = "/base-template-only/"

_READ = """Processor time, medians of {rounds} rounds over {count} directives. "Kept": shown before, nothing changed
since. "Anew": nobody asked for this page, but for others, so that what they have in common is at hand. "After a
change": nothing is at hand; the queries are of this. The test client and the packing are part of each time. Aims:
kept at most 3 × (in bold what is more), anew and after a change at most 6 × for results, 12 × for action items, 8 ×
for the others, 8 queries, less than 60,000 bytes compressed."""


def fill(count: int) -> None:
    """Have the archive take in so many notices and the long one, and index them."""
    call_command("prepare", verbosity=0)
    texts = [*corpus.texts(count), corpus.text(Random(5), count + 1, LONG)]
    with tempfile.TemporaryDirectory() as folder:
        for serial, text in enumerate(texts):
            (Path(folder) / f"{serial}.txt").write_text(text, encoding="utf-8")
        call_command("import_directives", folder, verbosity=0)


def pages() -> dict[str, str]:
    """{page: its address}"""
    longest = max(Directive.objects.values_list("text", "pk"), key=lambda row: len(row[0]))[1]
    return {
        f"directive of {LONG:,} characters": f"/directives/{longest}/",
        "the same from a search": f"/directives/{longest}/?q={WORDS}",
        "results": f"/search/?q={WORDS}",
        "home": "/",
        "directives": "/directives/",
        "action items": "/actions/",
    }


def figures_of(name: str, address: str, rounds: int) -> Figures:
    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    joint = "&" if "?" in address else "?"

    def anew(at):
        client.get(f"{address}{joint}never={at}")

    client.get(_BASE)
    anew("before")
    asks = {"base": lambda at: client.get(_BASE), "anew": anew}
    client.get(address)
    asks["kept"] = lambda at: client.get(address)
    seconds = in_turns(asks, rounds)
    changed = {"after a change": after_a_change(lambda: client.get(address), rounds)}
    change()
    with CaptureQueriesContext(connection) as queries:
        sent = client.get(address).content
    base = seconds.pop("base")
    return Figures(name, seconds | changed, base, len(queries), len(gzip.decompress(sent)), len(sent))


def after_a_change(ask, rounds: int) -> float:
    """Median seconds of as many times; the change itself is not timed."""
    taken = []
    for _ in range(rounds):
        change()
        taken += in_turns({"": lambda at: ask()}, 1).values()
    return median(taken)


def change() -> None:
    """Have something change, so that nothing holds that was shown."""
    Source.objects.filter(pk=Source.objects.first().pk).update(received_at=timezone.now())


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=500, help="how many directives")
    options.add_argument("--rounds", type=int, default=25)
    options.add_argument("--write", action="store_true", help=f"write the table to benchmarks/{results.RESULTS.name}")
    arguments = options.parse_args()
    host = results.machine()
    urls.urlpatterns.append(path(_BASE[1:], lambda request: render(request, "base.html")))
    settings.ALLOWED_HOSTS = ["localhost"]
    fill(arguments.count)
    shown = table([figures_of(*page, arguments.rounds) for page in pages().items()])
    print(shown)
    if arguments.write:
        read = _READ.format(rounds=arguments.rounds, count=Directive.objects.count())
        results.write("make bench-pages", f"{results.headed(host)}\n\n{shown}\n\n{read}")


if __name__ == "__main__":
    main()
