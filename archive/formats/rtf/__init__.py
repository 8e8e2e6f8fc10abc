"""Rich Text Format: bytes → text, without LibreOffice. `read(data)` in `reader` is the one door.

reader       what becomes of each control word; open this first
rtf_tokens   bytes → control words, bytes of text, braces
rtf_state    what holds within a group: where its words go, which font, whether they are hidden
rtf_lines    words as they come → lines and rows of tables
code_pages   which encoding the bytes of a run are in
"""

from archive.formats.rtf.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
