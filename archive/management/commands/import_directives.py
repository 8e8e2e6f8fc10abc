"""python manage.py import_directives PATH… [--dry-run] [--json]"""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from rich.console import Console
from rich.progress import track

from archive import importing, listeners, reference_data
from archive.parsing import as_json

# Fewer files than this are done before a bar could be read.
_LONG_RUN = 20
_DONE = {"imported": "已导入", "known": "已在档案中", "parsed": "可以导入", "refused": "未导入"}


class Command(BaseCommand):
    help = "导入文件或文件夹中的工会文件（.txt、.md）。有文件未能导入时退出状态为 1，其余照常导入。"
    # A dry run writes nothing and needs no database.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="文件或文件夹")
        parser.add_argument("--dry-run", action="store_true", help="只读取并显示结果，不写入")
        parser.add_argument("--json", action="store_true", help="以一个 JSON 数组输出每个文件的结果")

    def handle(self, paths, dry_run, **options):
        files = importing.files_under(paths)
        bar = track(files, "导入文件", console=Console(stderr=True), disable=len(files) < _LONG_RUN)
        if dry_run:
            outcomes = [importing.read_file(file) for file in bar]
        else:
            self._make_ready()
            with listeners.held():
                outcomes = [importing.import_file(file) for file in bar]
                if len(files) >= _LONG_RUN:
                    self.stderr.write("正在更新检索索引……")
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(outcomes), ensure_ascii=False, indent=2))
        else:
            self._report(outcomes)
        if any(outcome.status == "refused" for outcome in outcomes):
            sys.exit(1)

    def _make_ready(self):
        try:
            reference_data.load()
        except OperationalError as error:
            raise CommandError(
                f"数据库还没有建好（{error}）；请先运行 make serve 或 python manage.py migrate。"
            ) from error

    def _report(self, outcomes):
        for outcome in outcomes:
            if outcome.status == "refused":
                self.stderr.write(f"{importing.shown(outcome.path)}：{outcome.reason}")
            elif outcome.status == "parsed":
                titles = "；".join(directive.title for directive in outcome.directives)
                self.stdout.write(f"{importing.shown(outcome.path)}：{titles}")
        counts = {word: sum(o.status == status for o in outcomes) for status, word in _DONE.items()}
        directives = sum(len(o.directives) for o in outcomes if o.status in ("imported", "parsed"))
        summary = "，".join(f"{word} {count} 个" for word, count in counts.items() if count) or "没有文件"
        self.stdout.write(f"{len(outcomes)} 个文件：{summary}（{directives} 份文件材料）。")


def _as_json(outcomes: list[importing.Outcome]) -> list[dict]:
    return [
        {
            "path": importing.shown(outcome.path),
            "status": outcome.status,
            "reason": outcome.reason or None,
            "directives": [as_json(directive) for directive in outcome.directives],
        }
        for outcome in outcomes
    ]
