class Refused(Exception):
    """A file that is not taken in. `str()` is one Chinese sentence: what was wrong and what to do."""
