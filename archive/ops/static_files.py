"""Static files as they are served: collected under names that tell their contents, and compressed.

That takes seconds, so it is done only where it must be. Times say nothing of it: a data folder that was copied or put
back from a backup is newer than it should be, the files of an upgrade may be older than those before.
"""

from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command


def collect_changed() -> bool:
    """Collect the static files where those collected are made of others; whether that was so."""
    record = Path(settings.DATA_DIR) / "static-files-collected"
    if record.exists() and record.read_text() == _state():
        return False
    # Never cleared: a server that is still running refers to the files it started with.
    call_command("collectstatic", verbosity=0, interactive=False)
    record.write_text(_state())
    return True


def _state() -> str:
    """A digest of all static files there are, names and contents, and of the list of those collected."""
    digest = sha256()
    for finder in finders.get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            digest.update(f"{name}\0{sha256(Path(storage.path(name)).read_bytes()).hexdigest()}\n".encode())
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    digest.update(collected.read_bytes() if collected.exists() else b"")
    return digest.hexdigest()
