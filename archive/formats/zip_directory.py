"""A zip's directory, opened within limits: what a hostile zip would do to us is refused before anything is unpacked.

Sizes in the headers are claims. They are added up to refuse what admits to being a bomb, and never trusted.
"""

import io
import struct
import zipfile
import zlib

from archive.formats.refusal import Refused

MOST_ENTRIES = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
# A long table of equal rows packs 50 to 1; a file of zeros 1,000 to 1.
_HIGHEST_RATIO, _RATIO_COUNTS_FROM = 200, 4 * 1024 * 1024
LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCAL_HEADER = struct.Struct("<4s2xHH4x4xIIHH")  # to the lengths of name and extra field
_ZIP64 = 0xFFFFFFFF
BROKEN = (
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


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip. Raises Refused for what is cut short, has too many entries, or would unpack to more than is allowed."""
    if data.count(_CENTRAL) > MOST_ENTRIES and _entries_of(data) > MOST_ENTRIES:
        # Counted before the directory is read: the reader's own list of half a million entries is the harm.
        raise Refused(f"压缩包里的条目超过 {MOST_ENTRIES} 个的上限，不是正常的文件；请检查来源。")
    try:
        opened_zip = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise Refused(_CUT_SHORT) from error
    return opened_zip


def names(data: bytes) -> set[str]:
    """The names of a zip's entries, in lower case; none where it cannot be opened."""
    try:
        return {name.lower() for name in opened(data).namelist()}
    except Refused:
        return set()


def unpacked(opened_zip: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of an entry. No more is unpacked than the limit, whatever the headers claim. Raises Refused."""
    try:
        with opened_zip.open(entry) as stream:
            content = stream.read(limit + 1)
    except BROKEN as error:
        raise Refused(_DAMAGED) from error
    if len(content) > limit:
        raise Refused(f"压缩包里的 {shown(entry.filename)} 解压后超过 {size(limit)} 的上限；请拆分文件或检查来源。")
    return content


def refuse_bombs(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """Raises Refused where the entries admit to more than is allowed."""
    claimed = sum(max(entry.file_size, _local_claim(entry, data)) for entry in entries)
    if claimed > MOST_UNPACKED:
        raise Refused(f"解压后将有 {size(claimed)}，超过 {size(MOST_UNPACKED)} 的上限；请拆分文件或检查来源。")
    for entry in entries:
        if entry.file_size > max(_RATIO_COUNTS_FROM, _HIGHEST_RATIO * entry.compress_size):
            ratio = entry.file_size // max(entry.compress_size, 1)
            raise Refused(f"压缩比高达 {ratio} 倍，可能是压缩炸弹，不予解压；请检查来源。")


def refuse_overlaps(entries: list[zipfile.ZipInfo], data: bytes) -> None:
    """One piece of data under several names is how a small zip unpacks to terabytes. Raises Refused."""
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Refused("压缩包里的条目互相重叠，可能是压缩炸弹，不予解压；请检查来源。")
        *_, name_length, extra_length = _local_header(entry, data)
        end = entry.header_offset + _LOCAL_HEADER.size + name_length + extra_length + entry.compress_size
    if end > len(data):
        raise Refused(_CUT_SHORT)


def size(count: int) -> str:
    return f"{count / 1024**3:.1f} GB" if count >= 1024**3 else f"{count // 1024**2} MB"


def shown(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name[:60])


def _entries_of(data: bytes) -> int:
    """How many entries the directory has, without those of zips within the zip. It stands before the zip's last
    record, which zipfile looks for at the very end first."""
    end = len(data) - _END_SIZE if data[-_END_SIZE:].startswith(_END) else data.rfind(_END)
    length = int.from_bytes(data[end + 12 : end + 16], "little")
    return data.count(_CENTRAL) if end < 0 or length >= _ZIP64 else data.count(_CENTRAL, max(0, end - length), end)


def _local_claim(entry: zipfile.ZipInfo, data: bytes) -> int:
    """The unpacked size that the header before the entry's own data claims, 0 where it leaves that open."""
    _, _, _, _, claimed, name_length, extra_length = _local_header(entry, data)
    if claimed != _ZIP64:
        return claimed
    start = entry.header_offset + _LOCAL_HEADER.size + name_length
    extra = data[start : start + extra_length]
    if extra[:2] == b"\x01\x00" and len(extra) >= 12:
        return int.from_bytes(extra[4:12], "little")
    return claimed


def _local_header(entry: zipfile.ZipInfo, data: bytes) -> tuple:
    """Signature, flags, method, packed and unpacked size, lengths of name and extra field."""
    header = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(LOCAL):
        raise Refused(_CUT_SHORT)
    return _LOCAL_HEADER.unpack(header)
