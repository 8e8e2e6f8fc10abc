"""Documents read in a process of their own, with limits: what a hostile file does there, it does to nobody else.

reading_process   the parent's side: one child that serves many files, and is replaced when it breaks a limit
reading_loop      the child's own main
text_json         a text on its way between the two
document_readers  the kinds that are read so, and the reader of each
"""

from archive.formats.limited.reading_process import read

__all__ = ["read"]
