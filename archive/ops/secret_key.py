"""The installation's secret key: made once, kept beside the data."""

import os
import secrets
from pathlib import Path


def read_or_make(path: Path) -> str:
    """Return the key in the file `path`; make the file, readable by its owner alone, where there is none.

    Raises OSError where the folder cannot be written.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        # Never world-readable, not even for the moment between writing and a chmod.
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
        try:
            # A hard link fails where the name is taken: of two first starts at once, one key wins.
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def read_or_lend(path: Path) -> str:
    """The key in the file `path`; where there is none that can be read, one for as long as this process lives."""
    try:
        return path.read_text().strip() or secrets.token_urlsafe(50)
    except OSError:
        return secrets.token_urlsafe(50)
