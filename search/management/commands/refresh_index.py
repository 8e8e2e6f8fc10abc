"""python manage.py refresh_index"""

from django.core.management.base import BaseCommand

from search.analysis import word_lists
from search.indexing import index_upkeep, unindexed
from search.indexing.refresh import WRITTEN_AT_START
from search.management.index_errors import as_command_errors, refuse_read_only

REASONS = {
    "missing": "索引尚未建成",
    "damaged": "索引损坏",
    "outdated": "词典或结构已更新",
    "purged": "有文件已清除，索引不再留有它的字词",
    "behind": "有较多变更尚未写入索引",
}


class Command(BaseCommand):
    help = "使检索索引与档案一致：缺的补上，多的去掉，损坏或过时的重建；本来一致则什么也不做。"

    def add_arguments(self, parser):
        parser.add_argument(
            "--few",
            action="store_true",
            help=f"要写的超过 {WRITTEN_AT_START} 件时不在此时写，留给启动后的服务器另起进程去写",
        )

    def handle(self, few, **options):
        refuse_read_only()
        for bad in word_lists.read().bad_lines:
            self.stderr.write(str(bad))
        with as_command_errors():
            done = index_upkeep.refresh(WRITTEN_AT_START if few else None)
        if done.left:
            self.stdout.write(
                f"{REASONS[done.left]}，启动后在旁进行；其间照常浏览、阅读，检索页说明正在重建，或还有多少件未写入。"
            )
        elif done.rebuilt:
            self.stdout.write(f"{REASONS[done.rebuilt]}，已重建，共 {done.updated} 件。")
        elif done:
            self.stdout.write(f"索引已更新：写入 {done.updated} 件，移除 {done.removed} 件。")
        elif not unindexed.recorded():
            self.stdout.write("索引与档案一致，无需更新。")
        if failed := unindexed.recorded():
            self.stdout.write(f"{len(failed)} 件没能写入索引，check_archive 说明是哪些、怎么办。")
