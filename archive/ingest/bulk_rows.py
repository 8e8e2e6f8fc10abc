"""Many rows of one table at once: a directive has a hundred action items."""

from collections.abc import Sequence

from django.db import models


def insert(rows: Sequence[models.Model]) -> None:
    """Insert unsaved rows of one model, and set the keys of those that have none."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows)


def insert_pairs(through: type[models.Model], pairs: list[tuple[int, int]]) -> None:
    """Insert (row, other) keys into the table between two models."""
    # As Django's own add() does: so that no keys come back, which nobody asks for and which take as long again.
    through._default_manager.bulk_create([through(None, *pair) for pair in pairs], ignore_conflicts=True)
