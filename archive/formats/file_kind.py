"""What kind of file some bytes are, told by themselves: names are changed by hand, and wrongly.

The name only gives the words for what is neither text nor known (红头.ceb) and tells Markdown from a page of HTML.
"""

import re
from enum import StrEnum
from pathlib import PurePath

from archive.formats import file_signatures, zip_directory
from archive.formats.mail import header_block
from archive.formats.refusal import Refused


class FileKind(StrEnum):
    """The kinds that have a reader."""

    PDF = "pdf"
    DOCX = "docx"
    OFFICE = "office"  # .doc, .wps, .odt
    RTF = "rtf"
    OFD = "ofd"
    XLSX = "xlsx"
    ZIP = "zip"  # files that somebody packed
    HTML = "html"
    SAVED_PAGE = "saved page"  # .mht, .mhtml
    MAIL = "mail"  # .eml
    TEXT = "text"


_BEGIN = 4096
# The stamps of a long way.
_HEADER = 32_768
_PDF_WITHIN = 1024  # as pdf readers do, ISO 32000-1, Annex H, note 13
_ZIP, _EMPTY_ZIP, _COMPOUND, _RTF = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
# Of what Office and its like write, one of these stands at the top of the zip.
_PACKAGES = {
    "[content_types].xml", "_rels/.rels", "word/document.xml", "ppt/presentation.xml", "visio/document.xml",
    "meta-inf/container.xml", "content.xml",
}  # fmt: skip

_HTML_SIGN = re.compile(rb"<!doctype\s+html|<(?:html|head|body|title|meta)[\s>/]|<!--\s*saved from url", re.IGNORECASE)
_HTML_FIRST = re.compile(
    rb"<(?:!--|(?:p|div|span|table|tbody|tr|td|h[1-6]|article|section|main|center|font|ul|ol|dl|pre|strong|b|a|img|br"
    rb"|header|nav|form|blockquote|link|style|script)[\s>/])",
    re.IGNORECASE,
)
_JSON = re.compile(rb'(?:\[\s{0,99})?\{\s{0,99}"[^"\n]{1,80}"\s{0,9}:')


def kind_of(data: bytes, name: str) -> FileKind:
    """The kind of a file. Raises Refused, with its own sentence for each, for what is never a directive's text."""
    begin = data[:_BEGIN]
    if data.find(b"%PDF-", 0, _PDF_WITHIN) >= 0:
        return FileKind.PDF
    if begin.startswith(_ZIP):
        return FileKind.OFFICE if begin[30:].startswith(_OPEN_DOCUMENT) else _kind_of_zip(data)
    if begin.startswith(_COMPOUND):
        return FileKind.OFFICE
    if begin.startswith(_RTF):
        return FileKind.RTF
    if header_block.is_mime(header := data[:_HEADER]):
        return FileKind.SAVED_PAGE if header_block.is_saved_page(header) else FileKind.MAIL
    _refuse_by_signature(begin, name)
    markup = begin.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n\f")
    _refuse_marked_up(markup)
    is_markdown = PurePath(name).suffix.lower() in (".md", ".markdown")
    if markup.startswith(b"<") and (_HTML_SIGN.search(markup) or _HTML_FIRST.match(markup)) and not is_markdown:
        return FileKind.HTML
    if b"\x00" in data and (page := file_signatures.PAGES_BY_NAME.get(PurePath(name).suffix.lower())):
        raise Refused(_of_pages(page))
    return FileKind.TEXT


def _kind_of_zip(data: bytes) -> FileKind:
    """A document that its program wrote as a zip, or files that somebody packed. What cannot be opened is left to the
    reader of Word files, which says what is wrong."""
    names = zip_directory.names(data)
    if "ofd.xml" in names:
        return FileKind.OFD
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    return FileKind.DOCX if not names or names & _PACKAGES else FileKind.ZIP


def _refuse_by_signature(begin: bytes, name: str) -> None:
    if begin.startswith(_EMPTY_ZIP):
        raise Refused("压缩包是空的，里面没有文件；请检查来源。")
    if picture := _picture_of(begin):
        _refuse_picture(picture, name)
    for at, signature, archive in file_signatures.ARCHIVES:
        if begin.startswith(signature, at):
            raise Refused(f"内容是 {archive} 压缩包；请解压后把其中的文件逐个导入。")
    for signature, page in file_signatures.PAGES:
        if begin.startswith(signature):
            raise Refused(_of_pages(page))
    # Two letters are not enough of a sign: a program has zero bytes too.
    if begin.startswith(file_signatures.PROGRAMS) and b"\x00" in begin:
        raise Refused("内容是程序文件，不是文字材料，不予读取；请检查来源。")
    if any(begin.startswith(signature, at) for at, signature in file_signatures.SOUND_AND_FILM) and b"\x00" in begin:
        raise Refused("内容是音频或视频，没有可读的文字；请导入文字材料。")
    if begin.startswith(b"SQLite format 3\x00"):
        raise Refused("内容是数据库文件，不是文字材料；请检查来源。")


def _picture_of(begin: bytes) -> str:
    """The format of a picture; '' where it is none."""
    for at, signature, picture in file_signatures.PICTURES:
        if begin.startswith(signature, at):
            return picture
    # Two letters are not enough of a sign: the length of the file and four zero bytes follow.
    is_bmp = begin.startswith(b"BM") and int.from_bytes(begin[2:6], "little") and begin[6:10] == b"\x00" * 4
    return "BMP" if is_bmp else ""


def _refuse_picture(picture: str, name: str) -> None:
    suffix = PurePath(name).suffix.lower()
    if suffix in (".docx", ".doc", ".wps", ".pdf", ".txt", ".md", ".html", ".htm", ".rtf", ".odt"):
        raise Refused(f"扩展名是 {suffix}，内容却是 {picture} 图片；请改存为扫描 PDF 再导入，以便识别图中的文字。")
    raise Refused(f"内容是 {picture} 图片，不能直接导入；请存为扫描 PDF 再导入，以便识别图中的文字。")


def _refuse_marked_up(markup: bytes) -> None:
    if _JSON.match(markup):
        raise Refused("内容是 JSON 数据，不是文字材料；请导入文件的正文。")
    if markup.startswith((b"<?xml", b"<svg")):
        if b"<svg" in markup:
            raise Refused("内容是 SVG 图片；请存为 PDF 后再导入。")
        if b"wordDocument" in markup or b'progid="Word.Document"' in markup or b"/package/2006/xmlPackage" in markup:
            raise Refused("内容是 Word 的 XML 文档；请用 Word 或 WPS 另存为 .docx 后再导入。")
        if not _HTML_SIGN.search(markup):
            raise Refused("内容是 XML 数据，不是文字材料；请用原来的程序另存为 .docx 或文本后再导入。")


def _of_pages(page: str) -> str:
    return f"内容是 {page} 版式文件，暂不能读取；请用原来的阅读器另存或打印为 PDF 后再导入。"
