"""Text of a directive → what it says. Pure: no Django, no database, no files but the fixtures.

reading    the one door: parse(raw) → Reading(directives, removals); parsed: what it returns
cleaning/  raw text → paragraphs: litter out, lines joined, lost line ends put back, tables kept
splitting/ a notice that forwards, and the directives it forwards
parts      one directive's paragraphs: head | body | foot | attachments | imprint
header/    title, number, addressees · foot/ signatures, dates, list of attachments, imprint
issuers/   who issued it, and where that is · years: the year, with what it rests on
outline/   items of any level system, closing, attachments as parts
duties/    action items: kind, actor, deadline, figures, initiatives, to whom to report
references works and numbers cited, and what it rests on · contacts: whom to call
provenance how each field was found, and how surely · remaining_provenance: told when all fields are read
marks/     grades of secrecy, and words that close a directive's circulation
words/     what all of these read by
"""

from archive.parsing.parsed_directive import ParsedDirective, as_json
from archive.parsing.parser import ParsedText, parse, parse_as_it_stands

__all__ = ["ParsedDirective", "ParsedText", "as_json", "parse", "parse_as_it_stands"]
