"""python -m benchmarks.exports: what it takes to take ten thousand rows away.

Directives made by rule (see search_speed.bulk_archive), an action item to each section. Each export runs in a process
of its own, by the archive's own views: seconds to the first byte and to the last, seconds of the processor (which
count on a busy machine), and how much memory it takes at most above what the process held before. A tenth of the rows
beside all of them shows whether memory grows with the rows. The list's own page beside them is what a reader has
without any of it.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXPORTS = [
    "/directives/export.csv", "/directives/export.xlsx", "/actions/export.csv", "/actions/export.xlsx",
    "/search/export.csv?q=工会", "/search/export.xlsx?q=工会", "/directives/feed.atom", "/directives/",
]  # fmt: skip


def fill(count: int) -> None:
    """Fill DATA_DIR with directives, action items and their index."""
    import django  # noqa: PLC0415 - there are models only after setup, in the process that needs them

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from archive.models import ActionItem, Section  # noqa: PLC0415
    from benchmarks.search_speed import bulk_archive  # noqa: PLC0415

    bulk_archive.fill(count)
    call_command("collectstatic", interactive=False, verbosity=0)
    sections = Section.objects.exclude(text="").values_list("pk", "text").iterator(chunk_size=2000)
    batch = []
    for pk, text in sections:
        line = text.partition("\n")[0]
        batch.append(ActionItem(section_id=pk, start=0, end=len(line), text=line, kind="task", actor="各级工会"))
        if len(batch) == 2000:
            ActionItem.objects.bulk_create(batch)
            batch = []
    ActionItem.objects.bulk_create(batch)
    call_command("rebuild_index", noinput=True, verbosity=0)


def measured(address: str) -> dict:
    """One export in this process: the first one warms what is loaded once, of one row."""
    import django  # noqa: PLC0415

    django.setup()
    from django.test import Client  # noqa: PLC0415

    client = Client(headers={"host": "localhost"})
    path, _, query = address.partition("?")
    for _piece in _pieces(client.get(f"{path}?{query}&year=1999")):
        pass
    before, began, worked = _most_kilobytes(), time.perf_counter(), time.process_time()
    pieces = _pieces(client.get(address))
    size = len(next(pieces))
    first = time.perf_counter() - began
    size += sum(map(len, pieces))
    return {
        "first_byte_s": round(first, 2),
        "last_byte_s": round(time.perf_counter() - began, 2),
        "processor_s": round(time.process_time() - worked, 2),
        "kilobytes": size >> 10,
        "held_before_mb": before >> 10,
        "taken_mb": (_most_kilobytes() - before) >> 10,
    }


def _pieces(response):
    return iter(response.streaming_content if response.streaming else [response.content])


def _most_kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _in_a_process(data: Path, *arguments: str) -> str:
    environment = os.environ | {"DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-m", "benchmarks.exports", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=10_000, help="directives that the archive holds")
    options.add_argument("--fill", type=int, help=argparse.SUPPRESS)
    options.add_argument("--measure", help=argparse.SUPPRESS)
    arguments = options.parse_args()
    if arguments.fill:
        fill(arguments.fill)
        return
    if arguments.measure:
        print(json.dumps(measured(arguments.measure)))
        return
    for rows in (arguments.rows // 10, arguments.rows):
        with tempfile.TemporaryDirectory() as folder:
            _in_a_process(Path(folder), "--fill", str(rows))
            print(f"{rows:,} directives")
            for address in EXPORTS:
                found = json.loads(_in_a_process(Path(folder), "--measure", address))
                print(f"  {address:30}", "  ".join(f"{name} {value}" for name, value in found.items()), flush=True)


if __name__ == "__main__":
    main()
