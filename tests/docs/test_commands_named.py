"""What the documentation tells to type can be typed: targets of make, commands, modules to run, and their options."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from tests.docs.pages import ROOT, code, pages
from tests.support import chromium

_MAKE = re.compile(r"(?<![\w/-])make((?: \S+)+)")
_VARIABLE = re.compile(r"[A-Z]+=\S*")
_COMMAND = re.compile(r"manage\.py ([\w-]+)(.*)")
_MODULE = re.compile(r"python -m ([\w.]+)(.*)")
# `reparse --all`, as pages name a command once it is clear that it is one.
_BARE = re.compile(r"([a-z]+(?:_[a-z]+)*)( .*--.*)")
_OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


# Of other programs: PostgreSQL's own.
_OF_OTHERS = {"createuser", "createdb", "psql", "pg_restore"}


def unknown(typed: str) -> list[str]:
    """What of a piece of code nobody can type: 'make golden', 'reparse --some'."""
    if typed.split(" ", 1)[0] in _OF_OTHERS:
        return []
    if match := _MAKE.search(typed):
        asked = [word for word in match[1].split() if not _VARIABLE.fullmatch(word)]
        return [f"make {word}" for word in asked[:1] if word not in targets()]
    if match := _MODULE.search(typed):
        there = find_spec(match[1]) is not None
        return _without_options(match, _source_of(match[1])) if there else [f"python -m {match[1]}"]
    if match := _COMMAND.search(typed) or _BARE.fullmatch(typed):
        there = match[1] in get_commands()
        return _without_options(match, options(match[1])) if there else [f"manage.py {match[1]}"]
    # Alone, it is one of some command of ours.
    return [typed] if _OPTION.fullmatch(typed) and typed not in all_options() else []


def _without_options(match, known) -> list[str]:
    return [f"{match[1]} {option}" for option in _OPTION.findall(match[2]) if option not in known]


@cache
def targets() -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@cache
def options(command: str) -> set[str]:
    parser = load_command_class(get_commands()[command], command).create_parser("manage.py", command)
    return {option for action in parser._actions for option in action.option_strings}


@cache
def all_options() -> set[str]:
    ours = [name for name, app in get_commands().items() if app in ("archive", "search")]
    return set().union(*map(options, ours))


def _source_of(module: str) -> str:
    """A module that is run says its options in its own text, or in that of the package's __main__."""
    origin = Path(find_spec(module).origin)
    main = origin.with_name("__main__.py")
    return (main if origin.name == "__init__.py" else origin).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_whatever_a_page_tells_to_type_is_there(page):
    assert [one for typed in code(page) for one in unknown(typed)] == []


def test_whoever_takes_part_is_told_every_target_and_what_the_tests_need():
    told = set(code(ROOT / "CONTRIBUTING.md"))
    targets_told = {word for typed in told if (match := _MAKE.search(typed)) for word in match[1].split()}
    assert targets() - targets_told == set()
    assert f"sudo apt-get install {' '.join(chromium.PACKAGES)}" in told
    assert {"CHROMIUM", "python -m tests.public_names"} <= told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("make golden", ["make golden"]),
        ("HOST=0.0.0.0 make PYTHON=python3.12 serve", []),
        ("manage.py compress", ["manage.py compress"]),
        ("manage.py reparse --some", ["reparse --some"]),
        (".venv/bin/python manage.py reparse --all --write", []),
        ("reindex --all", ["manage.py reindex"]),
        ("check_archive [--repear]", ["check_archive --repear"]),
        ("--repear", ["--repear"]),
        ("--repair", []),
        ("python -m benchmarks.relevance --documents … --questions …", ["benchmarks.relevance --questions"]),
        ("python -m benchmarks.relevant", ["python -m benchmarks.relevant"]),
    ],
)
def test_what_cannot_be_typed_is_told(typed, told):
    assert unknown(typed) == told
