"""What became of a directive since it came in: who changed which value, when and why.

recorded_act      whoever saves stands in it; open this first
recorded_change   writes what an act changed
directive_values  what each field of a directive holds, as JSON
outline_value     the text, its sections and action items as one such value
field_writers     what puts a value of the history back into the archive, field by field
field_words       what fields are called that no box of a directive has, and their values in words
"""
