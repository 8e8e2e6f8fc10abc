"""Three and more directives as JSON: rows of the same task, and how much of each one's wording each other one has."""

from collections.abc import Sequence

from archive.api.serializers import directive_row
from archive.models import Directive
from archive.web.task_grid import GridItem, TaskGrid, task_grid


def compared_tasks(directives: Sequence[Directive], reader) -> dict:
    """The form of archive.api.comparison_schemas.ComparedTasks. Fetch with `.for_lists()` and their texts."""
    # Rows of lists redact for themselves: before the grid's columns are.
    rows = [directive_row(directive, reader) for directive in directives]
    grid = task_grid(directives, reader)
    return {
        "directives": rows,
        "grid": [
            {
                "topic": row.topic,
                "name": row.name,
                "coverage": row.coverage,
                "cells": [_cell(grid, grid.items[number]) for number in row.members],
            }
            for row in grid.rows
        ],
        "overlap": [
            {"of": of.pk, "by": by.pk, "share": grid.overlap[at][other]}
            for at, of in enumerate(directives)
            for other, by in enumerate(directives)
            if at != other
        ],
    }


def _cell(grid: TaskGrid, item: GridItem) -> dict:
    return {
        "directive": grid.columns[item.column].directive.pk,
        "id": item.pk,
        "text": item.text,
        "anchor": item.anchor,
        "url": item.address,
        "actor": item.actor,
        "actor_inferred": item.actor_inferred,
        "deadline_text": item.deadline_text,
        "deadline": item.deadline,
        "figures": list(item.figures),
        "initiatives": list(item.initiatives),
        "reports_to": item.reports_to,
    }
