"""What a Word file with tracked changes says once all of them are accepted, or all rejected: read off its XML."""

import io
import zipfile

from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(docx: bytes):
    """The body of the document, as an element."""
    with zipfile.ZipFile(io.BytesIO(docx)) as parts:
        return etree.fromstring(parts.read("word/document.xml")).find(f"{_WORD}body")


def accepted(body) -> list[str]:
    """The paragraphs, with what was inserted and without what was deleted."""
    return _paragraphs(body, without="del")


def rejected(body) -> list[str]:
    """The paragraphs, with what was deleted and without what was inserted."""
    return _paragraphs(body, without="ins")


def _paragraphs(body, without: str) -> list[str]:
    found, words = [], ""
    for paragraph in body.iterfind(f"{_WORD}p"):
        words += "".join(_words(element) for element in paragraph if element.tag != f"{_WORD}{without}")
        # Where its end is gone, the next paragraph goes on in it.
        if paragraph.find(f"{_WORD}pPr/{_WORD}rPr/{_WORD}{without}") is None:
            found.append(words)
            words = ""
    assert not words, "the last paragraph has no end"
    return found


def _words(element) -> str:
    letters = {f"{_WORD}t": None, f"{_WORD}delText": None, f"{_WORD}tab": "\t", f"{_WORD}br": "\n"}
    deleted = element.tag == f"{_WORD}del"
    words = ""
    for one in element.iter(*letters):
        # Word shows no text within a deletion that is not marked as deleted, and none outside that is.
        assert one.tag != f"{_WORD}{'t' if deleted else 'delText'}"
        words += letters[one.tag] or one.text or ""
    return words
