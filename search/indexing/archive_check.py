"""Whether index, database and originals agree: what `check_archive` finds."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from archive.ingest import originals, secrecy_gate, slice_rules, stray_originals
from archive.ingest.reparse.text_damage import damaged
from archive.models import OutboxEntry
from archive.ops import read_only
from archive.ops.store_trouble import StoreTrouble
from archive.registry import handling_sheet
from search.contract import Depth
from search.errors import AWAY, EngineBusy
from search.haystack_front.connection import engine
from search.indexing import database_check, unindexed
from search.indexing.archive_fault import REPAIR, Fault, some
from search.indexing.index_differences import differences
from search.indexing.intake_check import intake_faults
from search.indexing.machine_check import machine_faults

_REASONS = {
    "missing": "检索索引尚未建成",
    "damaged": "检索索引损坏",
    "outdated": "检索索引由另一版本的程序或词典建成",
}
_AWAY = "请看集群是否在运行、OPENSEARCH_URL 是否写对；恢复后会自行继续，文件都在，没有丢失"


def faults() -> Iterator[Fault]:
    """Everything that is not as it should be. A database that cannot be read through keeps no check from being made
    that can be made."""
    damaged = list(database_check.damage())
    yield from damaged
    if any(fault.kind == "database-empty" for fault in damaged):
        return
    for check in (
        text_faults,
        database_check.row_faults,
        database_check.source_faults,
        index_faults,
        original_faults,
        machine_faults,
        secrecy_faults,
    ):
        yield from _as_far_as_it_goes(check, on_damaged=bool(damaged))


def is_damaged(found: Iterable[Fault]) -> bool:
    """Whether the database itself is what is wrong."""
    return any(fault.kind in ("database-damaged", "database-empty") for fault in found)


def _as_far_as_it_goes(check: Callable[[], Iterable[Fault]], on_damaged: bool) -> Iterator[Fault]:
    try:
        yield from check()
    except (OSError, MemoryError, EngineBusy):
        raise
    except Exception as error:
        # Whatever stands in a damaged database may make any function of ours fail in any way.
        if not on_damaged and not isinstance(error, (DatabaseError, ValueError)):
            raise
        if not on_damaged:
            yield database_check.unreadable(str(error))


def text_faults() -> Iterator[Fault]:
    """Texts with line ends that offsets do not count, and sections or action items that are not what they say."""
    line_ends, unfit = [], []
    for one in damaged():
        others = [fault for fault in one.faults if fault.rule != slice_rules.LINE_END]
        if len(others) < len(one.faults):
            line_ends.append(one.pk)
        if others:
            unfit.append(f"{one.pk}（{others[0]}{f'，等 {len(others)} 处' if len(others) > 1 else ''}）")
    if line_ends:
        where = f"编号 {some(map(str, line_ends))}"
        yield Fault("text-line-ends", f"{len(line_ends)} 件文件的正文里有回车符", where, REPAIR)
    if unfit:
        remedy = f"{REPAIR}，先合并换行，仍不相符的按原件重读并列入待审核"
        yield Fault("text-unfit", f"{len(unfit)} 件文件的章节或工作任务与正文不相符", f"编号 {some(unfit)}", remedy)


def index_faults() -> Iterator[Fault]:
    """What is wrong with the index: unreadable, other than the archive, with leftovers, or behind."""
    health = engine().health(depth=Depth.CONTENTS)
    if health.fault == AWAY:
        yield Fault("index-away", "连不上检索集群", health.where, _AWAY, mendable=False)
        return
    if reason := health.fault or ("outdated" if health.outdated else ""):
        yield Fault(reason, _REASONS[reason], health.where, f"{REPAIR}，会重建索引；文件都在，没有丢失")
        return
    yield from _unindexed()
    found, told = differences(engine().fingerprints()), unindexed.recorded().keys()
    for kind, what, keys in (
        ("index-missing", "件文件不在索引中", found.missing - told),
        ("index-stale", "件文件在索引中的内容不是现在的", found.stale - told),
        ("index-surplus", "件已删除的文件仍在索引中", found.surplus),
    ):
        if keys:
            yield Fault(kind, f"{len(keys)} {what}", f"编号 {some(map(str, sorted(keys)))}", REPAIR)
    if leftovers := _leftovers():
        names = some(leftovers, most=3)
        yield Fault("leftovers", f"索引文件夹里有 {len(leftovers)} 个残留", f"{health.where}：{names}", REPAIR)
    if waiting := OutboxEntry.objects.waiting().count():
        yield Fault("queue", f"{waiting} 条变更尚未写入索引", "待更新索引", f"{REPAIR} 或 run_indexer --once")


def _leftovers() -> list[str]:
    # Who may not write keeps no writer away, and would take what that one makes for a leftover.
    return [] if read_only.is_needed(Path(settings.DATA_DIR)) else engine().leftovers()


def _unindexed() -> Iterator[Fault]:
    if recorded := unindexed.recorded():
        where = some(unindexed.sentence(pk, error) for pk, error in sorted(recorded.items()))
        yield Fault("unindexed", f"{len(recorded)} 件文件没能写入索引或输入提示", where, unindexed.REMEDY)


def original_faults() -> Iterator[Fault]:
    """Originals that are gone or are no longer what was received; or that nobody can tell, the store being away."""
    try:
        yield from _original_faults()
        yield from intake_faults()
    except StoreTrouble as trouble:
        where = originals.storage().where()
        yield Fault("originals-away", "存放原件的地方用不了，原件没有核对", where, trouble.told, mendable=False)


def _original_faults() -> Iterator[Fault]:
    for source, kind in originals.faults():
        what = "原件不在了" if kind == "missing" else "原件的内容与入库时的 SHA-256 不符"
        remedy = "重新导入收到的原文件，或从备份取回这一文件放回原处"
        if kind == "changed":
            remedy = "重新导入收到的原文件（损坏的移到 set-aside 留存），或先把它移走，再从备份取回放回原处"
        yield Fault(f"original-{kind}", what, f"{originals.where(source)}（{source.name}）", remedy, mendable=False)
    for sheet, kind in handling_sheet.faults():
        what = "文件处理单不在了" if kind == "missing" else "文件处理单的内容与附入时的 SHA-256 不符"
        where = f"{originals.where(sheet)}（{sheet.name}）"
        yield Fault(f"original-{kind}", what, where, "在收文登记里重新附上，或从备份取回放回原处", mendable=False)
    if strays := stray_originals.found():
        where = f"{originals.storage().where()}：{some(strays, most=3)}"
        remedy = f"{REPAIR}，会移到 {originals.storage().aside()}，不删除；要收进档案的，从那里重新导入"
        yield Fault("original-stray", f"原件文件夹里有 {len(strays)} 个文件不属于任何来源文件", where, remedy)


def secrecy_faults() -> Iterator[Fault]:
    """Files with a mark of secrecy, of a time when they were not refused yet. Told by numbers: no word of them."""
    for source, _ in secrecy_gate.held():
        keys = source.directives.order_by("pk").values_list("pk", flat=True)
        where = f"原件编号 {source.pk}，文件编号 {some(map(str, keys))}"
        yield Fault("marked-secret", "档案中的文件标有国家秘密的密级", where, secrecy_gate.REMEDY, mendable=False)
