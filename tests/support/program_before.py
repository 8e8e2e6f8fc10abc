"""The program as it was before this version, out of the history that lies beside the tests."""

import re
import subprocess
from pathlib import Path

from tests.support.serving import ROOT

_VERSION = "archive/__init__.py"


def why_not() -> str:
    """Why there is none; '' where there is."""
    return "" if _commit() else "the history of the program is not here"


def program_before(folder: Path) -> str:
    """Lay it out in an empty folder; its version. Raises CalledProcessError where git fails."""
    packed = subprocess.run(["git", "archive", _commit()], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    subprocess.run(["tar", "--extract"], cwd=folder, check=True, input=packed.stdout)
    found = re.search(r'^__version__ = "(.+)"', (folder / _VERSION).read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    return found[1]


def _commit() -> str:
    """The last one of the version before: that before the one which raised the version; '' where it is not known."""
    asked = ["git", "log", "-1", "--format=%P", "-G^__version__", "--", _VERSION]
    try:
        told = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""
    return told.split()[0] if told.strip() else ""
