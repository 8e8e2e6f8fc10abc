"""The open Chinese fonts that are installed with the program: Noto Sans SC and Noto Serif SC, of one weight.

A package from requirements.txt holds them, as data: it is looked for and never imported. It may be missing
where somebody installed the rest by hand.
"""

import importlib
import importlib.util
from pathlib import Path

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
# What brings them, in the program's folder.
INSTALL = ".venv/bin/pip install -r requirements.txt"
_MODULE = "pylopdf_fonts_zh_cn"


def folder() -> Path | None:
    """Where the fonts lie; None where the package is not installed. One that has come meanwhile is found."""
    importlib.invalidate_caches()
    found = importlib.util.find_spec(_MODULE)
    return Path(found.submodule_search_locations[0]) if found and found.submodule_search_locations else None
