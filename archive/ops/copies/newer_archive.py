"""An archive that a newer program has changed: an older one would take its rows for something else."""

from archive import __version__
from archive.ops.copies import copy_files, migration_state
from archive.ops.copies.recorded_version import Recorded


class NewerArchive(Exception):
    """Why this program does not start over the archive and what to do, in a sentence; nothing has been changed."""


def refuse(held: Recorded | None) -> None:
    """Raises NewerArchive; `held` is None where the database records no version."""
    is_newer = held is not None and held.is_newer
    strange = migration_state.unknown()
    if not is_newer and not strange:
        return
    program = f" {held.version} 版的程序" if held and is_newer else f"比 {__version__} 版更新的程序"
    what = f"（本程序不认识的数据库变更：{'、'.join(strange)}）" if strange else ""
    raise NewerArchive(
        f"这个档案已由{program}改动{what}，本程序是 {__version__} 版，没有启动，也没有改动任何东西。"
        f"请用{program}启动。{_way_back(held)}"
    )


def _way_back(held: Recorded | None) -> str:
    if held and (copy := copy_files.newest(__version__)):
        return copy_files.way_back(copy, __version__)
    return f"这里没有 {__version__} 版的副本，要退回只能靠别处的备份。"
