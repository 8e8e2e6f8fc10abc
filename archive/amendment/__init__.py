"""What a person changes of a directive that is kept: saved through one function, shown, and taken back.

saved_fields    the one door by which pages save fields; open this first
field_limits    how much a person may type in them
value_writers   what puts each field's value into the archive
consequences    what follows from changed fields: annotations, references, review, index
outdated_page   whoever sends back a page that was opened before somebody else saved is told
undone_changes  acts of the history taken back
shown_changes   entries of the history as a reader is shown them: by values_in_words, marked_lines; shown_outline: an
                outline as lines
"""
