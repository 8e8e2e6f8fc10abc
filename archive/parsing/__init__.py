"""Text of a directive → what it says. Pure: no Django, no database, no files but the fixtures.

reading    the one door: parse(raw) → Reading(directives, removals)
cleaning   raw text → paragraphs: litter, page_numbers, chrome (furniture, boxes) and tables name what goes,
           joining (wraps) which lines belong together, unbroken (glued) where lost line ends stood
splitting  a forwarding notice and the directive it carries
header     title, number, addressees · foot: signatures and dates · outline: the items
duties     action items · references: works and numbers cited, reports, contacts
gazetteer topics labels dates numerals numbers vocabulary folding fixtures: what these read by
"""

from archive.parsing.parsed import ParsedDirective, as_json
from archive.parsing.reading import Reading, parse

__all__ = ["ParsedDirective", "Reading", "as_json", "parse"]
