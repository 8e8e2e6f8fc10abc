"""The guard before a zip (docx, odt): what a hostile one would do to us is refused before it is unpacked.

Sizes in the headers are claims. They are added up to refuse what admits to being a bomb, and never
trusted: `read` unpacks no more than it was allowed, and a checksum that does not fit is damage.
"""

import io
import re
import struct
import zipfile
import zlib

from archive.formats.refusal import Refused

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_OF_ONE = 32 * 1024 * 1024
# A long table of equal rows packs 50 to 1; a file of zeros 1,000 to 1.
_HIGHEST_RATIO, _RATIO_COUNTS_FROM = 200, 4 * 1024 * 1024
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_LOCAL_HEADER = struct.Struct("<4s2xHH4x4xIIHH")  # to the lengths of name and extra field
_ZIP64 = 0xFFFFFFFF
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # ISO/IEC 29500-2 allows no others
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_CUT_SHORT = "文件不完整：压缩包的目录缺失或损坏，可能没有下载完；请重新下载或重新另存。"
_DAMAGED = "文件已损坏：压缩包里的内容与登记的不符，读不出来；请重新下载或重新另存。"


class Zipped:
    """A zip that passed the guard. Names are matched without regard to case, as packages of Office do."""

    def __init__(self, data: bytes):
        """Raises Refused, each cause with its own sentence."""
        if not data.startswith(_LOCAL):
            raise Refused("内容不是 Word 文件，可能是改了扩展名的图片或其他文件；请用 Word 或 WPS 另存为 .docx。")
        if data.count(_CENTRAL) > MOST_ENTRIES:
            # Counted before the directory is read: the reader's own list of half a million entries is the harm.
            raise Refused(f"压缩包里的条目超过 {MOST_ENTRIES} 个的上限，不是正常的文件；请检查来源。")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise Refused(_CUT_SHORT) from error
        entries = self._zip.infolist()
        _refuse_paths(entries)
        _refuse_encrypted(entries)
        _refuse_bombs(entries, data)
        _refuse_overlaps(entries, data)
        self._entries = {entry.filename.lower(): entry for entry in entries}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    @property
    def names(self) -> list[str]:
        """Names of the entries, in lower case."""
        return list(self._entries)

    def read(self, name: str, limit: int = MOST_OF_ONE) -> bytes:
        """The unpacked bytes of an entry that is there. Raises Refused where they are damaged or above the limit."""
        try:
            with self._zip.open(self._entries[name.lower()]) as stream:
                content = stream.read(limit + 1)
        except _BROKEN as error:
            raise Refused(_DAMAGED) from error
        if len(content) > limit:
            raise Refused(f"压缩包里的 {name} 解压后超过 {_size(limit)} 的上限；请拆分文件或检查来源。")
        return content


def _refuse_paths(entries: list[zipfile.ZipInfo]) -> None:
    """Nothing is ever unpacked to disk here, but a file that tries to climb out of its folder is no directive."""
    for entry in entries:
        name = entry.orig_filename
        if re.search(r"\\|^/|^[A-Za-z]:|\x00|(?:^|/)\.\.(?:/|$)", name):
            raise Refused(f"压缩包里的条目名带有路径（{_shown(name)}），可能是攻击文件，不予读取；请检查来源。")


def _refuse_encrypted(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("压缩包有密码，内容已加密；请取消密码、另存后再导入。")


def _refuse_bombs(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    for entry in entries:
        if entry.compress_type not in _METHODS:
            raise Refused("压缩包用了 Office 文件不允许的压缩方法；请用 Word 或 WPS 重新另存为 .docx。")
    claimed = sum(max(entry.file_size, _local_claim(entry, data)) for entry in entries)
    if claimed > MOST_UNPACKED:
        raise Refused(f"解压后将有 {_size(claimed)}，超过 {_size(MOST_UNPACKED)} 的上限；请拆分文件或检查来源。")
    for entry in entries:
        if entry.file_size > max(_RATIO_COUNTS_FROM, _HIGHEST_RATIO * entry.compress_size):
            ratio = entry.file_size // max(entry.compress_size, 1)
            raise Refused(f"压缩比高达 {ratio} 倍，可能是压缩炸弹，不予解压；请检查来源。")


def _local_claim(entry: zipfile.ZipInfo, data: bytes) -> int:
    """The unpacked size that the header before the entry's own data claims, 0 where it leaves that open."""
    _, _, _, _, size, name_length, extra_length = _local_header(entry, data)
    if size != _ZIP64:
        return size
    start = entry.header_offset + _LOCAL_HEADER.size + name_length
    extra = data[start : start + extra_length]
    if extra[:2] == b"\x01\x00" and len(extra) >= 12:
        return int.from_bytes(extra[4:12], "little")
    return size


def _local_header(entry: zipfile.ZipInfo, data: bytes) -> tuple:
    """Signature, flags, method, packed and unpacked size, lengths of name and extra field."""
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(_LOCAL):
        raise Refused(_CUT_SHORT)
    return _LOCAL_HEADER.unpack(header)


def _refuse_overlaps(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """One piece of data under several names is how a small zip unpacks to terabytes."""
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise Refused("压缩包里有同名的条目，无法确定以哪一个为准；请用 Word 或 WPS 重新另存。")
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Refused("压缩包里的条目互相重叠，可能是压缩炸弹，不予解压；请检查来源。")
        *_, name_length, extra_length = _local_header(entry, data)
        end = entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length + entry.compress_size
    if end > len(data):
        raise Refused(_CUT_SHORT)


def _size(count: int) -> str:
    return f"{count / 1024**3:.1f} GB" if count >= 1024**3 else f"{count // 1024**2} MB"


def _shown(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name[:60])
