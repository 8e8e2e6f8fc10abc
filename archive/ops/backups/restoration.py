"""A backup into an empty data folder.

Unpacked into a folder within it and moved from there, the database last: until then there is no archive, and a restore
that was killed is simply run again.
"""

import hashlib
import os
import shutil
import sqlite3
import zipfile
from contextlib import closing, suppress
from pathlib import Path

from django.db.migrations.loader import MigrationLoader
from django.template.defaultfilters import filesizeformat

from archive import __version__
from archive.ops import database_state, disk
from archive.ops.backups import manifest
from archive.ops.backups.manifest import Manifest
from archive.ops.copies import drafts
from archive.ops.copies.recorded_version import Recorded, of_number

_UNPACKED = "restored.partial"
_BLOCK = 1024 * 1024
# In this order: nothing is an archive before its database is there.
_MOVED = ("sources", "intake", "lexicon", "secret-key", "first-holdings-imported", manifest.DATABASE)


class NotRestored(Exception):
    """Why nothing was restored and what to do, in a sentence; nothing was touched."""


def restore(file: Path, folder: Path) -> Manifest:
    """Unpack a backup into a data folder that is empty; what it said of itself. Raises NotRestored."""
    try:
        told = manifest.verify(file)
    except manifest.Unfit as unfit:
        raise NotRestored(f"{unfit}；没有恢复，也没有改动任何东西。") from None
    except OSError as error:
        raise NotRestored(f"{file} 读不出来：{error.strerror or error}；没有恢复，也没有改动任何东西。") from error
    _refuse_newer(told, file)
    _refuse_full(folder)
    try:
        _see_to_room(file, folder)
        _unpack(file, told, folder / _UNPACKED)
        _move(folder)
    except OSError as error:
        fault = disk.fault(error)
        raise NotRestored(f"没有恢复（{folder}）：{fault.cause}；{fault.remedy}后重新运行。") from error
    finally:
        shutil.rmtree(folder / _UNPACKED, ignore_errors=True)
    return told


def _refuse_newer(told: Manifest, file: Path) -> None:
    strange = sorted(set(told.migrations) - {".".join(key) for key in MigrationLoader(None).disk_migrations})
    try:
        is_newer = Recorded(told.version).is_newer
    except ValueError:
        is_newer = True
    if is_newer or any(name.startswith(("archive.", "search.")) for name in strange):
        raise NotRestored(
            f"{file} 是 {told.version} 版程序的备份，本程序是 {__version__} 版，读不懂它的内容；"
            f"请用 {told.version} 版或更新的程序恢复。没有改动任何东西。"
        )


def _refuse_full(folder: Path) -> None:
    try:
        here = {path.name for path in folder.iterdir()} if folder.exists() else set()
    except OSError as error:
        raise NotRestored(f"{folder} 打不开：{error.strerror or error}；没有恢复。") from error
    # What a restore that was killed has left is ours.
    is_ours = _UNPACKED in here and manifest.DATABASE not in here and here <= {_UNPACKED, *_MOVED}
    if here and not is_ours:
        raise NotRestored(
            f"{folder} 不是空文件夹（里面有 {'、'.join(sorted(here)[:3])}{'……' if len(here) > 3 else ''}）；"
            "备份只恢复到空文件夹：把它改名留存，或用 DATA_DIR 另指一个空文件夹。没有改动任何东西。"
        )


def _see_to_room(file: Path, folder: Path) -> None:
    with zipfile.ZipFile(file) as held:
        needed = sum(member.file_size for member in held.infolist())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NotRestored(
            f"{folder} 所在的磁盘剩余 {filesizeformat(free)}，恢复要 {filesizeformat(needed)}；"
            "请腾出空间后重新运行。没有改动任何东西。"
        )


def _unpack(file: Path, told: Manifest, place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o700)
    with zipfile.ZipFile(file) as held:
        for name, sha256 in told.files.items():
            path = place / name
            for parent in reversed(Path(name).parents):
                (place / parent).mkdir(mode=0o700, exist_ok=True)
            if _written(held, name, path) != sha256:
                raise NotRestored(f"{file} 里的 {name} 恢复后与清单中的 SHA-256 不符；没有恢复，请检查磁盘。")
    database = place / manifest.DATABASE
    if said := database_state.file_damage(database):
        raise NotRestored(f"{file} 里的数据库读不出来（{said}）；没有恢复，请用另一份备份。")
    with closing(sqlite3.connect(database)) as held_database:
        if of_number(held_database.execute("PRAGMA user_version").fetchone()[0]).is_newer:
            raise NotRestored(f"{file} 里的数据库由更新版本的程序改动过；没有恢复，请用那个版本恢复。")
    # Before anything is moved: a power cut leaves no archive whose files are empty.
    os.sync()


def _written(held: zipfile.ZipFile, name: str, path: Path) -> str:
    digest = hashlib.sha256()
    with (
        held.open(name) as member,
        os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file,
    ):
        while block := member.read(_BLOCK):
            digest.update(block)
            file.write(block)
    return digest.hexdigest()


def _move(folder: Path) -> None:
    for name in _MOVED:
        found, place = folder / _UNPACKED / name, folder / name
        if place.is_dir():
            shutil.rmtree(place)
        if found.exists():
            os.replace(found, place)
    with suppress(OSError):
        drafts.bring_to_disk(folder)
