"""The copies as files: DATA_DIR/copies/archive-0.1.0-2026-01-31.sqlite3, version and date of when it was made.

Each is written beside its name, read through, brought to the disk and only then named. All are kept: who deletes one
gives up that way back, and that nobody decides for them.
"""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError, connection
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from archive import __version__
from archive.ops import database_trouble, disk
from archive.ops.copies import drafts
from archive.ops.copies.recorded_version import Recorded, of_number

# So many copies nobody need hear of.
_FEW = 3


class NotCopied(Exception):
    """Why there is no copy and what to do, in a sentence; nothing has been changed."""


def database() -> Path:
    return Path(connection.settings_dict["NAME"])


def newest(version: str) -> Path | None:
    """The copy made last of an archive of that version."""
    return max(_copies(version), key=lambda copy: copy.stat().st_mtime_ns, default=None)


def make(version: str) -> Path:
    """Copy the database as it stands, in order by that version. Raises NotCopied."""
    try:
        _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        drafts.clear_away(_folder())
        _see_to_room()
        return _written(version)
    except (OSError, DatabaseError, sqlite3.Error) as error:
        raise _not_copied(*database_trouble.disk_fault(error, "请排除故障")) from error


def way_back(copy: Path, version: str) -> str:
    """What to do to have that copy again, which is of that version."""
    held = database()
    return (
        f"要退回：停止程序，把 {held}（连同旁边的 {held.name}-wal、{held.name}-shm）移到别处，"
        f"再把副本 {copy} 复制为 {held}，用 {version} 版的程序启动；索引会自动重建，原件从不改动。"
    )


def told_of_many() -> str:
    """A sentence where there are more copies than nobody need hear of, or ''."""
    sizes = [copy.stat().st_size for copy in _copies("*")]
    if len(sizes) <= _FEW:
        return ""
    many = f"{_folder()} 里现有 {len(sizes)} 份副本，共 {filesizeformat(sum(sizes))}"
    return f"{many}；不会再退回的版本，可以自行删除它的副本。"


def all_copies() -> list[Path]:
    """Every copy that there is, by name."""
    return sorted(_copies("*"))


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "copies"


def _copies(version: str) -> list[Path]:
    # An empty one is a name whose owner was killed before the copy came under it.
    return [copy for copy in _folder().glob(f"archive-{version}-*.sqlite3") if copy.stat().st_size]


def _see_to_room() -> None:
    held = database()
    files = [held, held.with_name(f"{held.name}-wal")]
    needed = sum(file.stat().st_size for file in files if file.exists())
    free = shutil.disk_usage(_folder()).free
    if free < needed:
        cause = f"{_folder()} 所在的磁盘剩余 {filesizeformat(free)}，副本最多要 {filesizeformat(needed)}"
        raise _not_copied(cause, disk.FULL.remedy)


def _written(version: str) -> Path:
    stem = f"archive-{version}-{timezone.localdate():%Y-%m-%d}"
    # SQLite writes into an empty file.
    draft = drafts.begin(_folder(), stem)
    try:
        with connection.cursor() as cursor:
            # As of one moment, whoever else reads and writes meanwhile.
            cursor.execute("VACUUM INTO %s", [str(draft)])
        _check(draft, version)
        drafts.bring_to_disk(draft)
        return drafts.finish(draft, stem)
    finally:
        with suppress(OSError):
            draft.unlink()


def _check(draft: Path, version: str) -> None:
    """Raises NotCopied where a copy cannot be read through, or another start was faster to change the archive."""
    with closing(sqlite3.connect(f"file:{quote(str(draft))}?mode=ro", uri=True)) as copy:
        said = copy.execute("PRAGMA quick_check").fetchone()[0]
        found = of_number(copy.execute("PRAGMA user_version").fetchone()[0])
    if said != "ok":
        raise _not_copied(f"写成的副本检查不过（{said}）", "请检查磁盘")
    if found != Recorded(version):
        raise NotCopied("另一个进程正在升级这个档案；等它完成后再启动。")


def _not_copied(cause: str, remedy: str) -> NotCopied:
    return NotCopied(
        f"没能另存数据库的副本：{cause}。档案没有改动。{remedy}后重新启动；"
        f"已另有备份的，可以用 WITHOUT_COPY={__version__} make serve 不存副本继续，只对这一版有效。"
    )
