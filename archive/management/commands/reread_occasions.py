"""python manage.py reread_occasions [--write]"""

from django.core.management.base import BaseCommand

from archive.management import orderly_stop
from archive.occasions import read_anew


class Command(BaseCommand):
    help = (
        "用现在的读法重读各件所因的事由，列出与档案中所存的差异；加 --write 才写入。人工核定的从不改动。"
        "中断后再次运行即可接着做。"
    )

    def add_arguments(self, parser):
        parser.add_argument("--write", action="store_true", help="写入差异")

    def handle(self, *, write, **options):
        count = 0
        with orderly_stop.in_order():
            for one in read_anew.differences(write):
                count += 1
                self.stdout.write(f"#{one.directive} {one.title}\n  {one.before or '无'} → {one.after or '无'}")
        hint = "已写入。" if write else "以上为预览，加 --write 写入。"
        self.stdout.write(f"{count} 件文件的事由有变。{hint if count else ''}")
