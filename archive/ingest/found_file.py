"""A file that is meant → its bytes.

Nothing is told by a path alone, which may lead elsewhere a moment later: a file is opened step by step below its
folder, links refused, and what was opened is looked at.
"""

import errno
import os
import stat
from pathlib import Path

from django.conf import settings

from archive.formats import Refused, stray_files
from archive.ingest import data_folder, originals
from archive.ingest.import_paths import BROKEN, LINK, OWN, SPECIAL, Found, shown

# To go through a folder it need not be one that this account may list.
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC
# O_NONBLOCK: a pipe that takes a file's place would keep the whole run waiting.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC

_KEY = "里面有本档案的密钥，不予导入；请查明它为何在这里，并妥善保管。"
# As many as Linux follows.
_MOST_LINKS = 40
_MISSING = "没有这个文件或文件夹。"
_LOCKED = "没有读取这个文件的权限；请检查文件的权限。"


def followed(found: Found) -> str:
    """The file that was read where the path given is a link, or ''."""
    given = found.folder is None and found.path.is_symlink()
    return shown(os.path.realpath(found.path)) if given else ""


def names_of(found: Found) -> list[str]:
    """The names of a file that was read: the one given, and where that is a link those that it leads to in the end and
    on the way."""
    path, names = found.path, [found.path.name]
    while found.folder is None and path.is_symlink() and len(names) <= _MOST_LINKS:
        path = path.parent / path.readlink()
        names.append(path.name)
    return [shown(name) for name in names]


def bytes_of(found: Found) -> bytes:
    """The bytes of a file. Raises Refused for what is no file, cannot be read, is too large or is not to be read."""
    if refusal := found.refusal or stray_files.refusal(found.path.name):
        raise Refused(refusal)
    limit = settings.MAX_SOURCE_BYTES
    try:
        with os.fdopen(_open(found), "rb") as file:
            # One byte more than allowed tells an over-large file without reading all of it.
            data, status = file.read(limit + 1), os.fstat(file.fileno())
    except FileNotFoundError as error:
        raise Refused(BROKEN if found.path.is_symlink() else _MISSING) from error
    except PermissionError as error:
        raise Refused(_LOCKED) from error
    except OSError as error:
        raise Refused(f"无法读取：{error.strerror or error}。") from error
    if data_folder.is_original(status, originals.digest(data)):
        raise Refused(OWN)
    return allowed(data)


def allowed(data: bytes) -> bytes:
    """The bytes. Raises Refused where they are too many, or bring the archive's own key along."""
    limit = settings.MAX_SOURCE_BYTES
    if len(data) > limit:
        raise Refused(f"文件超过 {limit // 1024 // 1024} MB 的上限；请拆分或检查文件。")
    if settings.SECRET_KEY and settings.SECRET_KEY.encode() in data:
        # A copy of the data folder, say, made as a backup.
        raise Refused(_KEY)
    return data


def _open(found: Found) -> int:
    """A descriptor of the file. Raises Refused, or OSError."""
    if found.folder is None:
        real = Path(os.path.realpath(found.path, strict=True))
        start, steps = real.parent, [real.name]
    else:
        start, steps = found.folder, list(found.path.relative_to(found.folder).parts)
    place = os.open(start, _FOLDER)
    try:
        for step in steps[:-1]:
            below = _step(step, _FOLDER | os.O_NOFOLLOW, place)
            os.close(place)
            place = below
        if data_folder.holds(place):
            raise Refused(OWN)
        return _regular(steps[-1], place)
    finally:
        os.close(place)


def _regular(name: str, folder: int) -> int:
    """Open a regular file in a folder. It is looked at before, since opening a device may set it going, and after."""
    status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(status.st_mode):
        raise Refused(LINK)
    if not stat.S_ISREG(status.st_mode):
        raise Refused(SPECIAL)
    file = _step(name, _FILE, folder)
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise Refused(SPECIAL)
        if data_folder.is_another_name(status):
            raise Refused(OWN)
    except BaseException:
        os.close(file)
        raise
    return file


def _step(name: str, flags: int, folder: int) -> int:
    try:
        return os.open(name, flags, dir_fd=folder)
    except OSError as error:
        # ELOOP, or of a link to a folder ENOTDIR: it became a link since the folder was listed.
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise Refused(LINK) from error
        raise
