"""python manage.py check_archive [--repair] [--json]"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, models

from archive import signals
from archive.ingest import source_faults, stray_originals
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.reparse import text_damage
from archive.intake import draft_files
from archive.models import Directive, Source
from archive.ops import backups, data_rights, database_state, read_only
from search.indexing import archive_check, index_upkeep
from search.management.index_errors import as_command_errors


class Command(BaseCommand):
    help = (
        "逐件核对：数据库能否通读、记录之间是否相符，正文与章节、工作任务是否相符，检索索引与数据库（两个方向）、"
        "索引的每个文件、每个原件的 SHA-256。一切无误退出状态为 0，否则为 1；--repair 修好后为 0，"
        "不能自动修复的，说明该怎么办。"
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--repair", action="store_true", help="使正文与章节、工作任务相符，索引与数据库一致，清理残留"
        )
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    def handle(self, repair, **options):
        why = read_only.why(Path(settings.DATA_DIR)) if repair else ""
        if why:
            raise CommandError(f"{why}；--repair 没有进行，也没有改动任何东西。不加 --repair 可以照常核对。")
        with as_command_errors():
            found = left = list(archive_check.faults())
            # In a damaged database nothing is written: what it says may not be so.
            if repair and any(fault.mendable for fault in found) and not archive_check.is_damaged(found):
                left = self._repaired(found)
        mended = [fault for fault in found if fault not in left]
        tell = self._as_json if options["json"] else self._in_words
        tell(left, mended)
        if left:
            sys.exit(1)

    def _repaired(self, found) -> list[archive_check.Fault]:
        """What is still wrong once rows and texts were mended and the index was brought in step."""
        kinds = {fault.kind for fault in found}
        # The index takes them up below, all at once, and knows there whether it has been made anew.
        with signals.batched(send_at_end=False):
            if "database-references" in kinds:
                database_state.drop_dangling()
            if kinds & {"source-altered", "source-alone"}:
                source_faults.read_again()
            text_damage.mend_all(ReferenceCache())
        if "original-stray" in kinds:
            stray_originals.set_aside()
        if "intake-stray" in kinds:
            draft_files.set_aside()
        done = index_upkeep.refresh()
        if not done.rebuilt and kinds & {"missing", "damaged", "outdated"}:
            index_upkeep.rebuild()
        return list(archive_check.faults())

    def _as_json(self, left, mended):
        rows = [asdict(fault) | {"mended": fault in mended} for fault in [*mended, *left]]
        held = backups.last()
        answer = {
            "ok": not left,
            "directives": _count(Directive),
            "faults": rows,
            "last_backup": held and {"at": held.at.isoformat(), "file": str(held.file), "is_old": held.is_old},
            "remarks": _remarks(),
        }
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))

    def _in_words(self, left, mended):
        for fault in mended:
            self.stdout.write(f"已修复：{fault.what}（{fault.where}）。")
        for fault in left:
            self.stdout.write(f"{fault.what}：{fault.where}。处理：{fault.remedy}。")
        directives, sources = (
            "数不出" if (count := _count(model)) is None else count for model in (Directive, Source)
        )
        counts = f"文件 {directives} 件，原件 {sources} 个"
        self.stdout.write(f"{counts}：发现 {len(left)} 处问题。" if left else f"{counts}：索引、数据库、原件一致。")
        for remark in _remarks():
            self.stdout.write(f"另：{remark}。")
        self.stdout.write(backups.told())


def _count(model: type[models.Model]) -> int | None:
    """None where a damaged database does not even tell that."""
    try:
        return model._default_manager.count()
    except DatabaseError:
        return None


def _remarks() -> list[str]:
    """What is no fault and worth knowing."""
    folder = Path(settings.DATA_DIR)
    read_only_words = read_only.why(folder)
    remarks = [data_rights.wider(folder), f"{read_only_words}，档案只能阅读" if read_only_words else ""]
    return [remark for remark in remarks if remark]
