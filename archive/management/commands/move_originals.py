"""python manage.py move_originals [FROM_DATA_DIR] [--json]"""

import json
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.depot import moved_originals


class Command(BaseCommand):
    help = (
        "把数据文件夹里的原件、文件处理单和收到的文件搬进 ORIGINALS_URL 的存储桶，逐个读回核对 SHA-256；"
        "中途断了再运行一次，会接着搬。文件夹不改动。缺失或已改变的逐一说明，退出状态为 1。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=Path(settings.DATA_DIR),
            metavar="FROM_DATA_DIR",
            help="原来的数据文件夹（默认 DATA_DIR）",
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出核对结果")

    def handle(self, folder, **options):
        if not settings.ORIGINALS_URL:
            raise CommandError("没有设 ORIGINALS_URL，原件就在文件夹里；请先设好存储桶的地址。没有改动任何东西。")
        folder = folder.resolve()
        if not folder.is_dir():
            raise CommandError(f"没有这个文件夹：{folder}。没有改动任何东西。")
        moved = moved_originals.move(folder)
        if options["json"]:
            self.stdout.write(json.dumps(asdict(moved), ensure_ascii=False))
        else:
            self.stdout.write(
                f"数据库记着 {moved.named} 个文件：这次搬了 {moved.moved} 个，原已在存储里 {moved.held} 个。"
            )
        if not moved.is_equal:
            raise CommandError(
                "\n".join(["以下文件在文件夹和存储里都缺失或已改变，请运行 check_archive：", *moved.faults])
            )
        if not options["json"]:
            self.stdout.write(
                f"逐个读回，SHA-256 都相符；确认备份之后，{folder} 里的 sources 和 intake 可以移走留存。"
            )
