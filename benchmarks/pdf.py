"""make bench-pdf: how long a directive's PDF and Word file take, and whether a worker grows with them.

Each text is set once only, so that nothing typst remembers of an earlier one shortens the time; the
first of a process, which looks for the machine's fonts, is told apart.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import django
import pypdfium2

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from archive.rendering.paper.pdf import pdf_of  # noqa: E402
from archive.rendering.paper.word import docx_of  # noqa: E402
from benchmarks import corpus  # noqa: E402
from tests.support.papers import paper_in  # noqa: E402

PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")
# In characters; the long ones have ten pages and a little.
TEN_PAGES, SHORT = 5200, 1500


def resident() -> int:
    """Resident memory of this process in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_SIZE


def seconds(make, papers) -> float:
    """The median over these papers, each made once."""
    taken = []
    for paper in papers:
        began = time.perf_counter()
        make(paper)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def again(papers) -> float:
    """The median of the second of two PDFs in a row."""
    taken = []
    for paper in papers:
        pdf_of([paper])
        taken.append(seconds(lambda paper: pdf_of([paper]), [paper]))
    return statistics.median(taken)


def papers_of(count: int, characters: int) -> list:
    """Papers of invented directives of about that length, none like another."""
    return [paper_in(text) for text in corpus.texts(count, characters)]


def first() -> float:
    """The first PDF of a new process: fonts, template, all of it."""
    return json.loads(subprocess.check_output([sys.executable, "-m", "benchmarks.pdf", "--first"]))


def measured(rounds: int, compiles: int) -> dict:
    ten = papers_of(rounds, TEN_PAGES)
    pdf_of(ten[:1])
    document = pypdfium2.PdfDocument(pdf_of(ten[:1]))
    pages = len(document)
    document.close()
    figures = {
        "pages of the long one": pages,
        "first PDF of a process, s": round(first(), 3),
        "PDF of the long one, s": round(seconds(lambda paper: pdf_of([paper]), ten[1:]), 3),
        "the same asked for again, s": round(again(ten[1:]), 3),
        "Word file of the long one, s": round(seconds(docx_of, ten[1:]), 3),
        "50 short ones as one file, s": round(
            seconds(lambda papers: pdf_of(papers, "文件汇编"), [papers_of(50, SHORT)]), 2
        ),
    }
    many, early = papers_of(compiles, SHORT), 0
    for place, paper in enumerate(many):
        pdf_of([paper])
        if place == compiles // 4:
            early = resident()
    return figures | {f"MB after {compiles // 4} PDFs": early >> 20, f"MB after {compiles} PDFs": resident() >> 20}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--json", action="store_true", help="one JSON object instead of lines")
    options.add_argument("--rounds", type=int, default=21, help="long directives to set")
    options.add_argument("--compiles", type=int, default=200, help="PDFs made one after another for the memory")
    options.add_argument("--first", action="store_true", help="only the first PDF of this process")
    arguments = options.parse_args()
    if arguments.first:
        print(seconds(lambda paper: pdf_of([paper]), papers_of(1, TEN_PAGES)))
        return
    figures = measured(arguments.rounds, arguments.compiles)
    if arguments.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:32}{value:>10}")


if __name__ == "__main__":
    main()
