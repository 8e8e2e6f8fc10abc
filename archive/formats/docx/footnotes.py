"""Footnotes and endnotes.

The mark in the sentence goes, it would stick to the word as a digit (30日内1). The note becomes a line
“注1：…” after the first prose paragraph at or after its mark: so it stays with what it explains, in the same
section, and neither a title over several lines, nor a heading and its text, nor a signature and its date
are torn apart. What is left over stands at the end.
"""

from collections.abc import Callable, Iterable

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx.element_names import W_FOOTNOTE_REFERENCE, W_ID, W_TYPE, value

_CUSTOM_MARK = qn("w:customMarkFollows")
_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")


class Notes:
    """The notes of a file, handed out as they come due."""

    def __init__(self, footnotes: etree._Element | None, endnotes: etree._Element | None):
        self._footnotes, self._endnotes = _by_id(footnotes), _by_id(endnotes)
        self._count = {"注": 0, "尾注": 0}
        self._waiting: list[str] = []

    def refer(self, reference: etree._Element, read: Callable[[Iterable[etree._Element]], list[str]]) -> None:
        """Take up the note that a mark refers to, each once. `read` turns its blocks into lines."""
        is_foot = reference.tag == W_FOOTNOTE_REFERENCE
        name, notes = ("注", self._footnotes) if is_foot else ("尾注", self._endnotes)
        note = notes.pop(value(reference, W_ID), None)
        if note is None:
            return
        number = ""
        if value(reference, _CUSTOM_MARK) not in ("1", "true", "on"):
            self._count[name] += 1
            number = str(self._count[name])
        if text := " ".join(stripped for line in read(note) if (stripped := line.strip())):
            self._waiting.append(f"{name}{number}：{text}")

    def due(self) -> list[str]:
        """The notes referred to since the last time."""
        waiting, self._waiting = self._waiting, []
        return waiting


def _by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    """Without the lines that separate the notes from the text, which are kept as notes too."""
    notes = () if root is None else [note for note in root if isinstance(note.tag, str)]
    return {value(note, W_ID): note for note in notes if value(note, W_TYPE) not in _NO_NOTES}
