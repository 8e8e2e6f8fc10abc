"""Older office files (.doc, .wps, .odt): bytes → text, through LibreOffice and the reader of Word files.

What a file is, is told from its content first, so that a spreadsheet or a file with a password gets its own
sentence, also where LibreOffice is not installed. WPS Writer's .wps is Word's own format under another name.
"""

from dataclasses import replace

from archive.formats import docx, libreoffice
from archive.formats.compound_file import CUT_SHORT, SIGNATURE, Compound
from archive.formats.docx.xml_parts import refuse_doctype
from archive.formats.received_text import Text
from archive.formats.refusal import Refused
from archive.formats.zip_guard import Zipped

WORD, WORKS = "application/msword", "application/vnd.ms-works"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument.text"
_ZIP_SIGNATURE = b"PK\x03\x04"
_LOCKED = "文件有密码，无法打开；请在 Word 或 WPS 里取消密码、另存后再导入。"
# What else is kept in compound files, by a stream at the top.
_OTHERS = {
    "Workbook": "Excel 表格",
    "Book": "Excel 表格",
    "PowerPoint Document": "PowerPoint 演示文稿",
    "__properties_version1.0": "Outlook 邮件",
    "VisioDocument": "Visio 绘图",
    "HwpSummaryInformation": "HWP 文档",
    "\x05HwpSummaryInformation": "HWP 文档",
}
# [MS-DOC] 2.5.2 FibBase: wIdent at byte 0 (A5EC, A5DC, Far East A69x), the version at byte 2, fEncrypted in the
# flags at byte 10.
_IDENT, _VERSION, _FLAGS, _ENCRYPTED = slice(0, 2), slice(2, 4), slice(10, 12), 0x0100
_VERSION_6, _VERSION_97 = 0x65, 0xC1
# The text and its properties: what has to be there in full ([MS-DOC] 2.1).
_STREAMS = ("WordDocument", "0Table", "1Table", "Data")


def read(data: bytes) -> Text:
    """The text of a compound or OpenDocument file, with its own media type. Raises Refused."""
    converted, media_type = to_docx(data)
    return replace(docx.read(converted), media_type=media_type)


def to_docx(data: bytes) -> tuple[bytes, str]:
    """The file as a Word file of today, and its own media type. Raises Refused."""
    suffix, import_filter, media_type = _kind(data)
    return libreoffice.to_docx(data, suffix, import_filter), media_type


def _kind(data: bytes) -> tuple[str, str, str]:
    """Suffix, LibreOffice's name for the filter, media type. Raises Refused for what is no sound text document."""
    if data.startswith(_ZIP_SIGNATURE):
        _check_open_document(Zipped(data))
        return ".odt", "writer8", OPEN_DOCUMENT
    if not data.startswith(SIGNATURE):
        raise Refused("内容不是旧版 Word、WPS 或 ODT 文件，可能是改了扩展名；请另存为 .docx 后再导入。")
    return _kind_of_compound(Compound(data))


def _kind_of_compound(compound: Compound) -> tuple[str, str, str]:
    if {"EncryptedPackage", "EncryptionInfo"} & compound.names:
        raise Refused(_LOCKED)
    if "WordDocument" in compound.names:
        return _kind_of_word(compound)
    for name, kind in _OTHERS.items():
        if name in compound.names:
            raise Refused(f"内容是{kind}，不是文字文档；请把正文另存为 .docx 或 PDF 后再导入。")
    if {"CONTENTS", "MatOST"} & compound.names:
        return ".wps", "MS_Works", WORKS
    raise Refused("内容不是 Word 或 WPS 的文字文档，认不出是哪种程序的文件；请另存为 .docx 或 PDF 后再导入。")


def _kind_of_word(compound: Compound) -> tuple[str, str, str]:
    base = compound.begin("WordDocument")
    if base and base[_IDENT][1:] not in (b"\xa5", b"\xa6"):
        raise Refused("文件已损坏：Word 正文的开头读不懂；请用 Word 或 WPS 打开，另存为 .docx 后再导入。")
    if int.from_bytes(base[_FLAGS], "little") & _ENCRYPTED:
        raise Refused(_LOCKED)
    if not all(compound.is_whole(name) for name in _STREAMS):
        raise Refused(CUT_SHORT)
    version = int.from_bytes(base[_VERSION], "little")
    if base and version < _VERSION_97:
        return ".doc", "MS WinWord 6" if version <= _VERSION_6 else "MS Word 95", WORD
    return ".doc", "MS Word 97", WORD


def _check_open_document(zipped: Zipped) -> None:
    kind = zipped.read("mimetype").decode("ascii", "replace").strip() if "mimetype" in zipped else ""
    if not kind.startswith(OPEN_DOCUMENT):
        raise Refused("压缩包里不是 OpenDocument 文字文档（.odt）；请把正文另存为 .docx 或 PDF 后再导入。")
    if "META-INF/manifest.xml" in zipped and b"encryption-data" in zipped.read("META-INF/manifest.xml"):
        raise Refused(_LOCKED)
    for name in zipped.names:
        if name.endswith(".xml"):
            refuse_doctype(zipped.read(name))
