"""Paths as given on the command line → files, and the bytes of each.

What a person names is followed where it is a link; what merely lies in a folder is not: a folder that somebody
else sent could point at anything that this account may read, and a directive is public at once. Nothing is told by a
path alone, which may lead elsewhere a moment later: a file is opened step by step below its folder, links refused,
and what was opened is looked at.
"""

import errno
import os
import stat
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from archive.formats import Refused, stray_files
from archive.ingest import data_folder, originals

# To go through a folder it need not be one that this account may list.
_FOLDER = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC
# O_NONBLOCK: a pipe that takes a file's place would keep the whole run waiting.
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC

_LINK = "是符号链接；文件夹里的链接不予导入，请把它所指的文件复制到文件夹里，或在命令中直接写出该文件的路径。"
_BROKEN = "是断开的符号链接，所指的文件已不存在；请补上文件，或删去这个链接。"
_SPECIAL = "不是普通文件（是文件夹、管道、套接字或设备），无法读取；请改用收到的文件。"
_OWN = "属于档案自己的数据文件夹，其中的内容不予导入；请改用收到的原文件所在的位置。"
_KEY = "里面有本档案的密钥，不予导入；请查明它为何在这里，并妥善保管。"
# As many as Linux follows.
_MOST_LINKS = 40
_MISSING = "没有这个文件或文件夹。"
_LOCKED = "没有读取这个文件的权限；请检查文件的权限。"
_LOCKED_FOLDER = "没有读取这个文件夹的权限，其中的文件都未导入；请检查文件夹的权限。"


class Found(NamedTuple):
    """A file that is meant. `folder` is the one given on the command line in which it was found, None where the
    file itself was given; `refusal` the sentence for what is known beforehand not to be taken in."""

    path: Path
    folder: Path | None = None
    refusal: str = ""


class Listing(NamedTuple):
    """The files that are meant, and the names of those in folders that are a system's or a program's own."""

    files: list[Found]
    passed_by: list[str]


def listed(paths: list[Path]) -> Listing:
    """The files meant by files and folders, in order; hidden ones in folders are left out. What else lies in a
    folder (a link, a pipe, a folder that cannot be read) is among them with its refusal."""
    listing = Listing([], [])
    for path in paths:
        if os.path.isdir(path):
            _list(path, listing)
        else:
            listing.files.append(Found(path))
    return listing


def files_under(paths: list[Path]) -> list[Found]:
    """The files of the listing."""
    return listed(paths).files


def shown(path: Path | str) -> str:
    """A path as text that can be printed and kept: bytes of its name that are no UTF-8 become �."""
    return os.fsencode(path).decode("utf-8", "replace")


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
        raise Refused(_BROKEN if found.path.is_symlink() else _MISSING) from error
    except PermissionError as error:
        raise Refused(_LOCKED) from error
    except OSError as error:
        raise Refused(f"无法读取：{error.strerror or error}。") from error
    if len(data) > limit:
        raise Refused(f"文件超过 {limit // 1024 // 1024} MB 的上限；请拆分或检查文件。")
    if data_folder.is_original(status, originals.digest(data)):
        raise Refused(_OWN)
    if settings.SECRET_KEY and settings.SECRET_KEY.encode() in data:
        # A copy of the data folder, say, made as a backup.
        raise Refused(_KEY)
    return data


def _list(folder: Path, listing: Listing) -> None:
    found, pending = listing.files, [(folder, True, "")]
    while pending:
        path, is_folder, refusal = pending.pop()
        if not is_folder:
            found.append(Found(path, folder, refusal))
            continue
        try:
            entries = [] if data_folder.holds_folder(path) else None
            if entries is None:
                with os.scandir(path) as scanned:
                    entries = sorted(scanned, key=lambda entry: entry.name, reverse=True)
            else:
                found.append(Found(path, folder, _OWN))
        except PermissionError:
            found.append(Found(path, folder, _LOCKED_FOLDER))
        except OSError as error:
            found.append(Found(path, folder, f"文件夹无法读取：{error.strerror or error}。"))
        else:
            for entry in entries:
                kind = _kind(entry)
                if _is_stray(entry.name, is_folder=kind[0]):
                    listing.passed_by.append(shown(entry.name))
                elif not entry.name.startswith("."):
                    pending.append((path / entry.name, *kind))


def _is_stray(name: str, is_folder: bool) -> bool:
    return stray_files.is_stray_folder(name) if is_folder else stray_files.refusal(name) != ""


def _kind(entry: os.DirEntry) -> tuple[bool, str]:
    """Whether an entry of a folder is a folder, and the refusal of what is neither that nor a file."""
    try:
        if entry.is_symlink():
            return False, _LINK if os.path.exists(entry) else _BROKEN
        if entry.is_dir(follow_symlinks=False):
            return True, ""
        return False, "" if entry.is_file(follow_symlinks=False) else _SPECIAL
    except OSError as error:
        return False, f"无法读取：{error.strerror or error}。"


def _open(found: Found) -> int:
    """A descriptor of the file. Raises Refused, or OSError."""
    if found.folder is None:
        real = Path(os.path.realpath(found.path, strict=True))
        start, steps = real.parent, (real.name,)
    else:
        start, steps = found.folder, found.path.relative_to(found.folder).parts
    place = os.open(start, _FOLDER)
    try:
        for step in steps[:-1]:
            below = _step(step, _FOLDER | os.O_NOFOLLOW, place)
            os.close(place)
            place = below
        if data_folder.holds(place):
            raise Refused(_OWN)
        return _regular(steps[-1], place)
    finally:
        os.close(place)


def _regular(name: str, folder: int) -> int:
    """Open a regular file in a folder. It is looked at before, since opening a device may set it going, and after."""
    status = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(status.st_mode):
        raise Refused(_LINK)
    if not stat.S_ISREG(status.st_mode):
        raise Refused(_SPECIAL)
    file = _step(name, _FILE, folder)
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise Refused(_SPECIAL)
        if data_folder.is_another_name(status):
            raise Refused(_OWN)
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
            raise Refused(_LINK) from error
        raise
