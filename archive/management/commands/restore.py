"""python manage.py restore FILE"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.management import orderly_stop
from archive.ops import backups, database_state


class Command(BaseCommand):
    help = (
        "把一份备份恢复到空的数据文件夹（DATA_DIR），逐一核对 SHA-256；文件夹不空、备份不完整或由更新的版本写成时，"
        "说明原因，什么也不改动。之后运行 make serve。"
    )
    # There is no database yet.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="backup 写成的备份文件")

    def handle(self, file, **options):
        folder = Path(settings.DATA_DIR)
        if database_state.database_file() is None:
            raise CommandError("数据库不是本机的 SQLite 文件：请用 pg_restore 恢复数据库，再把原件复制回原处。")
        try:
            with orderly_stop.in_order():
                told = backups.restore(file, folder)
        except backups.NotRestored as error:
            raise CommandError(str(error)) from error
        originals = sum(name.startswith("sources/") for name in told.files)
        self.stdout.write(
            f"已恢复到 {folder}：{told.made_at} 的备份，{told.version} 版，原件 {originals} 个，核对无误。"
        )
        for fault in told.faults:
            self.stdout.write(f"备份时已经缺少：{fault}")
        if told.sealed:
            self.stdout.write(f"封存的来源文件 {len(told.sealed)} 个不在这份备份里，只恢复了封存记录。")
        if told.settings:
            said = " ".join(f"{name}={value}" for name, value in told.settings.items())
            self.stdout.write(f"备份时的环境变量：{said}")
        if settings.ORIGINALS_URL:
            self.stdout.write(f"原件恢复在 {folder}；请运行 move_originals，把它们放回 ORIGINALS_URL 的存储桶。")
        self.stdout.write("接着运行 make serve（检索索引和静态文件在启动时重新生成），再运行 check_archive 核对。")
