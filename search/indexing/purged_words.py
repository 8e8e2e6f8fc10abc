"""That the index's files still hold words of what was purged. An engine takes a directive out of its answers at once;
its words stay in the files until these are made anew, which this asks for: a file in DATA_DIR, since the words are in
files too, and no transaction takes either back. Asked for in vain it costs a rebuild."""

import time
from pathlib import Path

from django.conf import settings

from archive.ops import data_rights


def mark() -> None:
    """Have the index made anew, by whoever next looks."""
    data_rights.write(_file(), "")


def is_marked() -> bool:
    return _file().exists()


def settle(began: float) -> None:
    """The index was made anew, of what the archive held at that time (`time.time()`) or later."""
    try:
        if _file().stat().st_mtime <= began:
            _file().unlink()
    except FileNotFoundError:
        pass


def now() -> float:
    """For `settle`: when a rebuild began."""
    return time.time()


def _file() -> Path:
    return Path(settings.DATA_DIR) / "index-holds-purged"
