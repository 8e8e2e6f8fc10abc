"""Bytes of a received file → its text. Knows no Django.

`read(data, name)` is the one door; a file that cannot be read raises `Refused` with a sentence for
the reader. Which format it is, is told by the content, not by the name.

reader         the one door; open this first · received_text, refusal: its two answers
file_kind      which kind of file it is, by its first bytes · file_signatures: those bytes
bundle/        files that bring others: a zip, a mail with attachments
plain_text     text and Markdown · text_encoding: which encoding · legibility: whether it reads like a language
garbled_text   text that was garbled before it came: told · misread_text: undone where nothing of it is lost
limited/       documents are read in a child with limits, which serves many files
docx/          Word: numbering, tables, text boxes, footnotes
rtf/           Rich Text Format
xlsx/          a notice that somebody wrote in a workbook
ofd/           the state's page format
zip_guard      the guard before a document that is a zip · zip_directory: the limits of any zip
old_office     .doc, .wps, .odt, by libreoffice · compound_file: what is in an OLE file
workspace      the folder for other programs' files, of which nothing is left
pdf/           PDF with a text layer, in a process of its own; scanned ones through OCR
html/          web pages: the article, not the site chrome
mail/          mails and pages saved as one (MHT)
directive_signs  whether words look like a directive, where a letter or a list may have come
stray_files    what systems and programs leave in folders, told by its name
"""

from archive.formats.reader import MARKDOWN, PLAIN, read
from archive.formats.received_text import Omission, Text
from archive.formats.refusal import Refused

__all__ = ["MARKDOWN", "PLAIN", "Omission", "Refused", "Text", "read"]
