"""Compound files (OLE, [MS-CFB]): the container of .doc, .wps, .xls, and of Office files with a password.

Only as much is read as tells what is inside: the names of the streams at the top, and how a stream begins.
"""

import struct
from collections.abc import Iterator

from archive.formats.refusal import Refused

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# 2.2 Compound File Header: sector size, first sectors of directory and of the table of tables, size of small streams.
_HEADER = struct.Struct("<30xH16xI4xI8xI4x")
_FIRST_TABLES, _TABLES_IN_HEADER = 76, 109
# 2.6.1 Directory Entry: name, its length in bytes, left, right and child, first sector, size.
_ENTRY = struct.Struct("<64sH2xIII36xIQ")
_LAST_SECTOR = 0xFFFFFFFA  # above are marks: end of chain, free
_MOST_ENTRIES = 20_000
CUT_SHORT = "文件不完整：内部目录或正文缺了一截，可能没有下载完；请重新下载或重新另存。"


class Compound:
    """A compound file. Raises Refused where it is cut short or its directory is broken."""

    def __init__(self, data: bytes):
        if len(data) < 512:
            raise Refused(CUT_SHORT)
        self._data = data
        shift, directory, self._small, tables = _HEADER.unpack_from(data)
        if shift not in (9, 12):
            raise Refused(CUT_SHORT)
        self._size = 1 << shift
        self._tables = self._read_tables(tables)
        self._streams = self._at_top(b"".join(map(self._sector, self._chain(directory, _MOST_ENTRIES // 4))))

    @property
    def names(self) -> set[str]:
        """Names of the streams and storages at the top, not those of embedded objects."""
        return set(self._streams)

    def begin(self, name: str) -> bytes:
        """The first sector of a stream; b"" where it is not there or too small to have one of its own."""
        start, size = self._streams.get(name, (0, 0))
        return self._sector(start) if size >= self._small else b""

    def is_whole(self, name: str) -> bool:
        """Whether every sector of a stream lies in the file."""
        start, size = self._streams.get(name, (0, 0))
        if size < self._small:
            return True
        wanted = -(-size // self._size)
        return sum(bool(self._sector(at)) for at in self._chain(start, wanted)) == wanted

    def _sector(self, at: int) -> bytes:
        return self._data[(at + 1) * self._size : (at + 2) * self._size]

    def _read_tables(self, more: int) -> list[int]:
        """The sectors of the allocation table: the first ones named in the header, the others in a chain of lists."""
        named = list(struct.unpack_from(f"<{_TABLES_IN_HEADER}I", self._data, _FIRST_TABLES))
        sectors = len(self._data) // self._size + 1
        while more < _LAST_SECTOR and len(named) <= sectors:
            listed = _numbers(self._sector(more))
            if not listed:
                raise Refused(CUT_SHORT)
            *listed, more = listed
            named += listed
        return [at for at in named if at < _LAST_SECTOR]

    def _chain(self, at: int, most: int) -> Iterator[int]:
        """The sectors of a stream in order, at most so many: a chain may be bent into a ring."""
        per_table = self._size // 4
        for _ in range(most):
            if at >= _LAST_SECTOR:
                return
            yield at
            table, entry = divmod(at, per_table)
            if table >= len(self._tables):
                return
            offset = (self._tables[table] + 1) * self._size + entry * 4
            following = self._data[offset : offset + 4]
            if len(following) < 4:
                return
            at = int.from_bytes(following, "little")

    def _at_top(self, directory: bytes) -> dict[str, tuple[int, int]]:
        """First sector and size, by name, of what the root holds: a tree of brothers, left and right."""
        entries = [_ENTRY.unpack_from(directory, at) for at in range(0, len(directory) - 127, 128)]
        if not entries:
            raise Refused(CUT_SHORT)
        found: dict[str, tuple[int, int]] = {}
        _, _, _, _, child, _, _ = entries[0]
        pending, seen = [child], set()
        while pending:
            at = pending.pop()
            if at >= len(entries) or at in seen:
                continue
            seen.add(at)
            name, length, left, right, _, start, size = entries[at]
            found[name[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")] = (start, size & 0xFFFFFFFF)
            pending += [left, right]
        return found


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
