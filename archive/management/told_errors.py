"""What the database is to blame for, told by any command in a sentence instead of a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from archive.ops import database_trouble


@contextmanager
def in_words() -> Iterator[None]:
    """End the program with the sentence where an error comes of the database; any other goes on."""
    try:
        yield
    except Exception as error:
        trouble = database_trouble.of(error)
        if trouble is None:
            raise
        sys.exit(f"{trouble.sentence}（{error}）")
