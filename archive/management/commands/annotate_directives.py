"""python manage.py annotate_directives"""

from django.core.management.base import BaseCommand

from archive.ingest import kept_annotations
from archive.management import orderly_stop
from archive.occasions import read_answers
from archive.validity import read_events


class Command(BaseCommand):
    help = (
        "为旧版本留下的档案补记正文各处的标注（标题、文号、落款、书名、文号出处等的位置），并补读正文里写明的施行日期、试行和"
        "有效期，记为效力事项，补读各件所因的事由（讲话、指示、贺信、会议、上级文件）。正文、字段、编号和人工登记的效力、核定的事由都不改动；中断后再次运行即可接着做。服务器运行时会自行补记，"
        "一般不必手动运行。"
    )

    def handle(self, **options):
        with orderly_stop.in_order():
            annotated = kept_annotations.complete()
            # To look through all texts again would find nothing: those that came since were read when they came.
            settled = 0 if read_events.are_complete() else read_events.complete()
            answering = 0 if read_answers.are_complete() else read_answers.complete()
        if annotated:
            self.stdout.write(f"已补记 {annotated} 件文件的标注。")
        if settled:
            self.stdout.write(f"已补读 {settled} 件文件的效力事项。")
        if answering:
            self.stdout.write(f"已补读 {answering} 件文件的事由。")
        if not annotated and not settled and not answering:
            self.stdout.write("各件文件的标注、效力事项和事由均已齐备。")
