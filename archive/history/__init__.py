"""What became of a directive since it came in: who changed which value, when and why, and the way back.

recorded_change  writes what an act changed; open this first
field_writers    what puts a value of the history back into the archive, field by field
"""
