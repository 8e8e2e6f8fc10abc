"""What failed beside others is run once more alone, told, and fails where it fails again."""

import os
import subprocess
import sys

import pytest

FLAKY = """
from pathlib import Path
def test_once():
    seen = Path("seen")
    first = not seen.exists()
    seen.touch()
    assert not first
"""
WRONG = "\ndef test_wrong():\n    assert False\n"


@pytest.fixture
def look(tmp_path):
    def looked(tests: str, second: str = "1"):
        (tmp_path / "test_given.py").write_text(tests)
        (tmp_path / "pytest.ini").write_text("[pytest]\n")
        environment = os.environ | {"SECOND_LOOK": second, "PYTHONPATH": os.getcwd(), "DJANGO_SETTINGS_MODULE": ""}
        # Of the plugins that are installed only this one is needed, and each worker would load all.
        environment |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
        command = [sys.executable, "-m", "tests.support.second_look", "-p", "xdist.plugin", "--numprocesses", "2"]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return looked


def test_one_that_passes_alone_is_told(look):
    run = look(FLAKY)
    assert run.returncode == 0
    assert "PASSED AT THE SECOND LOOK ONLY: test_given.py::test_once" in run.stdout


def test_without_being_asked_for_nothing_is_run_again(look):
    assert look(FLAKY, second="").returncode == 1


def test_what_fails_again_fails(look):
    run = look(FLAKY + WRONG)
    assert run.returncode == 1 and "SECOND LOOK ONLY" not in run.stdout


def test_many_are_no_accident(look):
    run = look("".join(f"\ndef test_{at}():\n    assert False\n" for at in range(6)))
    assert run.returncode == 1 and "second look" not in run.stdout


def test_a_file_that_cannot_be_read_fails_at_once(look):
    assert look("import nothing_of_this_name\n").returncode == 2
