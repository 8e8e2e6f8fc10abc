"""Compound files (OLE, [MS-CFB]): the container of .doc, .wps, .xls, and of Office files with a password.

Only as much is read as tells what is inside: the names of the streams at the top, and how a stream begins. olefile
reads them; it believes what a file says of its own size, so that is looked at first.
"""

import io
from array import array

from olefile import OleFileIO
from olefile.olefile import OleDirectoryEntry

from archive.formats.refusal import Refused

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CUT_SHORT = "文件不完整：内部目录或正文缺了一截，可能没有下载完；请重新下载或重新另存。"
# Of sectors (512 or 4096 bytes) and of small ones (64), as powers of two; others would be numbers beyond printing.
_SHIFTS, _SHIFTS_THERE_ARE = slice(30, 34), (b"\x09\x00\x06\x00", b"\x0c\x00\x06\x00")
# A letter with a thousand embedded objects has some five thousand.
_MOST_ENTRIES = 10_000
_ENTRY_BYTES = 128
# How many sectors of the allocation table the header itself names.
_TABLES_IN_HEADER = 109


class Compound:
    """A compound file. Raises Refused where it is cut short or its directory is broken."""

    def __init__(self, data: bytes):
        self._size = len(data)
        if data[_SHIFTS] not in _SHIFTS_THERE_ARE:
            raise Refused(CUT_SHORT)
        try:
            self._file = _Bounded(io.BytesIO(data))
        # olefile walks a directory by recursion: one that is a thousand entries deep is nobody's.
        except (OSError, RecursionError, IndexError) as error:
            raise Refused(CUT_SHORT) from error
        self._streams: dict[str, OleDirectoryEntry] = {entry.name: entry for entry in self._file.root.kids}

    @property
    def names(self) -> set[str]:
        """Names of the streams and storages at the top, not those of embedded objects."""
        return set(self._streams)

    def begin(self, name: str) -> bytes:
        """The first 512 bytes of a stream; b"" where it is not there, broken, or too small to have a sector."""
        return self._read(name)[:512]

    def is_whole(self, name: str) -> bool:
        """Whether every byte of a stream lies in the file; so it is held of those too small to have a sector."""
        return not self._has_sectors(name) or len(self._read(name)) == self._streams[name].size

    def _read(self, name: str) -> bytes:
        if not self._has_sectors(name) or self._streams[name].size > self._size:
            return b""
        try:
            return self._file.openstream([name]).getvalue()
        except OSError:
            return b""

    def _has_sectors(self, name: str) -> bool:
        return name in self._streams and self._streams[name].size >= self._file.minisectorcutoff


class _Bounded(OleFileIO):
    """A file that claims no more than its own length can hold: what olefile does for each claim is bounded by that."""

    def loadfat(self, header: bytes) -> None:
        # Each table sector is added to all before it, by copying: twice what the file needs is enough.
        if self.num_fat_sectors > 2 * self.nb_sect * 4 // self.sectorsize + _TABLES_IN_HEADER:
            raise OSError("more of a table than there are sectors")
        super().loadfat(header)

    def loaddirectory(self, sect: int) -> None:
        if _is_longer(self.fat, sect, _MOST_ENTRIES * _ENTRY_BYTES // self.sectorsize):
            raise OSError("more entries than any letter has, or a ring")
        super().loaddirectory(sect)


def _is_longer(table: array, at: int, most: int) -> bool:
    """Whether a chain of sectors has more of them."""
    for _ in range(most + 1):
        if at >= len(table):
            return False
        at = table[at]
    return True
