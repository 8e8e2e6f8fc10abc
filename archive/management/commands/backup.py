"""python manage.py backup [FOLDER] [--keep N]"""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from archive.management import orderly_stop
from archive.ops import backups
from archive.ops.backups import backup_shelf


class Command(BaseCommand):
    help = (
        "备份：数据库、原件、本单位的词表和密钥，合成一个文件，名称里有日期；程序运行时也可以备份。"
        "写成后逐一读回核对；较旧的按设置删去，最近一份完好的从不删去。原件有缺失的照样备份，逐一说明，退出状态为 1。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, metavar="FOLDER", help=f"放备份的文件夹（默认 {settings.BACKUP_FOLDER}）"
        )
        parser.add_argument(
            "--keep",
            type=int,
            metavar="N",
            default=settings.KEEP_BACKUPS,
            help=f"保留最近几份（默认 {settings.KEEP_BACKUPS}；0 为全部保留）",
        )

    def handle(self, folder, keep, **options):
        folder = (folder or Path(settings.BACKUP_FOLDER)).resolve()
        if keep < 0:
            raise CommandError("--keep 要写保留几份，0 为全部保留。")
        try:
            with orderly_stop.in_order():
                path, told = backups.make(folder)
        except backups.NotBackedUp as error:
            raise CommandError(str(error)) from error
        size = filesizeformat(path.stat().st_size)
        originals = sum(name.startswith("sources/") for name in told.files)
        self.stdout.write(f"已备份到 {path}（{size}，原件 {originals} 个），逐一读回核对无误。")
        if told.sealed:
            self.stdout.write(f"封存的来源文件 {len(told.sealed)} 个不在备份里，只留封存记录。")
        if gone := backup_shelf.prune(folder, keep):
            self.stdout.write(f"已删去较旧的备份 {len(gone)} 份：{'、'.join(one.name for one in gone)}。")
        if told.faults:
            raise CommandError("\n".join(["备份时缺少以下原件，请运行 check_archive，它说明怎么办：", *told.faults]))
