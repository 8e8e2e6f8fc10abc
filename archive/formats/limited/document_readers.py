"""The kinds of files that are read in the limited child, and their readers. Plain text is not: it is decoded only, and
a PDF has a child of its own."""

from collections.abc import Callable

from archive.formats import docx, html, ofd, rtf, xlsx
from archive.formats.file_kind import FileKind
from archive.formats.mail import mail_body, saved_page
from archive.formats.received_text import Text

READERS: dict[FileKind, Callable[[bytes], Text]] = {
    FileKind.DOCX: docx.read,
    FileKind.RTF: rtf.read,
    FileKind.OFD: ofd.read,
    FileKind.XLSX: xlsx.read,
    FileKind.HTML: html.read,
    FileKind.SAVED_PAGE: saved_page.read,
    FileKind.MAIL: mail_body.read,
}
