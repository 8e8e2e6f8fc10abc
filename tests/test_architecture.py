"""Arrows run one way, and a newcomer finds a room by its name."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from tests.support.import_graph import ROOT, imports, modules, reached

APPS = ("archive", "search")
# Without Django, and without whatever imports it.
PURE = [
    "archive/formats", "archive/parsing", "archive/lexicon", "archive/comparison", "search/query", "search/analysis",
]  # fmt: skip
MOST_IN_A_ROOT = 8
# What stands in them is tested with the room that it serves.
FOUND_BY_DJANGO = {"management", "migrations", "settings", "templatetags"}

# Modules and packages that share their name, and why that misleads nobody.
SAME_NAME = {
    **dict.fromkeys(["apps", "models", "urls", "management", "commands", "templatetags"], "names Django looks for"),
    **dict.fromkeys(["views", "web", "schemas", "api"], "each app has its own, of the same use"),
    "parser": "the door of its package: text → directives, query → tree",
    "reader": "the door of its format",
    "html": "a format: read here, written there",
    "pdf": "a format: read here, written there",
    "action_items": "the same thing: parsed here, shown there",
    "forwarding": "the same thing: parsed here, kept there",
    "provenance": "the same thing: parsed here, kept there",
    "lexicon": "words: what formats and parsing read by, the search's own lists, the command for the office's",
    "reparse": "the command of that room",
    "review": "校核: the room, the row of the admin's list, the page of the queue",
    "errors": "what views answer, what engines raise",
    "engine": "each engine behind the contract has its own",
}
# Names that end like a gerund and name a thing, or what is done there and has no other name.
GERUNDS = {
    "parsing": "the field's word for text → structure",
    "rendering": "the field's word for structure → HTML, paper",
    "indexing": "the field's word for rows → index",
    "exporting": "beside ingest: what goes out",
    "suggesting": "suggestions would be what the room makes, not how it keeps them in step",
    "cleaning": "the parser's first step; what it makes are paragraphs",
    "forwarding": "转发: one directive brings another along",
    "closing": "结尾: the section after the last item",
    "folding": "折叠: the copy of a text to compare by",
    "planning": "the field's word for query → plan",
    "mapping": "the cluster's word for the fields of an index",
    "ranking": "the field's word for the order of matches",
    "highlighting": "the field's word for marks on hits",
    "wording": "a wording is words",
    "timing": "times as they are taken",
    "text_encoding": "an encoding is how bytes stand for characters",
}


@cache
def imported(path: Path) -> set[str]:
    """Top names of every module that a file imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def files(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found
    return found


def classes() -> dict[tuple[str, str], list[str]]:
    """{(room, name): where it is defined}; a room is a folder of an app's root, or the root itself."""
    found = defaultdict(list)
    for module, path in modules().items():
        room = "/".join(path.relative_to(ROOT).parent.parts[:2])
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[room, node.name].append(module)
    return found


@pytest.mark.parametrize("folder", PURE)
def test_pure_packages_know_neither_django_nor_haystack_however_far_one_follows_their_imports(folder):
    room, graph = folder.replace("/", "."), imports()
    knowing = {module for module, path in modules().items() if imported(path) & {"django", "haystack"}}
    pure = [module for module in modules() if f"{module}.".startswith(f"{room}.")]
    assert len(pure) == len(files(folder))
    assert {module: found for module in pure if (found := knowing & {module, *reached(graph, module)})} == {}


def test_the_archive_does_not_know_search():
    assert {path.name for path in files("archive") if "search" in imported(path)} == set()


def test_only_the_search_app_knows_whoosh():
    assert {path.name for path in files("archive") if imported(path) & {"whoosh", "haystack", "jieba"}} == set()


def test_the_parser_does_not_know_where_its_text_came_from():
    known = {path.name for path in files("archive/parsing") if "archive.formats" in path.read_text(encoding="utf-8")}
    assert known == set()


@pytest.mark.parametrize("app", APPS)
def test_a_root_holds_few_modules(app):
    loose = [path.name for path in (ROOT / app).glob("*.py") if path.name != "__init__.py"]
    assert 0 < len(loose) <= MOST_IN_A_ROOT


def test_no_two_modules_of_one_name_mean_different_things():
    places = defaultdict(list)
    for module in modules():
        places[module.rpartition(".")[2]].append(module)
    shared = {name: where for name, where in places.items() if len(where) > 1}
    assert {name: where for name, where in shared.items() if name not in SAME_NAME} == {}
    assert set(SAME_NAME) - set(shared) == set()


def test_no_two_classes_of_one_room_have_one_name():
    # Django finds a command by its module; the class is always Command.
    shared = {key: where for key, where in classes().items() if len(where) > 1 and key[1] != "Command"}
    assert shared == {}


def test_a_module_is_named_for_the_thing_not_the_act():
    names = {module.rpartition(".")[2] for module in modules()} | {path.stem for path in files("benchmarks")}
    gerunds = {name for name in names if name.endswith("ing")}
    assert gerunds == set(GERUNDS)


@pytest.mark.parametrize("app", APPS)
def test_the_tests_of_a_room_stand_in_a_folder_of_its_name(app):
    rooms = {path.name for path in (ROOT / app).iterdir() if (path / "__init__.py").exists()} - FOUND_BY_DJANGO
    tests = ROOT / "tests" if app == "archive" else ROOT / "tests" / app
    assert {room for room in rooms if not list((tests / room).rglob("test_*.py"))} == set()


def test_every_package_says_what_it_is_for():
    silent = [
        path.parent.name
        for path in modules().values()
        if path.name == "__init__.py" and not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("app", APPS)
def test_a_package_s_docstring_names_only_modules_that_are_there(app):
    """Lines of the form `name   what it is`: each name is a module or folder beside it."""
    lost = {}
    for path in (ROOT / app).rglob("__init__.py"):
        beside = {one.stem for one in path.parent.iterdir()}
        named = _listed(ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")
        if missing := named - beside:
            lost[str(path.relative_to(ROOT))] = missing
    assert lost == {}


@pytest.mark.parametrize("app", APPS)
def test_a_package_s_docstring_that_lists_modules_leaves_none_out(app):
    """But for those that Django looks for by their names."""
    django = {"migrations", *(name for name, why in SAME_NAME.items() if why == "names Django looks for")}
    left_out = {}
    for path in (ROOT / app).rglob("__init__.py"):
        docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        beside = {one.stem for one in path.parent.iterdir() if one.suffix == ".py" or (one / "__init__.py").exists()}
        unnamed = beside - django - {"__init__"} - set(re.findall(r"\w+", docstring))
        if _listed(docstring) and unnamed:
            left_out[str(path.relative_to(ROOT))] = unnamed
    assert left_out == {}


def _listed(docstring: str) -> set[str]:
    names = set()
    for line in docstring.splitlines():
        name, gap, _ = line.partition("  ")
        name = name.removesuffix("/")
        if gap and name.isascii() and name.isidentifier():
            names.add(name)
    return names
