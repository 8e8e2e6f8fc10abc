"""Word files (.docx, .dotx, .docm; macros are never run): bytes → text.

    bytes ──zip_guard──> package ──unseen_marks, computed_fields──> elements ──story, list_labels, footnotes──> lines

`read(data)` in `reader` is the one door; what the words do not tell stands in `unread_objects`.
"""

from archive.formats.docx.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
