"""A directive's paper as its page shows it: the text with what is known of its spans marked in it, put together in
Python. Of some hundred paragraphs each would otherwise be a template of its own, which takes longer than all else.

renderer           the paper as HTML; open this first
prepared_sheet     a directive made ready for it: action items numbered, what it cites linked
annotation_layers  what is marked in the text · nested_markup: marks that overlap, as nested tags
hit_marks          what of it is marked for a reader who searched, and as what
margin_notes       the action items beside it · binding_mark: that one binds otherwise than most
validity_line      whether it is in force, for its page and wherever it is named
compact_list       many of them, a line for each
topic_tags         its topics, the main one before the others
metadata           what is known of the directive, and what that rests on
"""
