"""make bench-datasette: pages that nobody asked for before, beside Datasette's of the same rows, three facets each.

Both are served on this machine in one run, over the same 3,000 directives made by rule, and read in turns, each page
once and by a connection of its own.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from benchmarks.search_speed.timing import milliseconds  # noqa: E402
from search import analysis  # noqa: E402
from search.analysis import segmentation  # noqa: E402
from search.indexing import index_upkeep  # noqa: E402

# The base that Datasette serves, and so the first part of its addresses.
BASE = "holdings"
# Pages of each kind that are read before any is timed: each worker has then made some.
WARM = 24
AIM = 0.4

_READ = """Milliseconds a page over {held:,} directives, {count} pages of each kind, each asked for once: the median of
what a reader waited, and the mean of what the server's processors worked. Ours is made by gunicorn with its two
workers, Datasette {version} by its own server, as it is installed and told not to look for more facets that it might
suggest. Results: words of the texts, all of them asked for, 20 rows; ours by relevance with marked passages and five
facets, Datasette's by key with the beginnings of the texts and facets by province, year and topic. List: any page of
20 rows; Datasette's without texts. Aim: at most {aim} × each."""


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


def pages_of(count: int) -> dict[str, list[tuple[str, str, str]]]:
    """{kind: (our address, Datasette's, and once more for the second one) of so many pages}"""
    found = searches(count)
    results_pages = [
        (
            f"/search/?{urlencode({'q': ' '.join(words)})}",
            *[datasette_rival.search_address(BASE, words, PAGE_SIZE)] * 2,
        )
        for words in found
    ]
    list_pages = [
        (
            f"/directives/?page={number}",
            *[datasette_rival.list_address(BASE, (number - 1) * PAGE_SIZE, PAGE_SIZE)] * 2,
        )
        for number in range(2, count + 2)
    ]
    return {"results": results_pages, "list": list_pages}


@dataclass(frozen=True)
class Side:
    """One of the servers: how a page of it is read, and its processes."""

    read: Callable[[str], None]
    processes: list[int]


@dataclass(frozen=True)
class Taken:
    """Milliseconds that a reader waited for each page, and that the server's processors worked for a page."""

    waited: list[float]
    worked: float


def in_turns(pages: Sequence[tuple[str, ...]], sides: Sequence[Side]) -> list[Taken]:
    """What each side took for its pages, the address of each at its place; who is asked first goes round."""
    began, waited = [worked(side.processes) for side in sides], [[] for _ in sides]
    for at, addresses in enumerate(pages):
        for turn in range(len(sides)):
            which = (at + turn) % len(sides)
            waited[which].append(milliseconds(sides[which].read, addresses[which]))
    ended = [worked(side.processes) for side in sides]
    return [Taken(waited[at], (ended[at] - began[at]) / len(pages)) for at in range(len(sides))]


def worked(processes: Sequence[int]) -> float:
    """Milliseconds of the processors that they have had, in steps of ten or so."""
    ticks = 0
    for process in processes:
        # Behind the name, which may hold anything, the 12th and 13th are user and system time.
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def measured(count: int) -> dict[str, list[Taken]]:
    """{kind: ours, Datasette's, Datasette's without suggestions}"""
    pages = pages_of(count + WARM)
    path = Path(_data.name) / f"{BASE}.db"
    datasette_rival.build(path, rows())
    with (
        server.served() as ours,
        datasette_rival.served(path, suggesting=True) as rival,
        datasette_rival.served(path, suggesting=False) as plain,
    ):
        sides = [_side(ours[0], server.children(ours[1])), _side(rival[0], [rival[1]]), _side(plain[0], [plain[1]])]
        for several in pages.values():
            in_turns(several[:WARM], sides)
        return {kind: in_turns(several[WARM:], sides) for kind, several in pages.items()}


def _side(port: int, processes: list[int]) -> Side:
    return Side(lambda address: page(port, address, 200), processes)


def table(taken: dict[str, list[Taken]]) -> str:
    """Markdown, two rows a kind of page; in bold what is more than it may be."""
    shown = [
        "| page | ours, ms | Datasette, ms | ours : Datasette | without suggestions, ms | ours : that |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for kind, (ours, rival, plain) in taken.items():
        for what, told in (("waited for", lambda one: median(one.waited)), ("processor", lambda one: one.worked)):
            one, other, third = map(told, (ours, rival, plain))
            cells = [f"{one:.1f}", f"{other:.1f}", _ratio(one / other), f"{third:.1f}", _ratio(one / third)]
            shown.append(f"| {' | '.join([f'{kind}, {what}', *cells])} |")
    return "\n".join(shown)


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio <= AIM else f"**{ratio:.2f}**"


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
