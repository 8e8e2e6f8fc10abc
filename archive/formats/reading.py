"""Plain text and Markdown, in the encodings that Chinese offices write."""

from pathlib import PurePath

from archive.formats.refusal import Refused
from archive.formats.text import Text

PLAIN, MARKDOWN = "text/plain", "text/markdown"
_MEDIA_TYPES = {".txt": PLAIN, ".text": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN}
# First bytes of what is often sent under a wrong name, and what it is.
_SIGNATURES = {
    b"%PDF": "PDF 文件",
    b"PK\x03\x04": "压缩包或 Word 文件",
    b"\xd0\xcf\x11\xe0": "旧版 Word 或 WPS 文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"GIF8": "图片",
    b"{\\rtf": "RTF 文件",
}
# Byte order marks; UTF-32 is not met, and its mark would be read as UTF-16 with a NUL, so refused.
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_HARMLESS_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1c\x1d\x1e\x1f\x85")


def read(data: bytes, name: str) -> Text:
    """Decode the bytes of the file called `name`. Raises Refused for what is empty, binary or of another kind."""
    media_type = _MEDIA_TYPES.get(PurePath(name).suffix.lower())
    if media_type is None:
        raise Refused("不支持这种文件类型；目前可导入 .txt 和 .md 文件，请另存为文本后再导入。")
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused("文件是空的，没有可读的文字。")
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            raise Refused(f"内容是{kind}，不是文本；请另存为文本后再导入。")
    text, encoding = _decode(data)
    if _is_binary(text):
        raise Refused("内容是二进制数据，不是文本；请检查文件是否损坏。")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not any(character.isalnum() for character in text):
        raise Refused("文件里没有文字，只有空白或符号。")
    return Text(text, media_type, encoding)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _MARKS.items():
        if data.startswith(mark):
            return _decoded(data, encoding), encoding
    if b"\x00" in data:
        raise Refused("内容是二进制数据，不是文本；请检查文件是否损坏。")
    try:
        # Strict UTF-8 first: GB18030 accepts nearly anything and would turn it into wrong characters.
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decoded(data, "gb18030"), "gb18030"


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(f"无法按 {encoding} 编码读出文字（第 {error.start} 字节处）；请另存为 UTF-8 文本。") from error


def _is_binary(text: str) -> bool:
    return any(character < " " and character not in _HARMLESS_CONTROLS for character in text)
