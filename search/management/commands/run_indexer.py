"""python manage.py run_indexer [--once]"""

import signal
from threading import Event

from django.core.management.base import BaseCommand

from search.indexing import indexer_process
from search.management.index_errors import as_command_errors, refuse_read_only


class Command(BaseCommand):
    help = (
        "把登记的变更写入检索索引，然后继续等待新的变更，直到按 Ctrl+C 或收到 SIGTERM；写到一半的一批会先写完。"
        "可同时运行多个：一个在写，其余等待。大批导入时配合 import_directives --leave-index 使用。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="写完登记的变更即退出")

    def handle(self, once, **options):
        refuse_read_only()
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: _end(stop))
        if once:
            with as_command_errors():
                self._tell(indexer_process.run_once(stop))
            return
        self.stdout.write("等待变更；按 Ctrl+C 停止。")
        for done in indexer_process.run(stop):
            self._tell(done)
        self.stdout.write("已停止；未写入的变更仍在登记中。")

    def _tell(self, done):
        if done.rebuilt:
            self.stdout.write(f"索引已重建，共 {done.updated} 件。")
        else:
            self.stdout.write(f"写入 {done.updated} 件，移除 {done.removed} 件。")
        self.stdout.flush()


def _end(stop):
    # A second time: at once, in the midst of a rebuild if need be. Nothing is lost by it.
    if stop.is_set():
        raise KeyboardInterrupt
    stop.set()
