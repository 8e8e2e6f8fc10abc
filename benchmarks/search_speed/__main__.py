"""make bench-search: the table of issue 4, each row a ratio within one run, at several sizes.

An answer is the 20 best, how many there are, and how many of each province and year. Filled archives and the indexes
of others are kept under --cache; the first run at 50,000 directives takes about half an hour.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.search_speed.report import lines, table

RESULTS = Path(__file__).resolve().parents[1] / "RESULTS.md"


def measured(size: int, cache: Path, quick: bool) -> dict:
    """The figures of one size, taken in a process and a DATA_DIR of its own."""
    folder = cache / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-m", "benchmarks.search_speed.measuring", str(size), *(["--quick"] if quick else [])]
    print(f"{size} directives", file=sys.stderr)
    told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(told.splitlines()[-1])


def machine() -> dict:
    """What the figures were taken on."""
    try:
        processors = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        processors = []
    names = [line.partition(":")[2].strip() for line in processors if line.startswith("model name")]
    return {
        "processor": names[0] if names else platform.machine(), "cores": os.cpu_count(),
        "python": platform.python_version(), "load_before": round(os.getloadavg()[0], 1),
    }  # fmt: skip


def written(host: dict, shown: str) -> str:
    told = f"{date.today()}, {host['processor']}, {host['cores']} cores, Python {host['python']}"
    return (
        f"# make bench-search\n\n{told}, load before the run {host['load_before']}.\n\n{shown}\n\n"
        "Medians over the questions, each the median of interleaved rounds; tantivy is timed counting with the best "
        "and apart from them, and the faster counts. Stock haystack rebuilds the first 400 directives only. The page "
        "is read by 8 readers, a connection a page.\n"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", default="1000,10000,50000", help="how many directives, separated by commas")
    options.add_argument("--quick", action="store_true", help="fewer rounds and requests")
    options.add_argument("--json", action="store_true", help="one JSON object with every figure instead of the table")
    options.add_argument("--write", action="store_true", help=f"write the table to benchmarks/{RESULTS.name}")
    options.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / f"bench-search-{os.getuid()}")
    arguments = options.parse_args()
    host = machine()
    found = {size: measured(size, arguments.cache, arguments.quick) for size in map(int, arguments.sizes.split(","))}
    shown = table({size: lines(figures) for size, figures in found.items()})
    if arguments.json:
        ratios = {size: {line.name: line.ratio for line in lines(figures)} for size, figures in found.items()}
        print(json.dumps({"date": str(date.today()), "machine": host, "ratios": ratios, "sizes": found}))
    else:
        print(shown)
    if arguments.write:
        RESULTS.write_text(written(host, shown), encoding="utf-8")


if __name__ == "__main__":
    main()
