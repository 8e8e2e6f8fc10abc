"""Whether the store of originals can be used. A folder always can, or the database beside it cannot either."""

from typing import Any, cast

from django.core import checks
from django.core.files.storage import storages

from archive.depot.kept_storage import KeptStorage
from archive.ops import store_trouble
from archive.ops.store_trouble import StoreTrouble


def fault() -> str:
    """What keeps it from being used, in a sentence without its full stop; '' where nothing does. Asks the store."""
    try:
        cast(KeptStorage, storages["originals"]).require()
    except StoreTrouble as trouble:
        return trouble.told
    return ""


def line() -> str:
    """For whoever watches the service: whether this process met trouble when it last asked. Nothing is asked for it: a
    store that keeps silent would keep the watchdog waiting, and the machine goes on serving texts."""
    return "the store of originals could not be used when last asked (ORIGINALS_URL)" if store_trouble.met() else ""


def connect() -> None:
    """Have `manage.py check --deploy` ask it."""
    checks.register(_told, "originals", deploy=True)


def _told(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    told = fault()
    return [checks.Error(f"{told}。", id="archive.E001")] if told else []
