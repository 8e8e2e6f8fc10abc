"""Whether the database can be read, and its rows are what the program wrote: as faults that `check_archive` tells."""

from collections.abc import Iterator

from django.conf import settings
from django.db import DatabaseError

from archive.ingest import source_faults as sources
from archive.ingest.reparse import text_damage
from archive.ops import backups, database_state, database_trouble
from archive.ops.copies import migration_state
from search.indexing.archive_fault import REPAIR, Fault, some

_COMPARE = (
    "运行 reparse 编号 查看与收到的文件的差异，reparse 编号 --write 按收到的文件改回；"
    "改动属实的，在校核里打开该文件的“改动文字”，保存一次"
)


def damage() -> Iterator[Fault]:
    """Whatever keeps the database from being read; what it is asked afterwards may be wrong, or fail. It is put on
    record, for /readyz, until it is found whole again."""
    found = _damage()
    if found:
        database_trouble.record(found[0].where)
    else:
        database_trouble.settle()
    yield from found


def unreadable(said: str) -> Fault:
    """What is told of a database that fails to answer."""
    return Fault(
        "database-damaged", "数据库已损坏，有内容读不出来", f"{_file()}：{said}", backups.way_back(), mendable=False
    )


def row_faults() -> Iterator[Fault]:
    """Rows that point at what is not there, and texts that the program did not write."""
    for one in database_state.dangling():
        what = f"{len(one.rows)} 条记录所指的记录不在了"
        where = f"{one.table}（指向 {one.parent}）：{some(map(str, one.rows))}"
        if one.may_go:
            yield Fault("database-references", what, where, f"{REPAIR}，会删去这些没有归属的记录")
        else:
            yield Fault("database-references", what, where, backups.way_back(), mendable=False)
    altered = sources.altered_texts()
    if altered:
        # What does not fit its sections either is told of as that, and mended as that.
        unfit = {one.pk for one in text_damage.damaged()}
        altered = [pk for pk in altered if pk not in unfit]
    if altered:
        what = f"{len(altered)} 件文件的正文不是程序写入的那一份"
        yield Fault("text-altered", what, f"编号 {some(map(str, altered))}", _COMPARE, mendable=False)


def source_faults() -> Iterator[Fault]:
    """Sources whose columns are not what the program wrote, or in which no directive stands."""
    found: dict[str, list[str]] = {}
    for fault in sources.found():
        found.setdefault(fault.kind, []).append(f"{fault.pk}（{fault.name}）")
    if altered := found.get("altered"):
        what = f"{len(altered)} 个来源文件的记录不是程序写入的那一份"
        remedy = f"{REPAIR}，按原件重读文字；文件名无从核对，请与备份或收文登记核对"
        yield Fault("source-altered", what, f"原件编号 {some(altered)}", remedy)
    if alone := found.get("alone"):
        what = f"{len(alone)} 个来源文件没有对应的文件，也没有工作人员删除它的记录"
        remedy = f"{REPAIR}，按原件重读，补回文件；不要的，补回以后在它的“撤下、封存、清除”页撤下"
        yield Fault("source-alone", what, f"原件编号 {some(alone)}", remedy)


def _damage() -> list[Fault]:
    try:
        lost = database_state.lost_tables()
    except DatabaseError as error:
        return [unreadable(str(error))]
    if lost and len(lost) == len(database_state.own_tables()):
        remedy = f"新装的请先运行 make serve 或 manage.py prepare；原来有内容的，{backups.way_back()}"
        return [Fault("database-empty", "数据库是空的", _file(), remedy, mendable=False)]
    if lost and migration_state.left():
        remedy = "运行 manage.py prepare（先另存副本，再升级）"
        return [Fault("database-empty", "数据库还没有升级到本版本", _file(), remedy, mendable=False)]
    if lost:
        return [unreadable(f"缺少数据表 {some(lost, most=3)}")]
    said = list(database_state.damage())
    return [unreadable(some(said, most=3))] if said else []


def _file() -> str:
    return str(database_state.database_file() or settings.DATABASES["default"]["NAME"])
