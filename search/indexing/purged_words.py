"""That the index's files still hold words of what was purged. An engine takes a directive out of its answers at once;
its words stay in the files until these are made anew, which this asks for. Asked for in vain it costs a rebuild.

Over SQLite by a file in DATA_DIR for each index (a cluster's may be filled beside the one in use), since the words are
in files too, and no transaction takes either back. Over PostgreSQL machines may have an index each, and every one of
them is asked by a number in its consumer's row.
"""

import time
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.db.models import F

from archive.models import OutboxConsumer
from archive.ops import data_rights

_FIRST = "index"


def mark() -> None:
    """Have the index made anew, by whoever next looks; where there are several, each of them."""
    if _is_by_number():
        OutboxConsumer.objects.update(purges=F("purges") + 1)
        return
    for name in {settings.INDEX_NAME, *OutboxConsumer.objects.values_list("name", flat=True)}:
        data_rights.write(_file(name), "")


def is_marked() -> bool:
    return bool(_number()) if _is_by_number() else _file(settings.INDEX_NAME).exists()


def settle(began: float) -> None:
    """The index was made anew, of what the archive held at that moment (see `now`) or later."""
    if _is_by_number():
        # One more by now: of a purge that the new index may not have seen.
        _mine().filter(purges=began).update(purges=0)
        return
    file = _file(settings.INDEX_NAME)
    try:
        if file.stat().st_mtime <= began:
            file.unlink()
    except FileNotFoundError:
        pass


def now() -> float:
    """For `settle`: when a rebuild began, in seconds or by the purges until then."""
    return float(_number()) if _is_by_number() else time.time()


def _is_by_number() -> bool:
    return connection.vendor == "postgresql"


def _number() -> int:
    return _mine().values_list("purges", flat=True).first() or 0


def _mine():
    return OutboxConsumer.objects.filter(name=settings.INDEX_NAME)


def _file(name: str) -> Path:
    # The index of DATA_DIR is the one that has always been there.
    return Path(settings.DATA_DIR) / ("index-holds-purged" + ("" if name == _FIRST else f"-{quote(name, safe='')}"))
