"""The type checker's rail: what it found when it came may only shrink, and nothing of the pure packages is in it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
BASELINE = ROOT / SETTINGS["mypy_baseline"]["baseline_path"]
PURE = ("archive/formats/", "archive/parsing/", "archive/lexicon/", "archive/comparison/", "search/query/")


def known():
    return BASELINE.read_text(encoding="utf-8").splitlines()


def filtered(found, *options):
    """The exit status of the filter that `make lint` asks, for what a checker found."""
    command = [sys.executable, "-m", "mypy_baseline", "filter", *options]
    return subprocess.run(command, cwd=ROOT, input="\n".join(found), text=True, capture_output=True).returncode


def test_no_error_of_a_pure_package_is_put_up_with():
    assert [line for line in known() if line.startswith(PURE)] == []


def test_every_function_of_a_pure_package_has_to_say_its_types():
    strict = [rules for rules in SETTINGS["mypy"]["overrides"] if rules.get("disallow_untyped_defs")]
    assert {module for rules in strict for module in rules["module"]} == {
        f"{folder.rstrip('/').replace('/', '.')}.*" for folder in PURE
    }


def test_what_is_known_passes():
    assert filtered(known()) == 0


@pytest.mark.parametrize(
    "found", [lambda: [*known(), "archive/signals.py:1: error: Odd  [misc]"], lambda: known()[1:]]
)
def test_a_new_error_fails_and_so_does_one_that_nobody_finds_any_more(found):
    assert filtered(found()) != 0
