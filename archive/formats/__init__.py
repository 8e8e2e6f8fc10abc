"""Bytes of a received file → its text. Knows no Django.

`read(data, name)` is the one door; a file that cannot be read raises `Refused` with a sentence for
the reader. Which format it is, is told by the content where the content tells it.
"""

from archive.formats.reading import MARKDOWN, PLAIN, read
from archive.formats.refusal import Refused
from archive.formats.text import Omission, Text

__all__ = ["MARKDOWN", "PLAIN", "Omission", "Refused", "Text", "read"]
