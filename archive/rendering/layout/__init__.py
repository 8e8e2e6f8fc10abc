"""A directive's text laid out for reading: head, sections, foot, attachments. Not a character of it is left out.

Every piece knows where in the text it stands, so that what is said of spans of the text (action items, words searched
for, works cited) can be shown on it. The outline's spans cut the text; what stands before the first is the head
of the paper (issuer's mark, number, title, addressees), what follows the last its foot (signature, date), and
what follows the attachments its end (copies, printing office).

directive_layout  the text cut by its outline; open this first
blocks            what a layout is made of
laid_out_lines    what the annotations say of each line · imprint_rows: the 版记 in its rows
"""

from archive.parsing.annotations import LineRole
from archive.rendering.layout.blocks import DirectiveLayout, LaidOutLine, LayoutBlock, LayoutTable, Passage
from archive.rendering.layout.directive_layout import layout_of

__all__ = [
    "LayoutBlock",
    "LaidOutLine",
    "Passage",
    "DirectiveLayout",
    "LineRole",
    "LayoutTable",
    "layout_of",
]
