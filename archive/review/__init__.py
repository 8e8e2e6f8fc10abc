"""校核: staff look at what was read of a directive beside what was received, and correct it.

review_queue        which directives are to be looked at, in which order; open this first
corrected_values    what stands in the boxes of a directive's fields, and how it is saved
directive_boxes     the boxes with these values in them
correction_form     what is wrong with what was typed in them, and what is saved of it
marked_words        words that bear a mark of secrecy are refused
box_fields          boxes of one line, of a line for each of a list, and one that says yes
named_issuers       issuers by their names; what is suggested while a name is typed; named_places: of places
named_directives    directives by what a person types; what is suggested while it is typed
relations_form      references and forwardings of a directive, corrected on one page
relation_rows       their boxes, a row each; typed_reference: what was typed there, as the parser would have read it
batch_form          one value for several directives at once
action_form         the boxes of an action item
text_form           a text that staff change, and what will become of it
page_version        which version of a directive a page was shown with
outline_nodes       the outline as plain values, and how its nodes stand above each other; pure
outline_operations  what is done to an outline on the text itself, by its name; pure
section_levels      sections one level up or down
section_borders     sections parted and joined, paragraphs made headings and text again
section_headings    what of a section is its label and its heading
section_kinds       lead, item, closing, attachment; whether a heading runs into its paragraph
action_spans        words made an action item, and back
outline_rows        the outline's rows in the database, and back
outline_view        what the page shows of an outline: its paragraphs and sentences, and what can be done to each
"""
