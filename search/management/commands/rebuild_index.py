"""python manage.py rebuild_index"""

from django.core.management.base import BaseCommand

from search.haystack_front.connection import engine
from search.indexing import index_upkeep
from search.management.index_errors import as_command_errors, refuse_read_only


class Command(BaseCommand):
    help = "重建检索索引。重建期间照常检索旧索引，新索引完成后一次换上。"

    def add_arguments(self, parser):
        parser.add_argument("--noinput", action="store_true", help="与 haystack 的同名命令一致；本命令从不询问")

    def handle(self, **options):
        refuse_read_only()
        if engine().progress():
            self.stdout.write("另一个进程正在重建索引；等它结束后再重建。检索照常。")
            self.stdout.flush()
        with as_command_errors():
            done = index_upkeep.rebuild()
        self.stdout.write(f"索引已重建，共 {done.updated} 件。")
