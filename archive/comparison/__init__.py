"""Two directives side by side: which sections answer each other, and which wording they share.

outline     Part, what is compared: one section of a directive
alignment   outlines → pairs of parts, both columns in their own order
passages    the longest passages of one text that another has too, in linear time
wording     a text → spans of common and own wording
comparing   all of it together, with the overall figures
presenting  a comparison as JSON

Knows no database and no HTTP.
"""

from archive.comparison.compared_outlines import AlignedRow, Comparison, Figures, Side, compare
from archive.comparison.json_values import as_json
from archive.comparison.section_tree import ComparedPart, parts_of
from archive.comparison.shared_wording import Standing, WordingSpan

__all__ = [
    "Comparison",
    "Figures",
    "ComparedPart",
    "AlignedRow",
    "Side",
    "WordingSpan",
    "Standing",
    "as_json",
    "compare",
    "parts_of",
]
