"""Two directives side by side: which sections answer each other, and which wording they share.

compared_outlines  all of it together, with the overall figures; open this first
section_tree       what is compared: the sections of a directive as a tree
alignment          two trees → pairs of parts, both columns in their own order
shared_wording     a text → spans of common and own wording
suffix_automaton   the longest passages of one text that another has too, in linear time
json_values        a comparison as plain JSON values

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
