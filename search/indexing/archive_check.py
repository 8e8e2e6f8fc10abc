"""Whether index, database and originals agree: what `check_archive` finds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.ingest import originals, secrecy_gate, slice_rules
from archive.ingest.reparse.text_damage import damaged
from archive.models import OutboxEntry
from search.contract import Depth
from search.haystack_front.connection import engine
from search.indexing import unindexed
from search.indexing.index_differences import differences

# How many keys or names a sentence lists.
_SHOWN = 10
_REPAIR = "运行 check_archive --repair"
_REASONS = {
    "missing": "检索索引尚未建成",
    "damaged": "检索索引损坏",
    "outdated": "检索索引由另一版本的程序或词典建成",
}


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and what to do about it; `mendable` where --repair does it."""

    kind: str
    what: str
    where: str
    remedy: str
    mendable: bool = True


def faults() -> Iterator[Fault]:
    """Everything that is not as it should be."""
    yield from text_faults()
    yield from index_faults()
    yield from original_faults()
    yield from secrecy_faults()


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
        where = f"编号 {_some(map(str, line_ends))}"
        yield Fault("text-line-ends", f"{len(line_ends)} 件文件的正文里有回车符", where, _REPAIR)
    if unfit:
        remedy = f"{_REPAIR}，先合并换行，仍不相符的按原件重读并列入待审核"
        yield Fault("text-unfit", f"{len(unfit)} 件文件的章节或工作任务与正文不相符", f"编号 {_some(unfit)}", remedy)


def index_faults() -> Iterator[Fault]:
    """What is wrong with the index: unreadable, other than the archive, with leftovers, or behind."""
    health = engine().health(depth=Depth.CONTENTS)
    if reason := health.fault or ("outdated" if health.outdated else ""):
        yield Fault(reason, _REASONS[reason], health.where, f"{_REPAIR}，会重建索引；文件都在，没有丢失")
        return
    yield from _unindexed()
    found, told = differences(engine().fingerprints()), unindexed.recorded().keys()
    for kind, what, keys in (
        ("index-missing", "件文件不在索引中", found.missing - told),
        ("index-stale", "件文件在索引中的内容不是现在的", found.stale - told),
        ("index-surplus", "件已删除的文件仍在索引中", found.surplus),
    ):
        if keys:
            yield Fault(kind, f"{len(keys)} {what}", f"编号 {_some(map(str, sorted(keys)))}", _REPAIR)
    if leftovers := engine().leftovers():
        names = _some(leftovers, most=3)
        yield Fault("leftovers", f"索引文件夹里有 {len(leftovers)} 个残留", f"{health.where}：{names}", _REPAIR)
    if waiting := OutboxEntry.objects.waiting().count():
        yield Fault("queue", f"{waiting} 条变更尚未写入索引", "待更新索引", f"{_REPAIR} 或 run_indexer --once")


def _unindexed() -> Iterator[Fault]:
    if recorded := unindexed.recorded():
        where = _some(unindexed.sentence(pk, error) for pk, error in sorted(recorded.items()))
        yield Fault("unindexed", f"{len(recorded)} 件文件没能写入索引或输入提示", where, unindexed.REMEDY)


def original_faults() -> Iterator[Fault]:
    """Originals that are gone or are no longer what was received."""
    for source, kind in originals.faults():
        what = "原件不在了" if kind == "missing" else "原件的内容与入库时的 SHA-256 不符"
        remedy = "从备份恢复这一文件，或重新导入收到的原文件"
        if kind == "changed":
            remedy = "先把这一文件移走留存，再从备份恢复，或重新导入收到的原文件"
        yield Fault(f"original-{kind}", what, f"{source.file.path}（{source.name}）", remedy, mendable=False)


def secrecy_faults() -> Iterator[Fault]:
    """Files with a mark of secrecy, of a time when they were not refused yet. Told by numbers: no word of them."""
    for source, _ in secrecy_gate.held():
        keys = source.directives.order_by("pk").values_list("pk", flat=True)
        where = f"原件编号 {source.pk}，文件编号 {_some(map(str, keys))}"
        yield Fault("marked-secret", "档案中的文件标有国家秘密的密级", where, secrecy_gate.REMEDY, mendable=False)


def _some(names: Iterable[str], most: int = _SHOWN) -> str:
    names = list(names)
    return "、".join(names[:most]) + ("……" if len(names) > most else "")
