"""python manage.py runserver: Django's own, with the server's own processes beside it."""

import threading
import time

from django.contrib.staticfiles.management.commands import runserver

from archive.intake.intake_process import IntakeProcess
from archive.ops.own_process import PAUSE
from search.indexing.upkeep_process import UpkeepProcess


class Command(runserver.Command):
    def inner_run(self, *args, **options):
        # They are to be looked after from one thread, since the kernel ends them with the thread that started them.
        threading.Thread(target=_keep_processes, daemon=True).start()
        super().inner_run(*args, **options)


def _keep_processes() -> None:
    processes = UpkeepProcess(), IntakeProcess()
    while True:
        for process in processes:
            process.see_to()
        time.sleep(PAUSE)
