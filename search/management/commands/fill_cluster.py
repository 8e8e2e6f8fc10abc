"""python manage.py fill_cluster [--once]"""

import signal
from threading import Event

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.models import Directive
from search.indexing import index_beside, indexer_process
from search.management.index_errors import as_command_errors, refuse_read_only


class Command(BaseCommand):
    help = (
        "在正在使用的索引之外，把 OPENSEARCH_URL 所指的集群填好：服务照旧用原来的索引，其间的变更两边都写。"
        "填到与档案一致时说明，此后继续跟随，直到按 Ctrl+C 或收到 SIGTERM；"
        "给服务设上 OPENSEARCH_URL 重新启动即可，不再重建。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="与档案一致后即退出")

    def handle(self, once, **options):
        refuse_read_only()
        with as_command_errors():
            self._refuse_what_is_no_other()
            with index_beside.progress_told(self._tell_progress):
                done = index_beside.bring_level()
        self._tell(done)
        count = Directive.objects.held().count()
        self.stdout.write(
            f"集群与档案一致，共 {count} 件；现在可以给服务设上 OPENSEARCH_URL，逐台重新启动，不再重建。"
        )
        if once:
            return
        # Until here Ctrl+C ends it at once: what it had made so far goes with the next run.
        stop = Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        self.stdout.write("继续跟随变更；按 Ctrl+C 停止。")
        self.stdout.flush()
        for done in indexer_process.run(stop):
            self._tell(done)
        self.stdout.write("已停止；服务改用集群以前，未写入的变更仍在登记中。")

    def _refuse_what_is_no_other(self):
        name = settings.INDEX_NAME
        match index_beside.obstacle():
            case index_beside.EMBEDDED:
                raise CommandError("没有设 OPENSEARCH_URL，没有集群可填；请设好后重新运行。没有改动任何东西。")
            case index_beside.TAKEN:
                raise CommandError(
                    f"INDEX_NAME={name} 已是另一个索引的名字；"
                    "请给集群另起一个，各台相同（不设则为 cluster），再重新运行。"
                    "集群丢了索引的，请运行 rebuild_index。没有改动任何东西。"
                )

    def _tell_progress(self, far):
        self.stdout.write(f"已写入 {far.done} 件，共 {far.total} 件。")
        self.stdout.flush()

    def _tell(self, done):
        self.stdout.write(f"写入 {done.updated} 件，移除 {done.removed} 件。")
        self.stdout.flush()
