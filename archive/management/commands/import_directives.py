"""python manage.py import_directives PATH… [--dry-run] [--json]"""

import gc
import sys
from collections import Counter
from contextlib import contextmanager, nullcontext
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import track

from archive import ingest, signals
from archive.formats import stray_files
from archive.ingest import reference_fixtures
from archive.management import orderly_stop
from archive.management.json_array import JsonArray
from archive.ops import database_trouble, read_only
from archive.rendering.directive_json import as_json

# Fewer files than this are done before a bar could be read.
_LONG_RUN = 20
_DONE = {"imported": "已导入", "known": "已在档案中", "parsed": "可以导入", "refused": "未导入"}


class Command(BaseCommand):
    help = (
        "导入文件或文件夹中的工会文件：文本（.txt、.md，编码不限）、Word（.docx）、PDF（含扫描件）、OFD、RTF、"
        "网页（.html、.mht）、写在 Excel（.xlsx）里的通知、邮件（.eml，导入附件，没有附件时读正文）、"
        "压缩包（.zip，其中每个文件各算一件）和旧版 Word、WPS（.doc、.wps，需装有 LibreOffice）；"
        "格式按内容识别，系统文件和临时文件略过。"
        "有文件未能导入时退出状态为 1，其余照常导入。"
    )
    # A dry run writes nothing and needs no database.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
        parser.add_argument("--dry-run", action="store_true", help="只读取并显示结果，不写入")
        parser.add_argument(
            "--leave-index", action="store_true", help="先不更新检索索引（大批导入时）；之后运行 run_indexer --once"
        )
        parser.add_argument("--json", action="store_true", help="以一个 JSON 数组输出每个文件的结果")

    def handle(self, paths, dry_run, leave_index, **options):
        files, passed_by = ingest.listed(paths)
        if not dry_run:
            self._make_ready()
        take = ingest.read_files if dry_run else ingest.ImportRun().import_files
        tell = _AsJson(self.stdout) if options["json"] else _InWords(self.stdout)
        bar = track(files, "导入文件", console=Console(stderr=True), disable=len(files) < _LONG_RUN)
        refused = []
        batch = nullcontext() if dry_run else signals.batched(send_at_end=not leave_index)
        with orderly_stop.in_order(), _loaded_is_kept(), batch:
            # What became of a file is told and forgotten: ten thousand files take no more memory than one.
            for outcome in chain.from_iterable(map(take, bar)):
                tell.one(outcome)
                passed_by += outcome.passed_by
                if outcome.status == "refused":
                    refused.append(f"{ingest.shown(outcome.path)}：{outcome.reason}")
            if not dry_run and not leave_index and len(files) >= _LONG_RUN:
                self.stderr.write("正在更新检索索引……")
        if passed_by:
            # Beside the array, where somebody who reads that with a program has no use for it.
            (self.stderr if options["json"] else self.stdout).write(stray_files.told(passed_by))
        tell.end()
        if refused:
            if not options["json"]:
                self.stderr.write("\n".join(refused))
            sys.exit(1)

    def _make_ready(self):
        if why := read_only.why(Path(settings.DATA_DIR)):
            raise CommandError(f"{why}，不能导入；请改好权限后重新运行。")
        try:
            reference_fixtures.load()
        except DatabaseError as error:
            raise CommandError(self._why_not(error)) from error

    def _why_not(self, error: DatabaseError) -> str:
        trouble = database_trouble.of(error)
        if trouble is None or trouble is database_trouble.NOT_SET_UP:
            return f"数据库还没有建好（{error}）；请先运行 make serve 或 python manage.py migrate。"
        return f"没有导入：{trouble.sentence}（{error}）"


@contextmanager
def _loaded_is_kept():
    """Spare the garbage collector what is loaded by now and stays: each file makes thousands of objects that go again,
    and to walk over everything else for their sake takes a tenth of the time."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


class _AsJson:
    """One JSON array, an object a file, written as the files come."""

    def __init__(self, out):
        self.array = JsonArray(out)

    def one(self, outcome: ingest.ImportOutcome) -> None:
        self.array.add(
            {
                "path": ingest.shown(outcome.path),
                "status": outcome.status,
                "reason": outcome.reason or None,
                "notes": outcome.notes,
                "recognised": outcome.recognised,
                "directives": [as_json(directive) for directive in outcome.directives],
            }
        )

    def end(self) -> None:
        self.array.end()


class _InWords:
    """A line for what a reader should know of a file, and one to sum up."""

    def __init__(self, out):
        self.out, self.counts, self.stored, self.recognised = out, Counter(), 0, 0

    def one(self, outcome: ingest.ImportOutcome) -> None:
        self.counts[outcome.status] += 1
        self.stored += outcome.stored
        self.recognised += len(outcome.directives) - outcome.stored
        if outcome.status == "parsed":
            titles = "；".join(directive.title for directive in outcome.directives)
            self.out.write(f"{ingest.shown(outcome.path)}：{titles}")
        for note in outcome.notes:
            self.out.write(f"{ingest.shown(outcome.path)}：{note}")

    def end(self) -> None:
        counts = [f"{word} {self.counts[status]} 个" for status, word in _DONE.items() if self.counts[status]]
        again = f"，另有 {self.recognised} 份原已入库" if self.recognised else ""
        summary = "，".join(counts) or "没有文件"
        self.out.write(f"{self.counts.total()} 个文件：{summary}（{self.stored} 份文件材料{again}）。")
