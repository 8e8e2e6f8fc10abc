"""Bytes of a mail or saved page → its parts, with what they are called and what they hold."""

import binascii
import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect, HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import TypeGuard

from archive.formats.refusal import Refused

MOST_PARTS, _DEEPEST = 2_000, 20
# GB2312 in a header means what Windows takes for it.
_MEANT = dict.fromkeys(("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936", "euc-cn", "chinese"), "gb18030")
# Words in these are ASCII to look at.
_SEVEN_BIT = ("hz", "iso2022", "utf-7", "utf_7")
_CUT_SHORT = "邮件或网页存档（MHT）不完整，后面的部分缺失；请重新下载或重新保存后再导入。"
_DAMAGED = "邮件或网页存档（MHT）已损坏，分不出各个部分；请重新保存后再导入。"
_WORD = re.compile(r"=\?[^?\s]+\?[bBqQ]\?[^?]*\?=")


def parsed(data: bytes) -> Message:
    """The message. Raises Refused for one of too many parts, too deep, or damaged."""
    try:
        message = message_from_bytes(data.lstrip(b"\xef\xbb\xbf \t\r\n\x00"))
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        raise Refused(_DAMAGED) from error
    for at, part in enumerate(_walked(message, 0)):
        if any(isinstance(defect, CloseBoundaryNotFoundDefect) for defect in part.defects):
            raise Refused(_CUT_SHORT)
        if at >= MOST_PARTS:
            raise Refused(f"邮件或网页存档的部分超过 {MOST_PARTS} 个，不是正常的文件；请检查来源。")
    return message


def parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; a mail that is attached to a mail is one part."""
    return (part for part in _walked(message, 0) if not part.is_multipart() or _is_mail(part))


def content(part: Message) -> bytes:
    """What a part holds, its transfer encoding undone."""
    if _is_mail(part):
        return inner.as_bytes() if (inner := attached_mail(part)) else b""
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, binascii.Error) as error:
        raise Refused(_DAMAGED) from error
    return found if isinstance(found, bytes) else b""


def attached_mail(part: Message) -> Message | None:
    """The mail that a part of this kind holds."""
    inner = part.get_payload()
    return inner[0] if isinstance(inner, list) and inner and isinstance(inner[0], Message) else None


def charset(part: Message) -> str:
    """The encoding that a part says its words are in, as Python calls it; '' where it says none that there is."""
    said = str(part.get_param("charset") or "").strip("\"' ").lower()
    try:
        return codecs.lookup(_MEANT.get(said, said)).name if said else ""
    except (LookupError, ValueError):
        return ""


def in_utf8(part: Message) -> bytes:
    """The bytes of a part's words, in UTF-8 where the part says truly what they are in."""
    data, said = content(part), charset(part)
    if not said or (_is_utf8(data) and not said.startswith(_SEVEN_BIT)):
        return data
    try:
        return codecs.BOM_UTF8 + data.decode(said).encode("utf-8")
    except UnicodeError:
        return data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def file_name(part: Message) -> str:
    """What a part's file is called, '' where it is not called anything."""
    for header, parameter in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            found = part.get_param(parameter, "", header)
        except (ValueError, LookupError):
            continue
        if found:
            name = collapse_rfc2231_value(found) if isinstance(found, tuple) else found
            return words(name).replace("\\", "/").rpartition("/")[2]
    return ""


def words(header: object) -> str:
    """The characters of a header: encoded words decoded, bytes that are none taken for GBK or UTF-8."""
    text = str(header)
    if not _WORD.search(text):
        return " ".join(_raw(text).split())
    try:
        # Programs fold a long name within a character: pieces of one encoding are put together before they are read.
        found = _joined(decode_header(re.sub(r"\?=\s+=\?", "?==?", text)))
    except (HeaderParseError, ValueError, binascii.Error):
        return " ".join(_raw(text).split())
    return " ".join(found.split())


def _joined(pieces: list) -> str:
    found = ""
    for piece, said in pieces:
        data = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")
        encoding = _MEANT.get((said or "").lower(), said or "utf-8")
        try:
            found += data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            found += data.decode("gb18030", "replace")
    return found


def _raw(text: str) -> str:
    data = text.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _walked(message: Message, depth: int) -> Iterator[Message]:
    if depth > _DEEPEST:
        raise Refused(_DAMAGED)
    yield message
    inner = message.get_payload()
    if isinstance(inner, list) and not _is_mail(message):
        for part in filter(_is_message, inner):
            yield from _walked(part, depth + 1)


def _is_message(part: object) -> TypeGuard[Message]:
    return isinstance(part, Message)


def _is_mail(part: Message) -> bool:
    return part.get_content_type() == "message/rfc822"
