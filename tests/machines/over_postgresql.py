"""`python -m tests.machines.over_postgresql NAME`: one of these, over the PostgreSQL that the environment names. Each
prints what came of it."""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from unittest import mock

import django

django.setup()

from axes.models import AccessAttempt  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from archive.access import throttle  # noqa: E402
from archive.catalogue import data_version  # noqa: E402
from archive.machines import database_clock, known_machines, turns  # noqa: E402
from archive.models import OutboxConsumer, OutboxEntry  # noqa: E402
from search import suggesting  # noqa: E402
from search.indexing import purged_words  # noqa: E402
from search.indexing.index_watch import LEFT  # noqa: E402
from search.models import DirectiveKey  # noqa: E402
from tests.support.makers import make_directive  # noqa: E402

HOUR = timedelta(hours=1)


def migrated() -> None:
    call_command("migrate", verbosity=0)


def hold() -> None:
    """Hold a turn, and a child that lives on, until killed."""
    with turns.turn("示例", 0) as is_mine:
        child = os.fork()
        if not child:
            time.sleep(30)
            os._exit(0)
        print(is_mine, child, flush=True)
        time.sleep(600)


def try_turn() -> None:
    """Whether it is free: at once, and within so many seconds."""
    with turns.turn("示例", 0) as is_mine:
        print("at once", is_mine)
    if not is_mine:
        began = time.monotonic()
        with turns.turn("示例", 20) as is_mine:
            print("later", is_mine, time.monotonic() - began < 20)


def suggestions() -> None:
    """Two machines make the tables of what is suggested anew, both at once and several times."""
    keys = [make_directive(f"示例市总工会关于第{number}项示例工作的通知").pk for number in range(40)]

    def rebuilt(_machine: int) -> list[dict]:
        try:
            return [suggesting.rebuild() for _ in range(6)]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        print("failures", list(pool.map(rebuilt, range(2))) != [[{}] * 6] * 2)
    print("all taken up", set(DirectiveKey.objects.values_list("directive_id", flat=True)) >= set(keys))


def fast_clock() -> None:
    """A machine's clock is an hour ahead: what it writes and reads is by the database's."""
    ahead = timezone.now
    with mock.patch.object(timezone, "now", lambda: ahead() + HOUR):
        AccessAttempt.objects.create(username="李", ip_address="10.0.0.1", failures_since_start=5)
        entry = OutboxEntry.objects.create(directive_id=1)
        OutboxEntry.objects.bulk_create([OutboxEntry(directive_id=2)])
        waits = throttle.wait_of(AccessAttempt.objects.all())
        entry.refresh_from_db()
        told = [one.kind for one in known_machines.differences()]
        is_late = data_version.current()[3]
    print("waits about a minute", timedelta(seconds=50) < waits < timedelta(seconds=61))
    print(
        "written by the database's clock", all(abs(one.at - ahead()) < LEFT * 20 for one in OutboxEntry.objects.all())
    )
    print("told", told)
    print("late", is_late)
    print("apart", abs(database_clock.apart()) < timedelta(seconds=2))


def purges() -> None:
    """A purge is asked of every index; each is settled by its own rebuild, and not by one that began before."""
    for name in ("index", "another"):
        OutboxConsumer.objects.registered(name)
    began = purged_words.now()
    purged_words.mark()
    purged_words.settle(began)
    print("not by what began before", purged_words.is_marked())
    purged_words.settle(purged_words.now())
    print("settled", not purged_words.is_marked())
    print("the other", OutboxConsumer.objects.get(name="another").purges)


if __name__ == "__main__":
    {one.__name__: one for one in (migrated, hold, try_turn, suggestions, fast_clock, purges)}[sys.argv[1]]()
