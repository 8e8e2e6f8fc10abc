"""make bench-datasette: pages that nobody asked for before, beside Datasette's of the same rows, three facets each.

Both are served on this machine in one run, over the same 3,000 directives made by rule, and read in turns, each page
once and by a connection of its own.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
_data = tempfile.TemporaryDirectory(prefix="datasette-")
os.environ["DATA_DIR"] = _data.name

import django  # noqa: E402

django.setup()

from urllib.parse import urlencode  # noqa: E402

from archive.models import Directive  # noqa: E402
from archive.web.pagination import PAGE_SIZE  # noqa: E402
from benchmarks import datasette_rival, results  # noqa: E402
from benchmarks.search_speed import bulk_archive, questions, server  # noqa: E402
from benchmarks.search_speed.page_readers import page  # noqa: E402
from benchmarks.search_speed.timing import milliseconds, percentile  # noqa: E402
from search import analysis  # noqa: E402
from search.analysis import segmentation  # noqa: E402
from search.indexing import index_upkeep  # noqa: E402

# The base that Datasette serves, and so the first part of its addresses.
BASE = "holdings"
# Pages of each kind that are read before any is timed: each worker has then made some.
WARM = 24
AIM = 0.4

_READ = """Median and 95th percentile in milliseconds of {count} pages of each kind, each asked for once, over {held:,}
directives; ours is made by gunicorn with its two workers, Datasette {version} by its own server. Results: words of the
texts, all of them asked for, 20 rows; ours in order of relevance with marked passages, five facets; Datasette's by key
with the texts' beginnings, facets by province, year and topic. List: any page of 20 rows; Datasette's without texts.
Datasette is not made to suggest facets. Aim: at most {aim} × each."""


def rows():
    """Every directive with a value for each column of the rival's table."""
    found = Directive.objects.order_by("pk").prefetch_related("issuers", "topics").select_related("region")
    for one in found.iterator(chunk_size=500):
        yield {
            "id": one.pk, "title": one.title, "number": one.number, "year": one.year, "genre": one.genre,
            "issuers": "、".join(issuer.name for issuer in one.issuers.all()), "province": one.region.short_name,
            "issued_on": one.issued_on.isoformat(), "topic": one.topics.all()[0].name, "text": one.text,
        }  # fmt: skip


def searches(count: int) -> list[tuple[str, ...]]:
    """So many queries of one to five words, none twice."""
    drawn: dict[tuple[str, ...], None] = {}
    source, rounds = bulk_archive.first_rows(1000), 1
    while len(drawn) < count:
        asked = questions.drawn(source, segmentation.cut, rounds)
        drawn = dict.fromkeys(question.words for question in asked if question.kind == "words")
        rounds *= 2
    return list(drawn)[:count]


def pairs_of_pages(count: int) -> dict[str, list[tuple[str, str]]]:
    """{kind: (our address, Datasette's) of so many pages}"""
    found = searches(count)
    results_pages = [
        (f"/search/?{urlencode({'q': ' '.join(words)})}", datasette_rival.search_address(BASE, words, PAGE_SIZE))
        for words in found
    ]
    list_pages = [
        (f"/directives/?page={number}", datasette_rival.list_address(BASE, (number - 1) * PAGE_SIZE, PAGE_SIZE))
        for number in range(2, count + 2)
    ]
    return {"results": results_pages, "list": list_pages}


def in_turns(pages: Sequence[tuple[str, str]], ours: Callable, theirs: Callable) -> tuple[list[float], list[float]]:
    """Milliseconds of each page of both; who is asked first changes with each."""
    taken: tuple[list[float], list[float]] = [], []
    for at, addresses in enumerate(pages):
        for which in ((0, 1), (1, 0))[at % 2]:
            taken[which].append(milliseconds((ours, theirs)[which], addresses[which]))
    return taken


def measured(count: int) -> dict[str, tuple[list[float], list[float]]]:
    pages = pairs_of_pages(count + WARM)
    path = Path(_data.name) / f"{BASE}.db"
    datasette_rival.build(path, rows())
    with server.served() as (port, _), datasette_rival.served(path) as rival_port:
        ours, theirs = (lambda address, port=port: page(port, address, 200) for port in (port, rival_port))
        for several in pages.values():
            in_turns(several[:WARM], ours, theirs)
        return {kind: in_turns(several[WARM:], ours, theirs) for kind, several in pages.items()}


def table(taken: dict[str, tuple[list[float], list[float]]]) -> str:
    """Markdown, a row a kind of page; in bold what is more than it may be."""
    shown = ["| page | ours | Datasette | ours : Datasette |", "| --- | --- | --- | --- |"]
    for kind, sides in taken.items():
        cells = [f"{median(times):.1f} ({percentile(times, 0.95):.1f})" for times in sides]
        ratio = median(sides[0]) / median(sides[1])
        cells.append(f"{ratio:.2f}" if ratio <= AIM else f"**{ratio:.2f}**")
        shown.append(f"| {' | '.join([kind, *cells])} |")
    return "\n".join(shown)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=3000, help="how many directives")
    options.add_argument("--pages", type=int, default=100, help="how many pages of each kind")
    options.add_argument("--write", action="store_true", help=f"write the table to benchmarks/{results.RESULTS.name}")
    arguments = options.parse_args()
    host = results.machine()
    bulk_archive.fill(arguments.count)
    # The five first directives are not among those measured.
    (Path(_data.name) / "first-holdings-imported").touch()
    analysis.initialize()
    index_upkeep.rebuild()
    shown = table(measured(arguments.pages))
    print(shown)
    if arguments.write:
        read = _READ.format(count=arguments.pages, held=arguments.count, version=datasette_rival.version(), aim=AIM)
        results.write("make bench-datasette", f"{results.headed(host)}\n\n{shown}\n\n{read}")


if __name__ == "__main__":
    main()
