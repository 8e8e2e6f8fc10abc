"""The folder in which backups lie: which of them go, and when the last one was made."""

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from archive.ops import data_rights
from archive.ops.backups import manifest
from archive.ops.backups.manifest import Manifest

_NAMED = re.compile(r"(archive-\d{4}-\d\d-\d\d-\d{4})(?:-(\d+))?\.zip")


@dataclass(frozen=True)
class LastBackup:
    """The backup made last, as DATA_DIR has it on record; `is_whole` where nothing was missing in it."""

    at: datetime
    file: Path
    is_whole: bool

    @property
    def is_old(self) -> bool:
        return timezone.now() - self.at > timedelta(days=settings.BACKUP_DAYS)

    @property
    def is_there(self) -> bool:
        return self.file.is_file()


def record(path: Path, told: Manifest) -> None:
    """A backup was made. Where DATA_DIR is read-only nobody is told of it later."""
    row = {"at": told.made_at, "file": str(path.resolve()), "whole": not told.faults}
    with suppress(OSError):
        data_rights.write(_record(), json.dumps(row, ensure_ascii=False) + "\n")


def last() -> LastBackup | None:
    """The backup made last; None where there was none, or nobody can say."""
    try:
        row = json.loads(_record().read_text(encoding="utf-8"))
        return LastBackup(datetime.fromisoformat(row["at"]), Path(row["file"]), bool(row["whole"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_old() -> bool:
    """Whether there is no backup, or none since long."""
    held = last()
    return held is None or held.is_old


def told() -> str:
    """When the last backup was made, in a sentence for the staff."""
    held = last()
    if held is None:
        return gettext("还没有备份；请运行 manage.py backup。")
    words = gettext("上次备份：%(at)s，%(file)s。") % {"at": _when(held), "file": held.file}
    if held.is_old:
        words += gettext("已超过 %(days)s 天，请运行 manage.py backup。") % {"days": settings.BACKUP_DAYS}
    return words


def line() -> str:
    """The same for whoever watches the service."""
    held = last()
    if held is None:
        return "no backup was made yet"
    return f"last backup {_when(held)}" + (f", more than {settings.BACKUP_DAYS} days ago" if held.is_old else "")


def way_back() -> str:
    """What to do where only a backup helps, naming the one to use."""
    held = last()
    file = held.file if held and held.is_there else newest(Path(settings.BACKUP_FOLDER))
    data = settings.DATA_DIR
    if file is None:
        return f"停止程序，用别处的备份恢复（这里没有找到）：把 {data} 改名留存，再运行 manage.py restore 备份文件"
    aside = "（备份在里面的，先移出来）" if Path(data) in file.parents else ""
    return f"停止程序，把 {data} 改名留存{aside}，再运行 manage.py restore {file}"


def newest(folder: Path) -> Path | None:
    """The newest whole backup of a folder, or the newest at all."""
    held = on(folder)
    return next((path for path in reversed(held) if _is_whole(path)), held[-1] if held else None)


def on(folder: Path) -> list[Path]:
    """The backups of a folder, the oldest first."""
    named = [(found[1], int(found[2] or 1), path) for path in _files(folder) if (found := _NAMED.fullmatch(path.name))]
    return [path for _, _, path in sorted(named)]


def prune(folder: Path, keep: int) -> list[Path]:
    """Delete all but so many of the newest; which. What is no backup of ours stays, and the last whole one stays
    however old it is. With 0 all stay."""
    held = on(folder)
    old = held[:-keep] if keep > 0 else []
    if old and not any(map(_is_whole, held[-keep:])):
        spared = next((path for path in reversed(old) if _is_whole(path)), None)
        old = [path for path in old if path != spared]
    gone = []
    for path in old:
        if _is_ours(path):
            path.unlink(missing_ok=True)
            gone.append(path)
    return gone


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    return []


def _is_whole(path: Path) -> bool:
    try:
        return not manifest.read(path).faults
    except (manifest.Unfit, OSError):
        return False


def _is_ours(path: Path) -> bool:
    try:
        manifest.read(path)
    except (manifest.Unfit, OSError):
        return False
    return True


def _when(held: LastBackup) -> str:
    return f"{timezone.localtime(held.at):%Y-%m-%d %H:%M}"


def _record() -> Path:
    return Path(settings.DATA_DIR) / "last-backup"
