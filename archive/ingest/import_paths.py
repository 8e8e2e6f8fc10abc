"""Paths as given on the command line → the files that are meant.

What a person names is followed where it is a link; what merely lies in a folder is not: a folder that somebody
else sent could point at anything that this account may read, and a directive is public at once.
"""

import os
from pathlib import Path
from typing import NamedTuple

from archive.formats import stray_files
from archive.ingest import data_folder

LINK = "是符号链接；文件夹里的链接不予导入，请把它所指的文件复制到文件夹里，或在命令中直接写出该文件的路径。"
BROKEN = "是断开的符号链接，所指的文件已不存在；请补上文件，或删去这个链接。"
SPECIAL = "不是普通文件（是文件夹、管道、套接字或设备），无法读取；请改用收到的文件。"
OWN = "属于档案自己的数据文件夹，其中的内容不予导入；请改用收到的原文件所在的位置。"
_LOCKED_FOLDER = "没有读取这个文件夹的权限，其中的文件都未导入；请检查文件夹的权限。"


class Found(NamedTuple):
    """A file that is meant. `folder` is the one given on the command line in which it was found, None where the
    file itself was given; `refusal` the sentence for what is known beforehand not to be taken in."""

    path: Path
    folder: Path | None = None
    refusal: str = ""


class Listing(NamedTuple):
    """The files that are meant, and the names of what in folders is hidden, a system's or a program's own."""

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


def _list(folder: Path, listing: Listing) -> None:
    found, pending = listing.files, [(folder, True, "")]
    while pending:
        path, is_folder, refusal = pending.pop()
        if not is_folder:
            found.append(Found(path, folder, refusal))
            continue
        try:
            entries: list[os.DirEntry] | None = [] if data_folder.holds_folder(path) else None
            if entries is None:
                with os.scandir(path) as scanned:
                    entries = sorted(scanned, key=lambda entry: entry.name, reverse=True)
            else:
                found.append(Found(path, folder, OWN))
        except PermissionError:
            found.append(Found(path, folder, _LOCKED_FOLDER))
        except OSError as error:
            found.append(Found(path, folder, f"文件夹无法读取：{error.strerror or error}。"))
        else:
            for entry in entries:
                kind = _kind(entry)
                if entry.name.startswith(".") or _is_stray(entry.name, is_folder=kind[0]):
                    listing.passed_by.append(shown(entry.name))
                else:
                    pending.append((path / entry.name, *kind))


def _is_stray(name: str, is_folder: bool) -> bool:
    return stray_files.is_stray_folder(name) if is_folder else stray_files.refusal(name) != ""


def _kind(entry: os.DirEntry) -> tuple[bool, str]:
    """Whether an entry of a folder is a folder, and the refusal of what is neither that nor a file."""
    try:
        if entry.is_symlink():
            return False, LINK if os.path.exists(entry) else BROKEN
        if entry.is_dir(follow_symlinks=False):
            return True, ""
        return False, "" if entry.is_file(follow_symlinks=False) else SPECIAL
    except OSError as error:
        return False, f"无法读取：{error.strerror or error}。"
