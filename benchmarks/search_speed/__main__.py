"""make bench-search: how fast the archive searches, each figure a ratio within one run, at one size or several.

An answer is the 20 best, how many there are, and how many of each province and year. The texts are made by rule with
a fixed seed. With --keep the filled archives and the rivals' indexes are kept in a folder for the next run.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks import results
from benchmarks.search_speed.report import lines, table

_READ = """Each cell is ours : the rival's = the ratio, medians over the questions (each the median of rounds in which
everybody is asked in turn). Questions: 12 of one to five words, 8 phrases, 4 OR, 3 NOT, 3 with filters; the answer is
the 20 best, the total, the counts by province and year.

- In memory: asked before. Found anew: posting lists are decoded, but nothing is known of the needle. First time:
  nothing is decoded, and FTS5 is on a new connection.
- tantivy and FTS5 are given the same words, cut already, or the same pairs of characters. tantivy is timed counting
  with the best and apart from them, and the faster counts. Ours also finds words inside others and by other names.
- Stock haystack (Whoosh, jieba's ChineseAnalyzer) rebuilds an archive of the first {stock} directives, since it is
  slow; ours rebuilds that one in turns with it, and the whole.
- Pages are read by 8 readers in a process of their own, a connection a page, from gunicorn with 2 workers. The
  workers' memory is taken after each has answered the questions. An answer is kept until something changes; the row
  below is of pages that nobody asked for before, of the same questions.
- Saved to findable: from the save to the first search in another process that finds it."""


def measured(size: int, folder: Path, quick: bool) -> dict:
    """The figures of one size, taken in a process and a DATA_DIR of its own."""
    place = folder.resolve() / str(size)
    place.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"DATA_DIR": str(place), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-m", "benchmarks.search_speed.one_size", str(size), *(["--quick"] if quick else [])]
    print(f"{size:,} directives", file=sys.stderr)
    told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(told.splitlines()[-1])


def written(host: dict, found: dict, shown: str) -> str:
    rebuilds = (figures["rebuild"].get("stock_of_first", {}) for figures in found.values())
    stock = max((one.get("directives", 0) for one in rebuilds), default=0)
    return f"{results.headed(host)}\n\n{shown}\n\n{_READ.format(stock=stock)}\n"


def as_json(host: dict, found: dict) -> str:
    rows = {
        size: {line.name: {"ours": line.ours, "rival": line.rival, "ratio": line.ratio, "aim": line.aim,
                           "reached": line.reached, "failed": line.failed} for line in lines(figures)}
        for size, figures in found.items()
    }  # fmt: skip
    told = {"date": str(date.today()), "machine": host, "rows": rows, "sizes": found}
    return json.dumps(told, ensure_ascii=False)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="10000", help="how many directives, separated by commas")
    options.add_argument("--quick", action="store_true", help="fewer rounds and shorter reading")
    options.add_argument("--json", action="store_true", help="one JSON object with every figure instead of the table")
    options.add_argument("--write", action="store_true", help=f"write the table to benchmarks/{results.RESULTS.name}")
    options.add_argument("--keep", type=Path, metavar="FOLDER", help="where what is made is kept for the next run")
    arguments = options.parse_args()
    host, sizes = results.machine(), [int(size) for size in arguments.sizes.split(",")]
    kept = contextlib.nullcontext(arguments.keep) if arguments.keep else tempfile.TemporaryDirectory()
    with kept as folder:
        found = {size: measured(size, Path(folder), arguments.quick) for size in sizes}
    shown = table({size: lines(figures) for size, figures in found.items()})
    print(as_json(host, found) if arguments.json else shown)
    if arguments.write:
        results.write("make bench-search", written(host, found, shown))


if __name__ == "__main__":
    main()
