"""The rooms of search know each other one way: who asks knows whom it asks, and not the reverse."""

import ast
from pathlib import Path

import pytest

SEARCH = Path(__file__).resolve().parents[2] / "search"
# From the bottom up. What a room may not know stands above it: it hears of it by a signal, or by what it is given.
ROOMS = [
    "analysis", "query", "whoosh_engine", "haystack_front", "suggesting", "indexing", "results", "web", "management",
]  # fmt: skip


def rooms_named_in(path: Path) -> set[str]:
    """Rooms of search that a module imports from, inside functions too, or names in a string to be imported later."""
    named = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            named |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            named.add(node.value)
    return {name.split(".")[1] for name in named if name.startswith("search.")}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_none_above_it(room):
    above = set(ROOMS[ROOMS.index(room) + 1 :])
    files = sorted((SEARCH / room).rglob("*.py"))
    assert files
    known = {path.name: rooms_named_in(path) & above for path in files}
    assert {name: rooms for name, rooms in known.items() if rooms} == {}


def test_every_room_has_its_floor():
    rooms = {path.parent.name for path in SEARCH.glob("*/__init__.py")} - {"migrations", "templatetags"}
    assert rooms == set(ROOMS)


def test_the_root_holds_what_django_expects():
    assert len([path for path in SEARCH.glob("*.py") if path.stem != "__init__"]) <= 8
