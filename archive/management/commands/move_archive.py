"""python manage.py move_archive FROM_DATA_DIR [--json]"""

import json
from dataclasses import asdict
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from archive.relocation import archive_move
from archive.relocation.sqlite_archive import NotMoved


class Command(BaseCommand):
    help = (
        "把一个 SQLite 的档案搬进 DATABASE_URL 所指的空 PostgreSQL：所有的表、账号、修改记录、利用登记，"
        "连同原件和收到的文件；编号和地址不变。中途断了再运行一次，会接着搬。搬完"
        "逐表核对行数和摘要，逐个核对原件的 SHA-256。"
        "原来的档案不改动。"
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, metavar="FROM_DATA_DIR", help="原来的数据文件夹（DATA_DIR）")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出核对结果")

    def handle(self, folder, **options):
        try:
            moved = archive_move.move(folder.resolve())
        except NotMoved as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(asdict(moved), ensure_ascii=False))
        else:
            for one in moved.tables:
                self.stdout.write(f"{one.name}\t{one.rows}\t{one.moved}\t{one.digest[:12]}")
            self.stdout.write(f"已搬 {sum(one.rows for one in moved.tables)} 行，核对一致；文件 {moved.files} 个。")
            self.stdout.write("索引没有搬：请运行 manage.py rebuild_index 重建。登录需重新进行。")
        if moved.faults:
            raise CommandError("\n".join(["以下原件在原来的档案里就缺失或已改变：", *moved.faults]))
