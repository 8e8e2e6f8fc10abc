"""python manage.py reparse [ID… | --all] [--write] [--json]"""

import sys
from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from archive import signals
from archive.ingest import reparse
from archive.management import orderly_stop
from archive.management.json_array import JsonArray
from archive.models import Directive, Source

# Fewer sources than this are done before a bar could be read.
_LONG_RUN = 20
_DONE = {"changed": "有变", "unchanged": "无变", "refused": "未能读取"}


class Command(BaseCommand):
    help = (
        "用现在的解析程序重读原件，列出与档案中所存的差异；加 --write 才写入。已人工核定的字段从不改动。"
        "有原件未能读取时退出状态为 1，其余照常处理。"
    )

    def add_arguments(self, parser):
        parser.add_argument("ids", nargs="*", type=int, metavar="ID", help="文件编号（与它同一原件的文件一并重读）")
        parser.add_argument("--all", action="store_true", help="全部文件")
        parser.add_argument("--write", action="store_true", help="写入差异")
        parser.add_argument("--json", action="store_true", help="以一个 JSON 数组输出每个原件的结果")

    def handle(self, ids, **options):
        sources = _sources(ids, options["all"])
        run = reparse.ReparseRun(write=options["write"])
        bar = track(sources, "重新解析", console=Console(stderr=True), disable=len(sources) < _LONG_RUN)
        counts, array = Counter(), JsonArray(self.stdout) if options["json"] else None
        with orderly_stop.in_order(), signals.batched():
            for pk in bar:
                source = Source.objects.filter(pk=pk).first()
                if source is None:  # deleted meanwhile
                    continue
                outcome = run.reparse(source)
                counts[outcome.status] += 1
                if array:
                    array.add(_shape(outcome))
                else:
                    self._tell(outcome)
        if array:
            array.end()
        else:
            self._sum_up(counts, options["write"])
        if counts["refused"]:
            sys.exit(1)

    def _tell(self, outcome: reparse.ReparseOutcome):
        if outcome.status == "refused":
            self.stderr.write(f"{outcome.source.name}：{outcome.reason}")
            return
        lines = [f"{outcome.source.name}：{note}" for note in outcome.notes]
        for one in outcome.directives:
            told = _report_lines(one)
            lines += [told[0], *(f"  {line}" for line in told[1:])] if told else []
        if lines:
            self.stdout.write("\n".join(lines))

    def _sum_up(self, counts: Counter, write: bool):
        told = "，".join(f"{word} {counts[status]} 个" for status, word in _DONE.items() if counts[status])
        hint = "已写入。" if write else "以上为预览，加 --write 写入。"
        self.stdout.write(f"{counts.total()} 个原件：{told or '没有文件'}。{hint if counts['changed'] else ''}")


def _sources(ids: list[int], everything: bool) -> list[int]:
    """Ids of the sources in which the directives of these ids stand."""
    if bool(ids) == everything:
        raise CommandError("请给出文件编号，或用 --all 重读全部；两者只取其一。")
    if everything:
        return list(Source.objects.order_by("pk").values_list("pk", flat=True))
    found = dict(Directive.objects.filter(pk__in=ids).values_list("pk", "source"))
    if missing := sorted(set(ids) - found.keys()):
        raise CommandError(f"没有编号为 {'、'.join(map(str, missing))} 的文件。")
    return sorted(set(found.values()))


def _report_lines(one: reparse.Reparsed) -> list[str]:
    if one.parsed is None:
        return [f"#{one.directive.pk} {one.directive.title}：原件中已读不出这一件，未作改动，请人工处理。"]
    if one.is_new:
        return [f"第 {one.position + 1} 件：新读出《{one.parsed.title}》。"]
    if not one.differences:
        return []
    name = f"#{one.directive.pk} {one.directive.title}"
    return [name, *(line for difference in one.differences for line in difference.lines)]


def _shape(outcome: reparse.ReparseOutcome) -> dict:
    return {
        "source": outcome.source.pk,
        "name": outcome.source.name,
        "status": outcome.status,
        "reason": outcome.reason or None,
        "notes": outcome.notes,
        "written": outcome.written,
        "directives": [
            {
                "id": one.directive and one.directive.pk,
                "position": one.position,
                "title": one.directive.title if one.directive else one.parsed.title,
                "found": one.parsed is not None,
                "new": one.is_new,
                "differences": [
                    {
                        "field": difference.field,
                        "label": difference.label,
                        "before": difference.before,
                        "after": difference.after,
                        "kept": difference.is_kept,
                    }
                    for difference in one.differences
                ],
            }
            for one in outcome.directives
        ],
    }
