"""Mails and saved pages for the tests, as browsers and mail programs write them."""

import base64
import quopri
from email.header import Header
from email.message import EmailMessage

PAGE = '<html><head><meta charset="{}"><title>通知</title></head><body>{}</body></html>'


def page(lines: list[str], charset: str = "gb2312") -> bytes:
    encoding = "gb18030" if charset == "gb2312" else charset
    return PAGE.format(charset, "".join(f"<p>{line}</p>" for line in lines)).encode(encoding)


def part(
    data: bytes, kind: str = "text/html", transfer: str = "quoted-printable", charset: str = "", more: str = ""
) -> bytes:
    encoded = quopri.encodestring(data) if transfer == "quoted-printable" else base64.encodebytes(data)
    said = f'; charset="{charset}"' if charset else ""
    head = f"Content-Type: {kind}{said}\r\nContent-Transfer-Encoding: {transfer}\r\n{more}\r\n"
    return head.encode() + (encoded if transfer != "8bit" else data) + b"\r\n"


def saved_page(*parts: bytes, head: str = "From: <Saved by Blink>\r\nSubject: x\r\n", more: str = "") -> bytes:
    """An MHT file of these parts."""
    kind = f'multipart/related;\r\n\ttype="text/html";{more}\r\n\tboundary="--B0"'
    begin = f"{head}MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n"
    return begin.encode() + b"".join(b"----B0\r\n" + one for one in parts) + b"----B0--\r\n"


def mail(
    body: str = "", subject: str = "转发：通知", files: tuple[tuple[str, bytes], ...] = (), html: str = ""
) -> bytes:
    """A mail with words and files, as Python's library writes it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.cn", "b@example.cn", subject
    message["Message-ID"] = "<1@example.cn>"
    if body:
        message.set_content(body)
    if html:
        (message.add_alternative if body else message.set_content)(html, subtype="html")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def gbk_mail(subject: str, files: tuple[tuple[str, bytes], ...], body: str = "请查收。") -> bytes:
    """A mail as Foxmail and Outlook write it: words of the header in GBK, the file's name as one of them."""
    about = Header(subject, "gbk").encode()
    head = f"From: a@example.cn\r\nTo: b@example.cn\r\nSubject: {about}\r\nMIME-Version: 1.0\r\n"
    parts = [part(body.encode("gbk"), "text/plain", "base64", "GBK")]
    for name, data in files:
        named = f"=?gb2312?B?{base64.b64encode(name.encode('gb18030')).decode()}?="
        more = f'Content-Disposition: attachment;\r\n\tfilename="{named}"\r\n'
        parts.append(part(data, "application/octet-stream", "base64", more=more))
    begin = head + 'Content-Type: multipart/mixed; boundary="B1"\r\n\r\n'
    return begin.encode() + b"".join(b"--B1\r\n" + one for one in parts) + b"--B1--\r\n"
