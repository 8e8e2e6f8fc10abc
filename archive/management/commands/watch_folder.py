"""python manage.py watch_folder FOLDER [--once]"""

import contextlib
import os
import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from archive import ingest, signals
from archive.formats import stray_files
from archive.ingest import reference_fixtures
from archive.management import orderly_stop

# Seconds between two looks; a file that has changed since the look before is still being written.
PAUSE = 5
DONE, REFUSED = "done", "refused"


class Command(BaseCommand):
    help = (
        "看守一个文件夹：放进去的文件随到随导入，与 import_directives 同样处理；"
        "导入的（和档案里已有的）移到其中的 done，"
        "拒收的移到 refused，都不删除。按 Ctrl+C 停止。"
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FOLDER", help="文件夹")
        parser.add_argument("--once", action="store_true", help="只处理现有的文件，然后结束")

    def handle(self, folder, once, **options):
        if not folder.is_dir():
            raise CommandError(f"没有这个文件夹：{ingest.shown(folder)}")
        reference_fixtures.load()
        before: dict[Path, tuple] = {}
        with orderly_stop.in_order():
            while True:
                now = _files(folder)
                ready = [path for path, state in now.items() if once or before.get(path) == state]
                with signals.batched():
                    for path in ready:
                        self._take(folder, path)
                if once:
                    return
                before = {path: state for path, state in now.items() if path not in ready}
                time.sleep(PAUSE)

    def _take(self, folder: Path, path: Path) -> None:
        if not path.exists():
            # Another machine watches the same folder.
            return
        refused = []
        for outcome in ingest.ImportRun().import_files(ingest.Found(path, folder)):
            told = outcome.reason or "；".join(one.title for one in outcome.directives)
            self.stdout.write(f"{ingest.shown(outcome.path.name)}：{told}")
            refused += [outcome] if outcome.status == "refused" else []
        # A bundle of which one file was refused is looked at by somebody, as a whole.
        _move(path, folder / (REFUSED if refused else DONE))


def _files(folder: Path) -> dict[Path, tuple]:
    """{file: its size and time} of what lies in the folder itself, in the order of the names."""
    found = {}
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        is_stray = entry.name.startswith(".") or stray_files.refusal(entry.name)
        if entry.is_file(follow_symlinks=False) and not is_stray:
            status = entry.stat(follow_symlinks=False)
            found[Path(entry.path)] = (status.st_size, status.st_mtime_ns)
    return found


def _move(path: Path, to: Path) -> None:
    """Move a file, never over another of its name."""
    to.mkdir(mode=0o700, exist_ok=True)
    place, at = to / path.name, 1
    while os.path.lexists(place):
        at += 1
        place = to / f"{path.stem} ({timezone.localtime():%Y%m%d}-{at}){path.suffix}"
    with contextlib.suppress(FileNotFoundError):
        # Another machine watches the same folder, and has moved it: both found the same in the archive.
        path.rename(place)
