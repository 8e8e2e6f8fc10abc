"""Plain text and Markdown: bytes → text. The marks of Markdown are left for the cleaning to take out and record."""

import re
from pathlib import PurePath

from archive.formats import garbled_text, text_encoding
from archive.formats.received_text import Text
from archive.formats.refusal import Refused

PLAIN, MARKDOWN = "text/plain", "text/markdown"
_MEDIA_TYPES = {".txt": PLAIN, ".text": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN}
_HEADING, _OTHER_MARK = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\*\*\S[^*\n]{0,200}\*\*|^\|[ :|-]{3,}\|$", re.MULTILINE),
)
_LINE_END = re.compile("\r\n?|[\f\v\x1c-\x1e\x85\u2028\u2029]")
# Word's codes for cells, fields and hyphens may stand in copied text, one or the other; no text consists of them.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")
_FEW, _SHARE = 3, 0.02


def read(data: bytes, name: str) -> Text:
    """Decode the bytes of the file called `name`. Raises Refused for what is no text, or not all of it."""
    decoded, encoding = text_encoding.decode(data)
    # Before the line ends: those of other systems may be bytes of what was misread.
    text, notes = garbled_text.mended(decoded)
    # Ctrl-Z: the end of a text file under DOS.
    text = text.rstrip("\x1a")
    if "\x00" in text or len(_CONTROL.findall(text)) > max(_FEW, _SHARE * len(text)):
        raise Refused(text_encoding.BINARY)
    return Text(_LINE_END.sub("\n", text), _media_type(text, name), encoding, notes=notes)


def _media_type(text: str, name: str) -> str:
    by_name = _MEDIA_TYPES.get(PurePath(name).suffix.lower())
    marked = _HEADING.search(text) and _OTHER_MARK.search(text)
    return by_name or (MARKDOWN if marked else PLAIN)
