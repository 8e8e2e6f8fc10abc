"""Bytes of a text → its characters, in the encodings that Chinese offices write.

Byte order mark, strict UTF-8, strict GB18030, UTF-16 without a mark, a detector. GB18030 and UTF-16 accept
nearly anything and would turn it into wrong characters, so what comes out has to look like a language.
"""

import codecs
import re

from charset_normalizer import from_bytes

from archive.formats import legibility
from archive.formats.refusal import Refused

CUT_SHORT = "文件不完整，末尾的字只有一半；请重新下载或复制后再导入。"
BINARY = "内容是二进制数据，不是文本；请检查文件是否损坏。"
_UNKNOWN = "无法判断文字的编码，读不出文字；请用记事本打开，另存为 UTF-8 编码后再导入。"
_DAMAGED = "文字是 {} 编码，但第 {} 行有损坏的字节，无法读出；请重新下载，或修正后另存为 UTF-8 文本。"

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What the detector may answer: the encodings in which the neighbours write; Latin ones fit any bytes.
_OTHERS = ("big5", "big5hkscs", "cp950", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949")
_SAMPLE = 20_000
_ESCAPED = re.compile("[\udc80-\udcff]+")


class DamagedText(Refused):
    """Refused for broken bytes among sound ones. `text` has a \ufffd where they stand: they may lie where nothing
    of the document is."""

    def __init__(self, encoding: str, text: str):
        line = text.count("\n", 0, max(text.find("\ufffd"), 0)) + 1
        super().__init__(_DAMAGED.format(encoding.removesuffix("-sig").upper(), line))
        self.encoding, self.text = encoding, text


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text and the name of its encoding; `declared` is what the file itself says it is written in.

    Raises Refused for what is cut off within a character, is damaged, is no text, or cannot be told.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding), encoding
    if b"\x00" in data:
        return _without_mark(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_broken_utf8(data, error)
    if declared and (text := _strictly(data, declared)) is not None and legibility.reads_well(text):
        return text, declared
    if (text := _strictly(data, "gb18030")) is not None and legibility.reads_well(text):
        return text, "gb18030"
    _refuse_broken_gb18030(data)
    return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        read = data[: error.start].decode(encoding)
        is_last = len(data) - error.start < 4 and "incomplete" in error.reason
        if is_last and read.strip() and legibility.reads_well(read):
            raise Refused(CUT_SHORT) from error
        return None


def _decoded(data: bytes, encoding: str) -> str:
    """Where a mark tells the encoding, there is nothing to try."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # An odd byte, or half a pair, at the very end.
        if len(error.object) - error.start < 4 and re.search("truncated|unexpected end", error.reason):
            raise Refused(CUT_SHORT) from error
        raise DamagedText(encoding, data.decode(encoding, "replace")) from error


def _refuse_broken_utf8(data: bytes, error: UnicodeDecodeError) -> None:
    """UTF-8 with a broken byte reads as GB18030 too, as 鏂囧瓧; where nearly all of it is UTF-8, that was meant."""
    text = data.decode("utf-8", "surrogateescape")
    places = _ESCAPED.findall(text)
    broken = sum(map(len, places))
    whole = len(text) - len(re.findall("[\x00-\x7f]", text)) - broken
    if whole and error.reason == "unexpected end of data":
        raise Refused(CUT_SHORT) from error
    if whole < max(4 * len(places), broken, 2):
        return
    raise DamagedText("utf-8", data.decode("utf-8", "replace")) from error


def _refuse_broken_gb18030(data: bytes) -> None:
    """A broken byte among many sound ones: what was meant is plain, which character it was is not."""
    text = data.decode("gb18030", "replace")
    if 0 < text.count("\ufffd") <= len(text) / 50 and legibility.reads_well(text) and legibility.mostly_han(text):
        raise DamagedText("gb18030", text)


def _without_mark(data: bytes) -> tuple[str, str]:
    """Zero bytes: in UTF-16 the upper half of digits, spaces and line ends, otherwise no text at all."""
    sides = {"utf-16-le": data[1:_SAMPLE:2].count(0), "utf-16-be": data[0:_SAMPLE:2].count(0)}
    for encoding in sorted(sides, key=lambda encoding: sides[encoding], reverse=True):
        text = _utf16(data, encoding)
        if text is not None and "\x00" not in text:
            return text, encoding
    raise Refused(BINARY)


def _utf16(data: bytes, encoding: str) -> str | None:
    whole = data[: len(data) // 2 * 2]
    try:
        text = whole.decode(encoding)
    except UnicodeDecodeError as error:
        if len(whole) - error.start > 2 or error.start == 0:
            return None
        text, whole = whole[: error.start].decode(encoding), b""
    if not text or not legibility.reads_well(text):
        return None
    if len(whole) < len(data):
        raise Refused(CUT_SHORT)
    return text


def _guessed(data: bytes) -> tuple[str, str]:
    for encoding in ("utf-16-le", "utf-16-be"):
        # A single line of Chinese has no zero byte.
        if len(data) >= 8 and (text := _utf16(data, encoding)) and legibility.mostly_han(text):
            return text, encoding
    # Cut at a line end, which is no half of a character in any of them.
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    for match in from_bytes(sample, cp_isolation=list(_OTHERS)):
        text = _strictly(data, match.encoding)
        if text and legibility.is_neighbours(text):
            return text, match.encoding
    raise Refused(_UNKNOWN)
