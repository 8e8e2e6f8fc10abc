"""What a person changes of a directive that is kept: saved through one function, shown, and taken back.

saved_fields    the one door by which pages save fields; open this first
value_writers   what puts each field's value into the archive
consequences    what follows from changed fields: annotations, references, review, index
undone_changes  acts of the history taken back
shown_changes   entries of the history as a reader is shown them; shown_outline: an outline as lines
"""
