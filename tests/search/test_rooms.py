"""The rooms of search know each other one way: who asks knows whom it asks, and not the reverse."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

SEARCH = Path(__file__).resolve().parents[2] / "search"
# From the bottom up. What a room may not know stands above it: it hears of it by a signal, or by what it is given.
ROOMS = [
    "analysis", "query", "whoosh_engine", "opensearch_engine", "haystack_front", "suggesting", "indexing", "results",
    "web", "management",
]  # fmt: skip

# Whoosh itself, and what haystack has of it.
WHOOSH = re.compile(r"whoosh(\.|$)|haystack\.\S*whoosh")
# An engine's room, and the only modules that name it: the settings choose it, the front falls back on it.
ENGINE = "search.whoosh_engine"
NAMES_AN_ENGINE = {"archive/settings/stores.py", "search/haystack_front/backend.py"}
KNOWN_TO_ENGINES = ("search.contract", "search.errors", "search.query", "search.analysis")
# Who may hold arrays: engines, and these, which docs/decisions/0058 names.
ARRAYS = ("search/whoosh_engine", "search/analysis", "archive/comparison")


def rooms_named_in(path: Path) -> set[str]:
    return {name.split(".")[1] for name in named_in(path) if name.startswith("search.")}


@cache
def named_in(path: Path) -> set[str]:
    """What a module imports, or names in a string to be imported later."""
    constants = (node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                 if isinstance(node, ast.Constant) and isinstance(node.value, str))  # fmt: skip
    return imported_in(path) | {value for value in constants if " " not in value}


@cache
def imported_in(path: Path) -> set[str]:
    """What a module imports, inside functions too."""
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            named |= {node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
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


def modules() -> dict[str, set[str]]:
    """{path of a module of the program: what it imports or names}"""
    paths = (path for app in ("archive", "search") for path in (SEARCH.parent / app).rglob("*.py"))
    return {str(path.relative_to(SEARCH.parent)): named_in(path) for path in paths}


def test_only_the_engine_knows_whoosh():
    known = {path for path, named in modules().items() if any(map(WHOOSH.match, named))}
    assert known and {path for path in known if not path.startswith("search/whoosh_engine/")} == set()


def test_no_module_imports_an_engine():
    """Pages, views, forms, exports, suggestions, template tags, indexing: each of them is looked at."""
    outside = {path: named for path, named in modules().items() if not path.startswith("search/whoosh_engine/")}
    assert len(outside) > 300
    naming = {path for path, named in outside.items() if any(name.startswith(ENGINE) for name in named)}
    assert naming == NAMES_AN_ENGINE
    importing = {path for path in naming if any(name.startswith(ENGINE) for name in imported_in(SEARCH.parent / path))}
    assert importing == set()


def test_arrays_stay_with_engines_and_pure_rooms():
    arrays = {path for path, named in modules().items() if any(re.match(r"numpy(\.|$)", name) for name in named)}
    assert {path for path in arrays if not path.startswith(ARRAYS)} == set()


def test_an_engine_knows_the_contract_and_nothing_of_the_archive():
    for room in ("whoosh_engine", "opensearch_engine"):
        own = (f"search.{room}", *KNOWN_TO_ENGINES)
        for path in (SEARCH / room).rglob("*.py"):
            known = {name for name in imported_in(path) if name.startswith(("archive", "search", "haystack"))}
            assert {name for name in known if not name.startswith(own)} == set(), path


def test_only_the_engine_of_a_cluster_knows_its_package():
    """An ordinary office has none: nothing that starts there may ask for it."""
    package = re.compile(r"opensearchpy(\.|$)")
    known = {path for path, named in modules().items() if any(map(package.match, named))}
    outside = {path for path in known if not path.startswith("search/opensearch_engine/")}
    # It only looks whether it is installed.
    assert known and outside == {"archive/ops/contradictions.py"}
