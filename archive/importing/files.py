"""Paths as given on the command line → files, and the bytes of each."""

import os
from pathlib import Path

from django.conf import settings

from archive.formats import Refused


def files_under(paths: list[Path]) -> list[Path]:
    """The files meant by files and folders, in order; hidden ones in folders are left out."""
    found = []
    for path in paths:
        if path.is_dir():
            inside = (file for file in sorted(path.rglob("*")) if file.is_file())
            found += [file for file in inside if not any(p.startswith(".") for p in file.relative_to(path).parts)]
        else:
            found.append(path)
    return found


def shown(path: Path | str) -> str:
    """A path as text that can be printed and kept: bytes of its name that are no UTF-8 become �."""
    return os.fsencode(path).decode("utf-8", "replace")


def bytes_of(path: Path) -> bytes:
    """The bytes of a file. Raises Refused for what is no file, cannot be read or is too large."""
    limit = settings.MAX_SOURCE_BYTES
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device would keep the whole run waiting.
            raise Refused("不是普通文件，无法读取。")
        # One byte more than allowed tells an over-large file without reading all of it.
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise Refused("没有这个文件或文件夹。") from error
    except PermissionError as error:
        raise Refused("没有读取这个文件的权限；请检查文件的权限。") from error
    except OSError as error:
        raise Refused(f"无法读取：{error.strerror or error}。") from error
    if len(data) > limit:
        raise Refused(f"文件超过 {limit // 1024 // 1024} MB 的上限；请拆分或检查文件。")
    return data
