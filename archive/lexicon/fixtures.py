"""The reference data that the parser reads by: the very files that the database is filled from."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "fixtures"


def rows(name: str) -> list[dict]:
    """The rows of a fixture: {"model", "pk" where it has one, "fields"}."""
    return _content(name)


def figures(name: str) -> dict:
    """What was learned once, by its names."""
    return _content(name)


def table(name: str) -> list[list[str]]:
    """The rows of a table of plain words, without the remarks (#) and the heads above them."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split(",") for line in lines if not line.startswith("#")][1:]


def _content(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
