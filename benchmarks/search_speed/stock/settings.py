"""The archive's settings with haystack's own search in the place of ours."""

from archive.settings import *  # noqa: F403
from archive.settings import DATA_DIR, INSTALLED_APPS

INSTALLED_APPS = ["benchmarks.search_speed.stock" if app == "search" else app for app in INSTALLED_APPS]
HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "haystack.backends.whoosh_backend.WhooshEngine",
        "PATH": str(DATA_DIR / "stock-index"),
        "SILENTLY_FAIL": False,
    }
}
