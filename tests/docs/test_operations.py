"""What the manual for whoever runs the archive has to name: commands, environment, faults, what DATA_DIR holds."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, prose

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
    read = re.findall(r'environ\.get\(\s*"([A-Z_]+)"|"([A-Z_]+)" in os\.environ', sources("archive", "search"))
    names = {name for pair in read for name in pair if name} - {"PATH"}
    assert names - NAMED == set()


def test_every_fault_that_check_archive_finds_is_named():
    code = (ROOT / "search" / "indexing" / "archive_check.py").read_text(encoding="utf-8")
    kinds = set(re.findall(r'Fault\(\s*"([a-z-]+)"|\(\s*"(index-[a-z]+)",', code))
    kinds = {kind for pair in kinds for kind in pair if kind} | {"missing", "damaged", "outdated"}
    assert len(kinds) >= 9
    assert kinds - NAMED == set()
