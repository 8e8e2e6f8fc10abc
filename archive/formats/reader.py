"""The one door of the formats: bytes and name of a file → its text, whatever the format."""

import re
from dataclasses import replace

from archive.formats import file_kind, garbled_text, limited, misread_text, old_office, pdf, plain_text
from archive.formats.file_kind import FileKind
from archive.formats.plain_text import MARKDOWN, PLAIN
from archive.formats.received_text import Text
from archive.formats.refusal import Refused

__all__ = ["EMPTY", "MARKDOWN", "PLAIN", "read"]

MOST_CHARACTERS = 5_000_000
# A formula nests some ten deep; brackets that are never closed are few in any text.
DEEPEST_BRACKETS = 500
_OPENING, _CLOSING = "（([［{｛〔〖【〈《「『﹝", "）)]］}｝〕〗】〉》」』﹞"
_BRACKETS = re.compile("[" + re.escape(_OPENING + _CLOSING) + "]")
_WORD = re.compile(r"[^\W_]")
# Zero and half of a pair of UTF-16: no database keeps them, and nobody can have written them.
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
EMPTY = "文件是空的，没有可读的文字；请重新取得这份文件。"
_ZIP = "内容是压缩包，里面还有文件；请先解压，再导入解压出来的文件。"


def read(data: bytes, name: str) -> Text:
    """The text of the file called `name`; its kind is told by its content.

    Raises Refused, and nothing else, with one Chinese sentence for what cannot be read or is not to be.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise Refused(EMPTY)
    kind = file_kind.kind_of(data, name)
    if kind is FileKind.ZIP:
        raise Refused(_ZIP)
    return _checked(plain_text.read(data, name) if kind is FileKind.TEXT else _mended(_document(kind, data)))


def _document(kind: FileKind, data: bytes) -> Text:
    """The text of what is no plain text: read by a child, within limits."""
    if kind is FileKind.PDF:
        return pdf.read(data)
    if kind is FileKind.OFFICE:
        converted, media_type = old_office.to_docx(data)
        return replace(limited.read(FileKind.DOCX, converted), media_type=media_type)
    return limited.read(kind, data)


def _mended(text: Text) -> Text:
    """The text, put right where it was garbled before it came and nothing of it is lost. Raises Refused."""
    words, notes = garbled_text.mended(text.text)
    if words == text.text:
        return replace(text, notes=(*text.notes, *notes))
    omitted = tuple(replace(one, text=misread_text.undone(one.text) or one.text) for one in text.omitted)
    titles = tuple(misread_text.undone(title) or title for title in text.titles)
    return replace(text, text=words, omitted=omitted, titles=titles, notes=(*text.notes, *notes))


def _checked(text: Text) -> Text:
    """What is asked of every text, from whatever format."""
    if len(text.text) > MOST_CHARACTERS:
        raise Refused(f"文字超过 {MOST_CHARACTERS // 10_000} 万字的上限；请拆分后再导入。")
    if not _WORD.search(text.text):
        raise Refused("文件里没有文字，只有空白或符号；请检查是否存错了文件。")
    if _is_nested_too_deep(text.text):
        raise Refused(f"括号嵌套超过 {DEEPEST_BRACKETS} 层，不是正常的文件；请检查内容。")
    omitted = tuple(replace(omission, text=_keepable(omission.text)) for omission in text.omitted)
    unread = tuple(replace(omission, text=_keepable(omission.text)) for omission in text.unread)
    return replace(text, text=_keepable(text.text), omitted=omitted, unread=unread)


def _keepable(text: str) -> str:
    return _UNKEEPABLE.sub("\ufffd", text)


def _is_nested_too_deep(text: str) -> bool:
    if sum(map(text.count, _OPENING)) <= DEEPEST_BRACKETS:
        return False
    depth = 0
    for match in _BRACKETS.finditer(text):
        depth = depth + 1 if match[0] in _OPENING else max(depth - 1, 0)
        if depth > DEEPEST_BRACKETS:
            return True
    return False
