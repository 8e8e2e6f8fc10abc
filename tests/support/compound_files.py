"""Compound files (OLE) for the tests: as many streams as are given, one after another behind the table."""

import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTOR, _END, _FREE, _TABLE = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def compound(streams: dict[str, bytes], embedded: dict[str, bytes] | None = None) -> bytes:
    """A file with the streams at its top, and others in a storage within, as an embedded object has them."""
    contents = [*streams.values(), *(embedded or {}).values()]
    names = [*streams, *(embedded or {})]
    directory_sectors = -(-(len(names) + 2) // 4)
    counts = [max(-(-len(content) // _SECTOR), 1) for content in contents]
    tables = -(-(directory_sectors + sum(counts)) // (_SECTOR // 4 - 1))
    table = [_TABLE] * tables
    starts = [_chained(table, count) for count in (directory_sectors, *counts)]
    body = b"".join(content.ljust(count * _SECTOR, b"\x00") for content, count in zip(contents, counts, strict=True))
    sizes = [max(len(content), 4096) for content in contents]
    header = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    entries = _directory(names, starts[1:], sizes, len(streams))
    allocation = struct.pack(f"<{tables * 128}I", *table, *[_FREE] * (tables * 128 - len(table)))
    return header + allocation + entries.ljust(directory_sectors * _SECTOR, b"\x00") + body


def _chained(table: list[int], count: int) -> int:
    """Add a chain of so many sectors to the table; its first sector."""
    start = len(table)
    table += [*range(start + 1, start + count), _END]
    return start


def _directory(names: list[str], starts: list[int], sizes: list[int], top: int) -> bytes:
    """Root and storage come first; brothers hang on one another to the right."""
    entries = _entry("Root Entry", _ROOT, child=1) + _entry("ObjectPool", _STORAGE, right=2, child=2 + top)
    for at, name in enumerate(names):
        is_last = at + 1 in (top, len(names))
        entries += _entry(name, _STREAM, right=_FREE if is_last else at + 3, start=starts[at], size=sizes[at])
    return entries


def _entry(name: str, kind: int, right: int = _FREE, child: int = _FREE, start: int = 0, size: int = 0) -> bytes:
    written = name.encode("utf-16-le") + b"\x00\x00"
    return struct.pack("<64sHBBIII36xIQ", written, len(written), kind, 1, _FREE, right, child, start, size)


def word_stream(version: int = 0xC1, flags: int = 0) -> bytes:
    """The first bytes of a WordDocument stream ([MS-DOC] 2.5.2)."""
    return struct.pack("<HH6xH", 0xA5EC, version, flags).ljust(4096, b"\x00")
