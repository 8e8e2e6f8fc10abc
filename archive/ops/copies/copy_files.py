"""The copies as files: DATA_DIR/copies/archive-0.1.0-2026-01-31.sqlite3, version and date of when it was made.

Each is written beside its name, read through, brought to the disk and only then named. All are kept: who deletes one
gives up that way back, and that nobody decides for them.
"""

import errno
import os
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
from archive.ops.copies.recorded_version import Recorded

# So many copies nobody need hear of.
_FEW = 3
_CAUSES = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件大小超过系统允许的上限",
    errno.EACCES: "没有写入权限",
    errno.EROFS: "磁盘是只读的",
}


class NotCopied(Exception):
    """Why there is no copy and what to do, in a sentence; nothing has been changed."""


def database() -> Path:
    return Path(connection.settings_dict["NAME"])


def newest(version: str) -> Path | None:
    """The copy made last of an archive of that version."""
    copies = _folder().glob(f"archive-{version}-*.sqlite3")
    return max(copies, key=lambda copy: copy.stat().st_mtime_ns, default=None)


def make(held: Recorded) -> Path:
    """Copy the database as it stands, of which `held` was read. Raises NotCopied."""
    try:
        _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in _folder().glob("*.partial"):
            # Of a start that was killed over it.
            left.unlink()
        _see_to_room()
        return _written(held)
    except (OSError, DatabaseError, sqlite3.Error) as error:
        raise _not_copied(_cause(error)) from error


def told_of_many() -> str:
    """A sentence where there are more copies than nobody need hear of, or ''."""
    sizes = [copy.stat().st_size for copy in _folder().glob("archive-*.sqlite3")]
    if len(sizes) <= _FEW:
        return ""
    many = f"{_folder()} 里现有 {len(sizes)} 份副本，共 {filesizeformat(sum(sizes))}"
    return f"{many}；不会再退回的版本，可以自行删除它的副本。"


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "copies"


def _see_to_room() -> None:
    held = database()
    files = [held, held.with_name(f"{held.name}-wal")]
    needed = sum(file.stat().st_size for file in files if file.exists())
    free = shutil.disk_usage(_folder()).free
    if free < needed:
        raise _not_copied(f"{_folder()} 所在的磁盘剩余 {filesizeformat(free)}，副本最多要 {filesizeformat(needed)}")


def _written(held: Recorded) -> Path:
    stem = f"archive-{held.version}-{timezone.localdate():%Y-%m-%d}"
    draft = _folder() / f"{stem}.{os.getpid()}.partial"
    # Its owner's alone from the first byte on; SQLite writes into an empty file.
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with connection.cursor() as cursor:
            # As of one moment, whoever else reads and writes meanwhile.
            cursor.execute("VACUUM INTO %s", [str(draft)])
        _check(draft, held)
        _sync(draft)
        return _named(draft, stem)
    finally:
        with suppress(OSError):
            draft.unlink()


def _check(draft: Path, held: Recorded) -> None:
    """Raises NotCopied where a copy cannot be read through, or another start was faster to change the archive."""
    with closing(sqlite3.connect(f"file:{quote(str(draft))}?mode=ro", uri=True)) as copy:
        said = copy.execute("PRAGMA quick_check").fetchone()[0]
        is_changing = copy.execute("PRAGMA user_version").fetchone()[0] < 0
    if said != "ok":
        raise _not_copied(f"写成的副本检查不过（{said}）")
    if is_changing and not held.is_changing:
        raise NotCopied("另一个进程正在升级这个档案；等它完成后再启动。")


def _named(draft: Path, stem: str) -> Path:
    for at in range(1, 1000):
        copy = draft.with_name(f"{stem}.sqlite3" if at == 1 else f"{stem}-{at}.sqlite3")
        # A hard link fails where the name is taken: no copy is ever written over.
        with suppress(FileExistsError):
            os.link(draft, copy)
            _sync(copy.parent)
            return copy
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(draft))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_copied(cause: str) -> NotCopied:
    return NotCopied(
        f"没能另存数据库的副本：{cause}。档案没有改动。请排除故障（例如腾出空间）后重新启动；"
        f"已另有备份的，可以用 WITHOUT_COPY={__version__} make serve 不存副本继续，只对这一版有效。"
    )


def _cause(error: Exception) -> str:
    if isinstance(error, OSError):
        return _CAUSES.get(error.errno, error.strerror or str(error))
    cause = error.__cause__ or error
    is_full = getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return _CAUSES[errno.ENOSPC] if is_full else f"数据库答复“{cause}”"
