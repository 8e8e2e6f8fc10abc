"""The rebuild, in a process of its own: `python -m benchmarks.search_speed.rebuilding` prints directives and seconds.

Which search is rebuilt, ours or haystack's own, is what DJANGO_SETTINGS_MODULE says. Python's start and the loading
of jieba's dictionary are left out of both; whatever processes the command starts are in.
"""

import json
import os
import subprocess
import sys
import time

import django
import jieba
from django.core.management import call_command

STOCK_SETTINGS = "benchmarks.search_speed.stock.settings"


def rate(stock_count: int = 0) -> dict:
    """Directives a second and what they come from; with `stock_count` haystack's own over so many directives."""
    environment = dict(os.environ)
    if stock_count:
        environment |= {"DJANGO_SETTINGS_MODULE": STOCK_SETTINGS, "STOCK_COUNT": str(stock_count)}
    command = [sys.executable, "-m", "benchmarks.search_speed.rebuilding"]
    told = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE).stdout
    found = json.loads(told.splitlines()[-1])
    count = stock_count or found["directives"]
    return {"directives": count, "seconds": found["seconds"], "a_second": round(count / found["seconds"], 1)}


def main() -> None:
    django.setup()
    from archive.models import Directive  # noqa: PLC0415 - only now are there models

    jieba.setLogLevel("ERROR")
    if os.environ["DJANGO_SETTINGS_MODULE"] == STOCK_SETTINGS:
        jieba.initialize()
    else:
        from search import analysis  # noqa: PLC0415 - it is not installed beside haystack's own

        analysis.initialize()
    began = time.perf_counter()
    call_command("rebuild_index", "--noinput", verbosity=0, stdout=sys.stderr)
    seconds = time.perf_counter() - began
    print(json.dumps({"directives": Directive.objects.count(), "seconds": round(seconds, 2)}))


if __name__ == "__main__":
    main()
