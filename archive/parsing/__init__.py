"""Text of a directive → what it says. Pure: no Django, no database, no files but the fixtures.

parser        the one door: parse(raw) → ParsedText(directives, removals) · parsed_directive: what it returns
as_written    what was read of a text in traditional characters, put back into its own
cleaning/     raw text → paragraphs: conversion artifacts out, lines joined, lost line ends put back, tables kept
forwarding/   a notice that forwards, and the directives it brings along
directive_segments  one directive's paragraphs: head | body | foot | attachments | imprint
header/       title, number, addressees · foot/ signatures, dates, list of attachments, imprint
issuers/      who issued it, and where that is · issue_year: the year, with what it rests on
outline/      items of any level system, closing, attachments as parts
action_items/ kind, actor, deadline, figures, initiatives, to whom to report
references    works and numbers cited, and the basis among them · contacts: whom to call
validity_statements/ what a text says of its own validity, and of that of others
occasion/     what a directive answers: a speech, a letter, a meeting, a higher directive
persons/      what tells of persons, by their role, as spans: contacts, numbers, the poor, the punished, candidates
annotations/  spans of the text and what they are: lines, mentions, persons, marks · text_annotations: a text → its
              annotations, line_spans: lines from what head and foot took them for · paragraph_lines: a text's lines
provenance    how each field was found, and how surely · remaining_provenance: told when all fields are read
field_doubts  what a second look says against a title, addressees, issuers · missing_fields: what was not found
              though it should be there
marks/        grades of secrecy, and words that close a directive's circulation

What all of these read by stands in `archive.lexicon`.
"""

from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.parser import ParsedText, circulation_marks, parse, parse_as_it_stands

__all__ = ["ParsedDirective", "ParsedText", "circulation_marks", "parse", "parse_as_it_stands"]
