"""python manage.py runserver: Django's own, with the server's process for the index beside it."""

import threading
import time

from django.contrib.staticfiles.management.commands import runserver

from search.indexing.upkeep_process import PAUSE, UpkeepProcess


class Command(runserver.Command):
    def inner_run(self, *args, **options):
        # It is to be looked after from one thread, since the kernel ends it with the thread that started it.
        threading.Thread(target=_keep_index, daemon=True).start()
        super().inner_run(*args, **options)


def _keep_index() -> None:
    upkeep = UpkeepProcess()
    while True:
        upkeep.see_to()
        time.sleep(PAUSE)
