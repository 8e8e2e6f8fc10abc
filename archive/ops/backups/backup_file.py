"""A backup made while the archive is in use.

First the database as of one moment, then the originals: an original is there before its row is, so whatever the copied
rows name can be read. Written beside its name, read through and held against its list, brought to the disk and only
then named.
"""

import hashlib
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from archive import __version__
from archive.ops import database_state, database_trouble, originals_url
from archive.ops.backups import backup_shelf, held_files, manifest, sealed_stubs
from archive.ops.backups.manifest import Manifest
from archive.ops.copies import drafts

_BLOCK = 1024 * 1024
# What begins so is packed already: ZIP (and with it Word, Excel, OFD) and PDF.
_PACKED = (b"PK\x03\x04", b"%PDF")
# What the environment may say, and whoever puts the archive up again wants to know. No secret is among it.
_SETTINGS = (
    "HOST", "PORT", "DATA_DIR", "ALLOWED_HOSTS", "HTTPS", "TRUSTED_PROXIES", "TRUSTED_ORIGINS", "SCRIPT_NAME",
    "READERS_SIGN_IN", "IDLE_MINUTES", "INTAKE_DAYS", "ORIGINALS", "ORIGINALS_URL", "UNMARKED", "UNCHECKED",
    "OWN_BODY", "REPRINT_BODY", "ACCESS_LOG", "INDEX_NAME", "SOFFICE",
    "BACKUP_FOLDER", "KEEP_BACKUPS", "BACKUP_DAYS",
)  # fmt: skip


class NotBackedUp(Exception):
    """Why there is no backup and what to do, in a sentence; earlier ones are untouched."""


def make(folder: Path) -> tuple[Path, Manifest]:
    """Make a backup in the folder: (where it is, what it says of itself). Raises NotBackedUp."""
    if database_state.database_file() is None:
        raise NotBackedUp(f"数据库不是本机的 SQLite 文件：请用 pg_dump 备份数据库，再复制{_apart()}。")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        drafts.clear_away(folder)
        return _made(folder)
    except manifest.Unfit as unfit:
        raise NotBackedUp(f"没有备份：写成的文件读不回来（{unfit}）；请检查 {folder} 所在的磁盘。") from unfit
    except (OSError, DatabaseError, sqlite3.Error) as error:
        fault = database_trouble.disk_fault(error, "请运行 check_archive，它说明怎么办；排除故障")
        raise NotBackedUp(
            f"没有备份（{folder}）：{fault.cause}；{fault.remedy}后重新运行。先前的备份没有改动。"
        ) from error


def _apart() -> str:
    """What is to be kept apart from the database, and where it lies."""
    folder = Path(settings.DATA_DIR)
    own = f"{settings.SEARCH_LEXICON_DIR} 和 {folder / 'secret-key'}"
    if not settings.ORIGINALS_URL:
        return f" {settings.MEDIA_ROOT}、{folder / 'intake'}、{own}"
    address = originals_url.parsed(settings.ORIGINALS_URL)
    return f" {own}；原件在存储桶 {address} 里，请在存储上开版本保留，并每晚复制到另一处（如 aws s3 sync）"


def _made(folder: Path) -> tuple[Path, Manifest]:
    at = timezone.localtime()
    stem = f"archive-{at:%Y-%m-%d-%H%M}"
    database, draft = drafts.begin(folder, f"{stem}-database"), drafts.begin(folder, stem)
    try:
        _copy_database(database)
        told = _write(draft, database, at, sealed_stubs.empty(database))
        manifest.verify(draft)
        drafts.bring_to_disk(draft)
        path = drafts.finish(draft, stem, ".zip")
    finally:
        for one in (database, draft):
            with suppress(OSError):
                one.unlink()
    backup_shelf.record(path, told)
    return path, told


def _copy_database(draft: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(draft)) as copy:
        # In one step: a copy that others write into between two steps is begun anew each time.
        connection.connection.backup(copy, pages=-1)
        # One file, which can be read where nothing can be written.
        copy.execute("PRAGMA journal_mode=DELETE")
    if said := database_state.file_damage(draft):
        raise NotBackedUp(
            f"没有备份：数据库已损坏（{said}）；请运行 check_archive，它说明怎么办。先前的备份没有改动。"
        )


def _write(draft: Path, database: Path, at: datetime, sealed: list[str]) -> Manifest:
    faults: list[str] = []
    told = Manifest(
        version=__version__,
        made_at=at.isoformat(timespec="seconds"),
        migrations=sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations()),
        settings={name: os.environ[name] for name in _SETTINGS if name in os.environ},
        files={},
        faults=faults,
        sealed=sealed,
    )
    with zipfile.ZipFile(draft, "w", allowZip64=True) as held:
        told.files[manifest.DATABASE] = _add(held, manifest.DATABASE, partial(_file, database), at)
        for name, path in held_files.small_files():
            told.files[name] = _add(held, name, partial(_file, path), at)
        for file, sha256, received in held_files.sources(database):
            _add_original(held, file, sha256, received, at, told)
        for sha256 in held_files.drafts(database):
            # One that was taken in meanwhile is gone.
            with suppress(FileNotFoundError):
                name = f"intake/{sha256}"
                told.files[name] = _add(held, name, partial(storages["drafts"].open, sha256), at)
        held.writestr(_info(manifest.NAME, at, zipfile.ZIP_DEFLATED), told.as_json())
    return told


def _add_original(held: zipfile.ZipFile, file: str, sha256: str, received: str, at: datetime, told: Manifest) -> None:
    name = f"sources/{file}"
    if file != f"{sha256[:2]}/{sha256}":
        # No path of ours: what it leads to is nobody's original.
        told.faults.append(f"原件的位置不对：{file}（{received}）")
        return
    try:
        found = _add(held, name, partial(storages["originals"].open, file), at)
    except (FileNotFoundError, IsADirectoryError):
        told.faults.append(f"原件不在：{file}（{received}）")
        return
    told.files[name] = found
    if found != sha256:
        told.faults.append(f"原件与入库时不符：{file}（{received}）")


def _add(held: zipfile.ZipFile, name: str, opened: Callable[[], IO[bytes]], at: datetime) -> str:
    """Write a file as a member; its SHA-256."""
    digest = hashlib.sha256()
    with opened() as file:
        block = file.read(_BLOCK)
        kind = zipfile.ZIP_STORED if block.startswith(_PACKED) else zipfile.ZIP_DEFLATED
        info = _info(name, at, kind)
        with held.open(info, "w", force_zip64=True) as member:
            while block:
                digest.update(block)
                member.write(block)
                block = file.read(_BLOCK)
    return digest.hexdigest()


def _file(path: Path) -> IO[bytes]:
    return path.open("rb")


def _info(name: str, at: datetime, kind: int) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, at.timetuple()[:6])
    info.compress_type, info._compresslevel = kind, 1  # type: ignore[attr-defined]
    # Whoever unpacks it by hand has files that are his alone.
    info.external_attr = 0o600 << 16
    return info
