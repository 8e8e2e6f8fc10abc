"""Whether what came in at 收文 and is not taken in yet still has its files: as faults that `check_archive` tells."""

from collections.abc import Iterator

from archive.intake import draft_bytes, draft_files
from search.indexing.archive_fault import REPAIR, Fault, some


def intake_faults() -> Iterator[Fault]:
    """Drafts without their file, and files without a draft."""
    if missing := draft_files.missing():
        where = some(f"收文 {draft.pk}（{draft.called}）" for draft in missing)
        what = f"{len(missing)} 件收到的文件不在了，或已不是收到的那一份"
        remedy = "在收文页重新上传同一个文件，填写的还在；或从备份取回放回原处；不要的，在收文页放弃"
        yield Fault("intake-missing", what, where, remedy, mendable=False)
    if strays := draft_files.strays():
        where = f"{draft_bytes.storage().where()}：{some(strays, most=3)}"
        remedy = f"{REPAIR}，会移到 {draft_bytes.storage().aside()}，不删除；档案里已有的除外"
        yield Fault("intake-stray", f"收文文件夹里有 {len(strays)} 个文件不属于任何收文", where, remedy)
