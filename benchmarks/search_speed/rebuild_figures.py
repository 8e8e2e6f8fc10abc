"""The rebuild, in a process of its own: `python -m benchmarks.search_speed.rebuild_figures COUNT` prints its figures.

Which search is rebuilt, ours or haystack's own, is what DJANGO_SETTINGS_MODULE says; COUNT is how many directives the
archive of DATA_DIR is filled with first, if it is not. Python's start and the loading of jieba's dictionary are left
out of both; whatever processes the command starts are in.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

import django
import jieba
from django.core.management import call_command

STOCK_SETTINGS = "benchmarks.search_speed.stock.settings"


def rebuilt(count: int, first: int, rounds: int) -> dict:
    """Directives a second: ours over all, then ours and stock haystack in turns over an archive of the first ones."""
    whole_folder = Path(os.environ["DATA_DIR"])
    folder = whole_folder if first == count else whole_folder / "first"
    folder.mkdir(exist_ok=True)
    of_first, of_stock = {"DATA_DIR": str(folder)}, {"DJANGO_SETTINGS_MODULE": STOCK_SETTINGS}
    taken = {"ours_of_first": [], "stock_of_first": []}
    whole = _run(count, {})
    for _ in range(rounds):
        taken["ours_of_first"].append(_run(first, of_first))
        taken["stock_of_first"].append(_run(first, of_first | of_stock))
    return {"ours": whole} | {name: _median(runs) for name, runs in taken.items()}


def _run(count, environment) -> dict:
    command = [sys.executable, "-m", "benchmarks.search_speed.rebuild_figures", str(count)]
    ended = subprocess.run(command, env=os.environ | environment, stdout=subprocess.PIPE)
    if ended.returncode:
        return {"failed": f"rebuild_index ended with {ended.returncode}; its last words stand above the table"}
    return json.loads(ended.stdout.splitlines()[-1])


def _median(runs) -> dict:
    if failed := [run for run in runs if "failed" in run]:
        return failed[0]
    return sorted(runs, key=lambda run: run["a_second"])[len(runs) // 2] | {
        "a_second": round(statistics.median(run["a_second"] for run in runs), 1), "rounds": len(runs),
    }  # fmt: skip


def main() -> None:
    django.setup()
    from archive.models import Directive  # noqa: PLC0415 - only now are there models

    jieba.setLogLevel("ERROR")
    if os.environ["DJANGO_SETTINGS_MODULE"] == STOCK_SETTINGS:
        jieba.initialize()
    else:
        from benchmarks.search_speed import prepared_data  # noqa: PLC0415 - it is not installed beside haystack's own
        from search import analysis  # noqa: PLC0415 - nor is this

        prepared_data.archive(int(sys.argv[1]))
        analysis.initialize()
    print(json.dumps(_timed(Directive.objects.count())))


def _timed(count) -> dict:
    began, worked = time.perf_counter(), _processor_seconds()
    call_command("rebuild_index", "--noinput", verbosity=0, stdout=sys.stderr)
    seconds, worked = time.perf_counter() - began, _processor_seconds() - worked
    return {
        "directives": count, "seconds": round(seconds, 2), "a_second": round(count / seconds, 1),
        "cores_used": round(worked / seconds, 2),
    }  # fmt: skip


def _processor_seconds() -> float:
    """Of this process and those it has waited for."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    main()
