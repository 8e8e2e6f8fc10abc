"""Word files (.docx, .dotx, .docm; macros are never run): bytes → text.

    bytes ──zipped: guard──> Package ──prune, fields──> elements ──Story, Numbering, Notes──> lines

`read(data)` is the one door.
"""

from archive.formats.docx.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
