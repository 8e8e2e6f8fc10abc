"""python manage.py check_archive [--repair] [--json]"""

import json
import sys
from dataclasses import asdict

from django.core.management.base import BaseCommand

from archive import signals
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.reparse import text_damage
from archive.models import Directive, Source
from search.indexing import archive_check, index_upkeep
from search.management.index_errors import as_command_errors


class Command(BaseCommand):
    help = (
        "逐件核对：正文与章节、工作任务是否相符，检索索引与数据库（两个方向）、索引的每个文件、每个原件的 SHA-256。"
        "一切无误退出状态为 0，否则为 1；--repair 修好后为 0。原件无法自动修复，会说明该怎么办。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--repair", action="store_true", help="使正文与章节、工作任务相符，索引与数据库一致，清理残留"
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, repair, **options):
        with as_command_errors():
            found = left = list(archive_check.faults())
            if repair and any(fault.mendable for fault in found):
                left = self._repaired(found)
        mended = [fault for fault in found if fault not in left]
        tell = self._as_json if options["json"] else self._in_words
        tell(left, mended)
        if left:
            sys.exit(1)

    def _repaired(self, found) -> list[archive_check.Fault]:
        """What is still wrong once texts were mended and the index was brought in step."""
        # The index takes them up below, all at once, and knows there whether it has been made anew.
        with signals.batched(send_at_end=False):
            text_damage.mend_all(ReferenceCache())
        done = index_upkeep.refresh()
        if not done.rebuilt and any(fault.kind in ("missing", "damaged", "outdated") for fault in found):
            index_upkeep.rebuild()
        return [
            *archive_check.text_faults(),
            *archive_check.index_faults(),
            *(fault for fault in found if not fault.mendable),
        ]

    def _as_json(self, left, mended):
        rows = [asdict(fault) | {"mended": fault in mended} for fault in [*mended, *left]]
        answer = {"ok": not left, "directives": Directive.objects.count(), "faults": rows}
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))

    def _in_words(self, left, mended):
        for fault in mended:
            self.stdout.write(f"已修复：{fault.what}（{fault.where}）。")
        for fault in left:
            self.stdout.write(f"{fault.what}：{fault.where}。处理：{fault.remedy}。")
        counts = f"文件 {Directive.objects.count()} 件，原件 {Source.objects.count()} 个"
        self.stdout.write(f"{counts}：发现 {len(left)} 处问题。" if left else f"{counts}：索引、数据库、原件一致。")
