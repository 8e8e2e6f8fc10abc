"""From the saving of a directive until a search in another process finds it."""

import subprocess
import sys
import time

from django.db import transaction
from django.db.models import QuerySet

from archive.ingest.announcement import announce
from archive.models import Directive


def saved_to_findable(count: int) -> dict:
    """Seconds for each of the last directives, saved one after another with a word that is new; the database is put
    back, the index holds the new words until it is next brought in step."""
    command = [sys.executable, "-m", "benchmarks.search_speed.find_watcher"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as watcher:
        taken = [
            _findable_after(directive, f"示例新词{serial}甲乙丙", watcher)
            for serial, directive in enumerate(Directive.objects.order_by("-pk")[:count])
        ]
        watcher.stdin.close()
    taken.sort()
    return {"seconds": taken, "median_s": taken[len(taken) // 2], "slowest_s": taken[-1]}


def _findable_after(directive, word, watcher) -> float:
    before = directive.text
    watcher.stdin.write(f"{word}\n")
    if watcher.stdout.readline() != "looking\n":
        raise RuntimeError("The process that looks for what is saved did not start.")
    began = time.monotonic()
    with transaction.atomic():
        _set_text(directive, f"{before}\n{word}")
        announce([directive.pk])
    found = watcher.stdout.readline()
    _set_text(directive, before)
    if not found.strip():
        raise TimeoutError(f"Directive {directive.pk} was not found a minute after it was saved.")
    # The clock of the machine, the same for both processes.
    return round(float(found) - began, 3)


def _set_text(directive, text) -> None:
    # A line more behind the last section leaves the sections where they are: nothing is to be read anew.
    QuerySet(Directive).filter(pk=directive.pk).update(text=text)
