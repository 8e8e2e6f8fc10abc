"""校核: staff look at what was read of a directive beside what was received, and correct it.

review_queue        which directives are to be looked at, in which order; open this first
corrected_values    what stands in the boxes of a directive's fields, and how it is saved
correction_form     the boxes, and what is wrong with what was typed
named_rows          issuers and places by their names; what is suggested while a name is typed
batch_form          one value for several directives at once
action_form         the boxes of an action item
text_form           a text that staff change, and what will become of it
page_version        which version of a directive a page was shown with
outline_nodes       the outline as plain values, and how its nodes stand above each other; pure
outline_operations  what is done to an outline on the text itself; pure
outline_rows        the outline's rows in the database, and back
outline_view        what the page shows of an outline: its paragraphs and sentences, and what can be done to each
"""
