"""Whether a file is a PDF, and all of it.

pdfium repairs what it can: of a file cut off in the middle it would show the pages it has, and nobody would
know that the rest is missing. So the end of the file is looked at before it is opened (ISO 32000-1, 7.5.5).
"""

import re

from archive.formats.refusal import Refused

LARGEST = 200_000_000
_HEAD = 1024
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_TABLE = re.compile(rb"\s{0,4}(?:xref\b|\d{1,10}\s+\d{1,5}\s+obj\b)")
_PART = re.compile(rb"\b(?:\d{1,10}\s+\d{1,5}\s+obj|xref|trailer)\b")
_LINEARIZED = re.compile(rb"/Linearized\b[^>]{0,400}?/L\s+(\d{1,12})")
_STREAM = re.compile(rb"/Length\s+(\d{1,10})\s*(?:/[^<>]{0,400}|)>>\s*stream\r?\n")

NOT_PDF = "内容不是 PDF 文件；请检查文件是否损坏，或改用原来的文件再导入。"
CUT_OFF = "PDF 文件不完整，后面的部分缺失；请重新下载或复制后再导入。"
DAMAGED = "PDF 文件中间缺少或改动了一部分，文字可能不全；请重新下载或复制后再导入。"


def check(data: bytes) -> None:
    """Raises Refused for what is no PDF, is larger than any directive, or lacks a part."""
    begins = data.find(b"%PDF-", 0, _HEAD)
    if begins < 0:
        raise Refused(NOT_PDF)
    if len(data) > LARGEST:
        raise Refused(f"PDF 文件超过 {LARGEST // 1_000_000} MB；请拆分或压缩后再导入。")
    ends = data.rfind(b"%%EOF")
    # A later version of a file is written behind the end of the former, and has an end of its own.
    if ends < 0 or _PART.search(data, ends):
        raise Refused(CUT_OFF)
    whole = _LINEARIZED.search(data, begins, begins + _HEAD)
    if whole and len(data) - begins < int(whole[1]):
        raise Refused(CUT_OFF)
    if not _leads_to_table(data, begins, ends) and _lacks_bytes(data):
        raise Refused(DAMAGED)


def _leads_to_table(data: bytes, begins: int, ends: int) -> bool:
    """Whether the place that the end of the file names is that of the table of its objects."""
    found = list(_START.finditer(data, max(0, ends - 100), ends + 5))
    return bool(found) and any(_TABLE.match(data, offset + int(found[-1][1])) is not None for offset in {0, begins})


def _lacks_bytes(data: bytes) -> bool:
    """Whether a stream is shorter or longer than it says. A wrong table alone is a maker's carelessness, which
    pdfium puts right."""
    for match in _STREAM.finditer(data):
        end = match.end() + int(match[1])
        if not re.match(rb"\s{0,3}endstream", data[end : end + 20]):
            return True
    return False
