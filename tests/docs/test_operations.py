"""What the manual for whoever runs the archive has to name: commands, environment, faults, what DATA_DIR holds."""

import ast
import inspect
import itertools
import re
from pathlib import Path

import pytest
from django.dispatch import Signal

from tests.docs.pages import ROOT, prose, table
from tests.public_names.kept import LISTS, listed
from tests.support.import_graph import modules

MANUAL = prose(ROOT / "docs" / "operations.md")
NAMED = set(re.findall(r"`([^`\n]+)`", MANUAL))


def sources(*folders: str) -> str:
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in [*files, ROOT / "gunicorn.conf.py"])


def commands() -> list[Path]:
    found = [path for app in ("archive", "search") for path in (ROOT / app / "management" / "commands").glob("*.py")]
    return [path for path in found if path.stem != "__init__"]


@pytest.mark.parametrize("command", commands(), ids=lambda path: path.stem)
def test_every_command_is_named(command):
    assert any(named.split()[0] == command.stem for named in NAMED)


def test_every_option_of_a_command_is_named():
    options = {
        option
        for path in commands()
        for option in re.findall(r'add_argument\(\s*"(--[\w-]+)"', path.read_text(encoding="utf-8"))
    }
    # --noinput is haystack's and does nothing here; --few is between the start and the server.
    assert {option for option in options if option not in MANUAL} <= {"--noinput", "--few"}


def test_every_variable_of_the_environment_is_named():
    named = r'environ\.get\(\s*"([A-Z_]+)"|"([A-Z_]+)" (?:not )?in (?:os\.)?environ|environ, "([A-Z_]+)"'
    read = re.findall(named, sources("archive", "search"))
    names = {name for pair in read for name in pair if name} - {"PATH"}
    assert names - NAMED == set()


def test_the_faults_are_those_that_check_archive_finds():
    named = [kind.strip("`") for kind, _means, _remedy in table(ROOT / "docs" / "operations.md", "check_archive")]
    assert len(named) == len(set(named))
    assert set(named) == kinds()


def test_the_faults_are_listed_as_public_names():
    assert set(listed(LISTS / "command_vocabularies.json")["check_archive --json faults[].kind"]) == kinds()


def test_every_line_of_the_log_is_told():
    told = [line.split("…") for line in re.findall(r"`([^`]+)`", _section("Is it well"))]
    silent = [one for one in logged() if not any(all(part in one for part in parts) for parts in told if any(parts))]
    assert silent == []


def logged() -> list[str]:
    """What the program writes to its log from warnings on, with the holes of the messages; and the one of Django's
    that tells of a receiver of ours that failed."""
    levels = {"warning", "error", "exception", "critical"}
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in modules().values()]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found = [
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in levels and _name(call.func.value) == "logger"
    ]
    assert len(found) > 8
    return [*found, re.search(r'"(Error calling [^"]+)"', inspect.getsource(Signal))[1]]


def _section(heading: str) -> str:
    return MANUAL.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


_CHECKS = ("archive_check.py", "database_check.py", "intake_check.py")


def kinds() -> set[str]:
    """The kinds of faults as the code has them: a Fault's first argument, hyphened words in a table of them, what
    `_REASONS` tells of an index, and what is found of an original."""
    folder = ROOT / "search" / "indexing"
    trees = [ast.parse((folder / name).read_text(encoding="utf-8")) for name in _CHECKS]
    tree = trees[0]
    made = [
        node.args[0]
        for node in itertools.chain(*map(ast.walk, trees))
        if isinstance(node, ast.Call) and _name(node.func) == "Fault"
    ]
    first = {one.value for one in made if isinstance(one, ast.Constant)}
    hyphened = {one for one in _strings(tree) if re.fullmatch("[a-z]+(-[a-z]+)+", one)}
    reasons = next(
        node.value for node in tree.body if isinstance(node, ast.Assign) and _name(node.targets[0]) == "_REASONS"
    )
    originals = ast.parse((ROOT / "archive" / "ingest" / "originals.py").read_text(encoding="utf-8"))
    (fault,) = [node for node in originals.body if isinstance(node, ast.FunctionDef) and node.name == "fault"]
    found = [node.value for node in ast.walk(fault) if isinstance(node, ast.Return)]
    return (
        first
        | hyphened
        | {key.value for key in reasons.keys}
        | {f"original-{one}" for node in found for one in _strings(node) if one}
    )


def _strings(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def _name(node: ast.AST) -> str:
    return getattr(node, "id", "")
