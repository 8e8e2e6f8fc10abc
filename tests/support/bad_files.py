"""Files that nobody should take in, each made as its maker would: (name, bytes) by what is wrong with it."""

import io
import struct

from PIL import Image

from tests.support import saved_files
from tests.support.compound_files import compound, word_stream
from tests.support.printed_files import Press
from tests.support.word_files import entries_of, paragraph, text, word, zipped

NOTICE = "示例市总工会关于做好示例工作的通知\n各县总工会：\n请于8月31日前报送总结，并抓好落实。\n"
LINES = NOTICE.strip().split("\n")
WORD = saved_files.word(LINES)
PDF = Press().paragraph(LINES[0] * 40).pdf()
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"
_ENTITIES = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def picture(form: str) -> bytes:
    saved = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(saved, form)
    return saved.getvalue()


def _patched(data: bytes, signature: bytes, offset: int, value: int) -> bytes:
    forged = bytearray(data)
    struct.pack_into("<I", forged, data.index(signature) + offset, value)
    return bytes(forged)


def _entries(**more: str | bytes) -> dict[str, str | bytes]:
    return entries_of(paragraph(text(LINES[0]))) | {name.replace("__", "/"): content for name, content in more.items()}


def _doctype() -> bytes:
    entries = _entries()
    return zipped(entries | {"word/document.xml": _ENTITIES + entries["word/document.xml"]})


def _path() -> bytes:
    return zipped(_entries(**{"xx__evil.xml": "<a/>"})).replace(b"xx/evil.xml", b"../evil.xml")


FILES: dict[str, tuple[str, bytes]] = {
    "empty": ("空.txt", b""),
    "no words": ("符号.txt", "——！？".encode()),
    "binary": ("程序数据.txt", b"\x00\x01\x02\x03" * 50),
    "program": ("安装.exe", b"MZ\x90\x00\x03\x00\x00\x00" * 20),
    "unknown encoding": ("乱码.txt", "Пример текста".encode("koi8-r")),
    "damaged text": ("损坏.txt", NOTICE.encode().replace("报".encode(), b"\xe6\x8a")),
    "truncated text": ("半截.txt", NOTICE.strip("。\n").encode()[:-1]),
    "nested brackets": ("括号.txt", ("（" * 100_000 + "字" + "）" * 100_000).encode()),
    "nested brackets in a page": ("标记.html", b"<div>" * 100_000 + "示例".encode()),
    "picture renamed to docx": ("扫描件.docx", picture("PNG")),
    "picture": ("扫描件.jpg", picture("JPEG")),
    "zip names a path": ("通知.docx", _path()),
    "zip claims four gigabytes": ("通知.docx", _patched(WORD, _CENTRAL, 24, 0xFFFFFFFE)),
    "zip bomb": ("通知.docx", zipped(_entries(**{"word__media__a.bin": b"\x00" * 30_000_000}))),
    "zip with too many entries": ("通知.docx", zipped(_entries(**{f"{number}.bin": "" for number in range(5_001)}))),
    "zip with a password": ("通知.docx", _patched(WORD, _CENTRAL, 8, 0x00080001)),
    "truncated docx": ("通知.docx", WORD[: len(WORD) // 2]),
    "damaged docx": ("通知.docx", zipped(_entries() | {"word/document.xml": "<w:document"})),
    "docx with a doctype": ("通知.docx", _doctype()),
    "docx without words": ("通知.docx", word(paragraph())),
    "docx with a password": ("通知.docx", compound({"EncryptedPackage": b"a" * 5000, "EncryptionInfo": b"b" * 5000})),
    "truncated doc": ("通知.doc", compound({"WordDocument": word_stream()})[:700]),
    "spreadsheet of Excel 97": ("名单.xls", compound({"Workbook": b"a" * 5000})),
    "spreadsheet": ("名单.xlsx", zipped({"xl/workbook.xml": "<a/>"})),
    "slides": ("汇报.pptx", zipped({"ppt/presentation.xml": "<a/>"})),
    "ofd": ("通知.ofd", zipped({"OFD.xml": "<a/>"})),
    "e-book": ("读本.epub", zipped({"META-INF/container.xml": "<a/>"})),
    "spreadsheet of OpenDocument": ("名单.ods", zipped({"content.xml": "<a/>"})),
    "zip of system files": ("材料.zip", zipped({"Thumbs.db": b"a", "__MACOSX/._通知.txt": b"b"})),
    "empty zip": ("材料.zip", b"PK\x05\x06" + bytes(18)),
    "rar": ("材料.rar", b"Rar!\x1a\x07\x01\x00" + bytes(50)),
    "truncated rtf": ("通知.rtf", b"{\\rtf1\\ansi abc"),
    "truncated pdf": ("通知.pdf", PDF[: len(PDF) // 2]),
    "pdf with a password": ("通知.pdf", Press(password="secret").paragraph(LINES[0]).pdf()),
    "truncated page": ("通知.html", saved_files.page(LINES).partition("报送".encode())[0]),
    "page within a tag": ("通知.html", "<p>示例</p><div class='a".encode()),
    "page without words": ("通知.html", b"<html><body><div id=app></div></body></html>"),
    "page of frames": ("通知.html", b"<html><frameset><frame src=a.html></frameset></html>"),
    "page of pictures": ("通知.html", b"<html><body><img src=1.jpg></body></html>"),
    "web archive": ("通知.mht", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a--\n"),
    "truncated web archive": (
        "通知.mht",
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>\n",
    ),
    "mail": ("通知.eml", b"Received: from a\nMIME-Version: 1.0\nSubject: b\n\nc"),
    "xml": ("数据.xml", "<?xml version='1.0'?><数据><a>示例</a></数据>".encode()),
    "Word 2003 xml": (
        "通知.xml",
        b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>",
    ),
    "json": ("数据.json", '[{"标题": "示例"}]'.encode()),
    "svg": ("图.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><text>a</text></svg>"),
    "ceb": ("通知.ceb", b"Founder CEB\x00\x01" + bytes(99)),
    "sound": ("录音.mp3", b"ID3\x03\x00" + bytes(99)),
}
