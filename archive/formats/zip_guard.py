"""The guard before a zip that is one document (docx, odt, ofd, xlsx): more is asked of it than of a folder that
somebody packed, since its program writes it in one way only.
"""

import re
import zipfile

from archive.formats import zip_directory
from archive.formats.refusal import Refused
from archive.formats.zip_directory import MOST_ENTRIES, MOST_UNPACKED, shown

__all__ = ["MOST_ENTRIES", "MOST_OF_ONE", "MOST_UNPACKED", "Zipped"]

MOST_OF_ONE = 32 * 1024 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # ISO/IEC 29500-2 allows no others


class Zipped:
    """A zip that passed the guard. Names are matched without regard to case, as packages of Office do."""

    def __init__(self, data: bytes):
        """Raises Refused, each cause with its own sentence."""
        if not data.startswith(zip_directory.LOCAL):
            raise Refused("内容不是 Word 文件，可能是改了扩展名的图片或其他文件；请用 Word 或 WPS 另存为 .docx。")
        self._zip = zip_directory.opened(data)
        entries = self._zip.infolist()
        _refuse_paths(entries)
        _refuse_encrypted(entries)
        _refuse_methods(entries)
        zip_directory.refuse_bombs(entries, data)
        if len({entry.filename.lower() for entry in entries}) < len(entries):
            raise Refused("压缩包里有同名的条目，无法确定以哪一个为准；请用 Word 或 WPS 重新另存。")
        zip_directory.refuse_overlaps(entries, data)
        self._entries = {entry.filename.lower(): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    @property
    def names(self) -> list[str]:
        """Names of the entries, in lower case."""
        return list(self._entries)

    def read(self, name: str, limit: int = MOST_OF_ONE) -> bytes:
        """The unpacked bytes of an entry that is there. Raises Refused where they are damaged or above the limit."""
        return zip_directory.unpacked(self._zip, self._entries[name.lower()], limit)


def _refuse_paths(entries: list[zipfile.ZipInfo]) -> None:
    """Nothing is ever unpacked to disk here, but a file that tries to climb out of its folder is no directive."""
    for entry in entries:
        name = entry.orig_filename
        if re.search(r"\\|^/|^[A-Za-z]:|\x00|(?:^|/)\.\.(?:/|$)", name):
            raise Refused(f"压缩包里的条目名带有路径（{shown(name)}），可能是攻击文件，不予读取；请检查来源。")


def _refuse_encrypted(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("压缩包有密码，内容已加密；请取消密码、另存后再导入。")


def _refuse_methods(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.compress_type not in _METHODS for entry in entries):
        raise Refused("压缩包用了 Office 文件不允许的压缩方法；请用 Word 或 WPS 重新另存为 .docx。")
