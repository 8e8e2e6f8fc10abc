"""The kinds of files that are made to do harm, each as its maker would make it, of every format that is read."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import openpyxl

from tests.support import bad_files, mails, ofd_files, saved_files
from tests.support.word_files import entries_of, paragraph, text, zipped

# What no page may give back as markup.
SCRIPT = '<script>alert("qz9")</script>'
_HEAD = ["示例市总工会文件", "示工字〔2021〕901号", "示例市总工会关于做好示例工作的通知", "各县总工会："]
_FOOT = ["示例市总工会", "2021年3月1日"]
_LINES = [*_HEAD, "一、总体要求", "各级工会要认真落实，于8月31日前报送总结。", *_FOOT]
_XML = '<?xml version="1.0"?>'
_LAUGHS = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>{}]>".format(
    "".join(f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(8))
)
_PLACES = ("file:///etc/passwd", "http://127.0.0.1:9/x")


def sound() -> dict[str, tuple[str, bytes]]:
    """A file of each format with nothing wrong with it."""
    book, saved = openpyxl.Workbook(), io.BytesIO()
    for line in _LINES:
        book.active.append([line])
    book.save(saved)
    page = mails.page(_LINES)
    rtf = "".join("".join(f"\\u{ord(sign)}?" for sign in line) + "\\par\n" for line in _LINES)
    made = {
        "txt": "\n".join(_LINES).encode(),
        "md": "\n\n".join(_LINES).encode(),
        "docx": saved_files.word(_LINES),
        "pdf": saved_files.paper(_LINES, {_LINES[2]}),
        "ofd": ofd_files.ofd(ofd_files.lines(_LINES)),
        "rtf": b"{\\rtf1\\ansi " + rtf.encode() + b"}",
        "html": saved_files.page(_LINES),
        "mht": mails.saved_page(mails.part(page, charset="gb2312")),
        "xlsx": saved.getvalue(),
        "eml": mails.mail("\n".join(_LINES), files=(("附件.txt", "\n".join(_LINES).encode()),)),
        "zip": zipped({"通知.txt": "\n".join(_LINES).encode(), "里/二.txt": "\n".join(_LINES[1:]).encode()}),
        "doc": bad_files.FILES["truncated doc"][1],
    }
    return {ending: (f"a.{ending}", data) for ending, data in made.items()}


def by_kind() -> Iterator[tuple[str, bytes]]:
    yield from (("字.txt", one) for one in _texts())
    yield from (("页.html", one.encode()) for one in _pages())
    yield from (("文.docx", one) for one in _word_files())
    yield from (("表.xlsx", one) for one in _workbooks())
    yield from (("版.ofd", one) for one in _ofds())
    yield from (("版.pdf", one) for one in _pdfs())
    yield from (("富.rtf", one) for one in _rtfs())
    yield from (("包.zip", one) for one in _zips())
    yield from (("信.eml", one) for one in _mails())


def _texts() -> Iterator[bytes]:
    head = "\n".join(_HEAD) + "\n"
    line = "各级工会要认真落实好工作要求确保取得实效。\n"
    yield (head + line * 900_000)[:21_000_000].encode()
    yield (head + line * 260_000).encode()
    item = "（{}）落实《示例{}办法》（示工字〔2021〕{}号），于{}月底前报送。\n"
    yield (head + "".join(item.format(at % 9, at, at, at % 12 + 1) for at in range(40_000))).encode()
    yield (head + "各级工会要落实，" * 200_000).encode()
    yield (head + "《" * 1_000_000).encode()
    yield (head + "（" * 499 + "《" * 400 + "〔" * 90_000).encode()
    yield head.encode() + b"\0" * 3_000_000
    yield (head + "9" * 500_000 + "年" + "8" * 500_000 + "月").encode()
    yield (head + "示工字〔2021〕" * 100_000).encode()
    yield (head + "\n".join(_FOOT * 60_000)).encode()
    marked = [f"示例市总工会关于{SCRIPT}{{{{7*7}}}}的通知", f"一、{SCRIPT}", f"各级工会要{SCRIPT}，=1+1。"]
    yield "\n".join([*_HEAD[:2], *marked, *_FOOT]).encode()
    yield (head + "\u202e\u200b\ufeff" * 200_000 + "字").encode()
    yield (head + "e\u0301" * 5 + "\u0301" * 400_000).encode()
    yield "\n".join(_LINES).encode("utf-32")
    yield b"\xff\xfe" + "\n".join(_LINES).encode("utf-16-le")[:-1]


def _pages() -> Iterator[str]:
    start, end = "<!doctype html><html><body>", "".join(f"<p>{line}</p>" for line in _LINES)
    yield f"{start}<div {' '.join(f'a{at}=1' for at in range(300_000))}>{end}"
    yield start + "".join(f"<p {' '.join(f'b{one}{at}=1' for one in range(200))}>字</p>" for at in range(3_000)) + end
    yield start + "<div>" * 200_000 + end
    yield start + "<b><table><td>" * 30_000 + end
    yield start + "<table>" + "<tr><td colspan=1000 rowspan=65534>工会通知</td></tr>" * 3_000 + "</table>" + end
    yield start + "<select><option>" * 50_000 + end
    yield start + "&lt;" * 1_000_000 + end
    yield start + "<!--" * 300_000 + end
    yield start + "<a href='javascript:alert(1)'>" * 60_000 + end
    yield f"{start}{end.replace('示例工作', SCRIPT.replace('<', '&lt;'))}<p onclick=alert(1)>{SCRIPT}</p>"
    yield start + "<ol start=999999999999999999999>" + "<li value=-9e99>项</li>" * 20_000 + "</ol>" + end
    yield "<html><head><meta charset=utf-7></head><body>+ADw-script+AD4-alert(1)" + end
    yield start + "".join(f"<p style='position:absolute;left:{at}e9px'>{line}</p>" for at, line in enumerate(_LINES))
    yield start + "<svg><style><p><math>" * 20_000 + end


def _word_files() -> Iterator[bytes]:
    body = "".join(paragraph(text(line)) for line in _LINES)
    entries = entries_of(body)
    document = str(entries["word/document.xml"])

    def with_document(xml: str | bytes) -> bytes:
        return zipped(entries | {"word/document.xml": xml})

    yield with_document(b"\0" * 180_000_000)
    yield with_document(_XML + _LAUGHS + document.replace("总体要求", "&i;"))
    for place in _PLACES:
        entity = f"<!DOCTYPE d [<!ENTITY x SYSTEM '{place}'>]>"
        yield with_document(_XML + entity + document.replace("总体要求", "&x;"))
        yield with_document(('<?xml version="1.0" encoding="UTF-16"?>' + entity + document).encode("utf-16"))
    yield with_document(document.replace("<w:body>", "<w:body>" + "<w:tbl><w:tr><w:tc>" * 3_000))
    nested = "<w:tbl><w:tr><w:tc>" * 150 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 150
    yield with_document(document.replace("</w:body>", nested * 20 + "</w:body>"))
    yield with_document(document.replace("</w:body>", "<w:p/>" * 1_500_000 + "</w:body>"))
    cells = "<w:tr>" + "<w:tc><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc>" * 200 + "</w:tr>"
    yield with_document(document.replace("</w:body>", f"<w:tbl>{cells * 800}</w:tbl></w:body>"))
    span = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>'
    yield with_document(document.replace("</w:body>", f"{span}</w:body>"))
    flood = " ".join(f'w:a{at}="1"' for at in range(200_000))
    yield with_document(document.replace("<w:body>", f"<w:body><w:p {flood}/>"))
    style = "".join(f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{(at + 1) % 9}"/></w:style>' for at in range(9))
    yield zipped(entries_of(body.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr>'), styles=style))
    level = '<w:lvl w:ilvl="0"><w:start w:val="999999999999999999"/><w:lvlText w:val="%1%1%1%9%99"/></w:lvl>'
    label = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    label += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    place = '<w:pPr><w:numPr><w:ilvl w:val="99999999999"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    listed = f"<w:p>{place}<w:r><w:t>项</w:t></w:r></w:p>"
    yield zipped(entries_of(body + listed * 5_000, numbering=label))
    yield zipped({"word/document.xml": with_document(document), "[Content_Types].xml": "<a/>"})
    yield zipped(entries | {"../../../evil.txt": "x"})


def _workbooks() -> Iterator[bytes]:
    plain = sound()["xlsx"][1]
    sheet = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
    cell = '<c r="{}" t="inlineStr"><is><t>工会</t></is></c>'
    rows = {
        "far away": f'<row r="1048576">{cell.format("XFD1048576")}</row>' * 3,
        "beyond": f'<row r="99999999999999999999">{cell.format("ZZZZZZZZZZ99999999999")}</row>',
        "shared": '<row r="1"><c r="A1" t="s"><v>99999999999</v></c><c r="B1" t="s"><v>-1</v></c></row>',
        "dates": '<row r="1"><c r="A1" s="999999"><v>1e308</v></c><c r="B1" t="d"><v>99999-99-99</v></c></row>',
        "many": "".join(f'<row r="{at}">{cell.format(f"A{at}") * 40}</row>' for at in range(1, 20_000)),
    }
    for one in rows.values():
        yield _with_entry(plain, "xl/worksheets/sheet1.xml", sheet.format(one).encode())
    yield _with_entry(plain, "xl/workbook.xml", (_XML + _LAUGHS + "<workbook>&i;</workbook>").encode())
    yield _with_entry(plain, "xl/worksheets/sheet1.xml", b"\0" * 150_000_000)


def _ofds() -> Iterator[bytes]:
    line = ofd_files.lines(_LINES)
    yield ofd_files.ofd(line.replace('DeltaX="', 'DeltaX="g 999999999 1 '))
    yield ofd_files.ofd(line.replace('Size="', 'Size="1e308').replace('Boundary="', 'Boundary="nan inf '))
    yield ofd_files.ofd(line, template=line * 5_000)
    yield ofd_files.ofd(*[line] * 3_000)
    yield ofd_files.ofd("<ofd:PageBlock>" * 5_000 + line + "</ofd:PageBlock>" * 5_000)
    yield ofd_files.ofd(line, common='<ofd:TemplatePage ID="70" BaseLoc="../../../../etc/passwd"/>')
    yield ofd_files.ofd(line * 2_000)
    yield _with_entry(ofd_files.ofd(line), "Doc_0/Document.xml", (_XML + _LAUGHS + "<a>&i;</a>").encode())


def _pdfs() -> Iterator[bytes]:
    words = b"BT /F1 12 Tf 72 700 Td (Notice 2021) Tj ET\n"
    yield _pdf(10_000)
    yield _pdf(1, kids="2 0 R " * 3, count=99_999_999)
    yield _pdf(
        2,
        more="/OpenAction << /S /JavaScript /JS (while(1){}) >> /AA << /WC << /S /URI /URI (http://a/) >> >>",
    )
    yield _pdf(5, zlib.compress(words * 10_000_000, 9), "/Filter /FlateDecode")
    yield _pdf(3, zlib.compress(zlib.compress(b"\0" * 400_000_000, 9), 9), "/Filter [/FlateDecode /FlateDecode]")
    yield _pdf(1).replace(b"[0 0 612 792]", b"[0 0 9e9 9e9]")
    yield _pdf(1).replace(b"[0 0 612 792]", b"[0 0 -1 nan]")
    yield _pdf(1, b"q " * 500_000 + words)
    yield _pdf(1, b"BT " + b"[" * 200_000 + b"] TJ ET")
    yield _pdf(1, words * 60_000)
    yield re.sub(rb"startxref\n\d+", b"startxref\n99999999999999999999", _pdf(3))
    yield _pdf(1, words, "/Length 99999999999")
    yield b"%PDF-1.7\n" * 100_000


def _pdf(
    pages: int, content: bytes = b"BT /F1 12 Tf 72 700 Td (Notice) Tj ET", told="", kids="", count=0, more=""
) -> bytes:
    font = "/Resources << /Font << /F1 3 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R {font} >>"
    kids = kids or " ".join(f"{5 + at} 0 R" for at in range(pages))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {more} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {count or pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Length {len(content)} {told} >>\nstream\n".encode() + content + b"\nendstream",
        *[page.encode()] * pages,
    ]
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    return bytes(out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end)


def _rtfs() -> Iterator[bytes]:
    words = sound()["rtf"][1]
    yield b"{\\rtf1" + b"{" * 500_000 + b"a" + b"}" * 500_000 + b"}"
    yield b"{\\rtf1\\bin999999999999 " + words
    yield words.replace(b"\\par", b"\\u99999999999999?\\par\\uc999999999 ")
    yield b"{\\rtf1 " + b"\\trowd\\cellx999999999 a\\cell" * 60_000 + b"}"
    yield b"{\\rtf1{\\object{\\*\\objdata " + b"4d5a" * 1_000_000 + b"}}" + words[6:]
    yield b"{\\rtf1 " + b"\\'ff" * 1_000_000 + b"}"


def _zips() -> Iterator[bytes]:
    whole = sound()
    inner = whole["zip"][1]
    for _ in range(12):
        inner = zipped({"里.zip": inner})
    yield inner
    yield zipped({f"{at}/通知.txt": "\n".join([*_LINES, str(at)]).encode() for at in range(6_000)})
    yield zipped({"../../上.txt": "\n".join(_LINES).encode(), "/etc/根.txt": b"x" * 99, "C:\\x.txt": b"y" * 99})
    yield zipped(dict(whole.values()))
    yield zipped({f"{at}.txt": b"\0" * 30_000_000 for at in range(5)})
    link = zipfile.ZipInfo("链接.txt")
    link.external_attr = 0o120777 << 16
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    yield saved.getvalue()
    yield zipped({"页.html": next(_pages()).encode(), "版.pdf": whole["pdf"][1]})


def _mails() -> Iterator[bytes]:
    whole = sound()
    letter = whole["eml"][1]
    for _ in range(15):
        letter = mails.mail("见附件。", files=(("信.eml", letter),))
    yield letter
    yield mails.mail(
        "见附件。", files=tuple((f"{at}.txt", "\n".join([*_LINES, str(at)]).encode()) for at in range(400))
    )
    yield mails.mail(
        "见附件。", files=(("../../../etc/上.txt", "\n".join(_LINES).encode()), ("X: y\t.txt", b"x" * 99))
    )
    yield b"MIME-Version: 1.0\r\nSubject: " + b"=?utf-8?B?5bel?= " * 100_000 + b"\r\n\r\nx"
    parts = b"".join(
        b"--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n" % (at, at + 1) for at in range(2_000)
    )
    yield b"From: a@example.cn\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b0\r\n\r\n" + parts
    yield (
        b"From: a@example.cn\r\nMIME-Version: 1.0\r\n" + b"X-A: 1\r\n" * 300_000 + b"\r\n" + "\n".join(_LINES).encode()
    )
    yield whole["mht"][1].replace(b"quoted-printable", b"base64").replace(b"gb2312", b"hz-none")


def _with_entry(data: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = {one: archive.read(one) for one in archive.namelist()}
    return zipped(entries | {name: content})
