"""The rooms of search know each other one way: who asks knows whom it asks, and not the reverse."""

import ast
import re
from pathlib import Path

import pytest

SEARCH = Path(__file__).resolve().parents[2] / "search"
# From the bottom up. What a room may not know stands above it: it hears of it by a signal, or by what it is given.
ROOMS = [
    "analysis", "query", "whoosh_engine", "haystack_front", "suggesting", "indexing", "results", "web", "management",
]  # fmt: skip

# Whoosh itself, and what haystack has of it.
WHOOSH = re.compile(r"whoosh(\.|$)|haystack\.\S*whoosh")
# What stands outside of the engine's room and knows it all the same: ours is made of haystack's for Whoosh.
# Once another engine can be put in its place, this is empty.
KNOWS_WHOOSH = {"haystack_front/backend.py"}


def rooms_named_in(path: Path) -> set[str]:
    return {name.split(".")[1] for name in named_in(path) if name.startswith("search.")}


def named_in(path: Path) -> set[str]:
    """What a module imports, inside functions too, or names in a string to be imported later."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            named |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
            named.add(node.value)
    return named


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


def test_only_the_engine_knows_whoosh():
    outside = (path for app in ("archive", "search") for path in (SEARCH.parent / app).rglob("*.py"))
    known = {path for path in outside if any(map(WHOOSH.match, named_in(path)))}
    known -= set((SEARCH / "whoosh_engine").rglob("*.py"))
    assert {str(path.relative_to(SEARCH)) for path in known} == KNOWS_WHOOSH
