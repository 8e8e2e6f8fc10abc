"""python manage.py annotate_directives"""

from django.core.management.base import BaseCommand

from archive.ingest import kept_annotations
from archive.management import orderly_stop


class Command(BaseCommand):
    help = (
        "为旧版本留下的档案补记正文各处的标注（标题、文号、落款、书名、文号出处等的位置）。正文、字段和编号都不改动；"
        "中断后再次运行即可接着做。服务器运行时会自行补记，一般不必手动运行。"
    )

    def handle(self, **options):
        with orderly_stop.in_order():
            written = kept_annotations.complete()
        self.stdout.write(f"已补记 {written} 件文件的标注。" if written else "各件文件的标注均已齐备。")
