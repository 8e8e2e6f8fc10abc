"""What the entries of a zip are called: in UTF-8 where it says so, in GBK where Windows wrote the names."""

import re
import struct
import zipfile
import zlib

_SAYS_UTF8 = 0x800
_UNICODE_PATH = 0x7075  # the field of Info-ZIP that holds the name in UTF-8 (APPNOTE 4.6.9)
_FIELD = struct.Struct("<HH")
# Three bytes of UTF-8 each; 联通 in GBK is two letters of two bytes in UTF-8.
_WIDE = re.compile("[\u0800-\uffff\U00010000-\U0010ffff]")


def name_of(entry: zipfile.ZipInfo) -> str:
    """The name of an entry with its folders, parted by /, whatever its maker wrote."""
    name = entry.orig_filename
    if not entry.flag_bits & _SAYS_UTF8:
        # zipfile reads what is not said to be UTF-8 as the code page of the first PC, which keeps every byte.
        data = name.encode("cp437", "replace")
        name = _field(entry.extra, data) or _decoded(data)
    return name.replace("\\", "/").split("\x00")[0]


def _field(extra: bytes, data: bytes) -> str:
    at = 0
    while at + _FIELD.size <= len(extra):
        kind, size = _FIELD.unpack_from(extra, at)
        body = extra[at + _FIELD.size : at + _FIELD.size + size]
        if kind == _UNICODE_PATH and body[:1] == b"\x01" and body[1:5] == struct.pack("<I", zlib.crc32(data)):
            return body[5:].decode("utf-8", "replace")
        at += _FIELD.size + size
    return ""


def _decoded(data: bytes) -> str:
    try:
        name = data.decode("utf-8")
    except UnicodeDecodeError:
        name = ""
    if name and (name.isascii() or _WIDE.search(name)):
        return name
    return data.decode("gb18030", "replace")
