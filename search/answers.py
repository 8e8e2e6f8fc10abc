"""Answers as they were shown, kept for whoever asks the same again: the next reader, or the way back from a directive.

An answer holds as long as nothing changes. Whatever changes a directive, or what a page shows of it, records it in
the same transaction (`archive.changes`), and the index has another version once the record is worked off. So an
answer of the version that is current is true as long as no change is on record.
"""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from archive.models import Change
from search.indexing.connection import backend

# Of some 50 kB each.
MOST = 256
_kept: OrderedDict[tuple, SafeString] = OrderedDict()
_lock = Lock()


def kept(request, make: Callable[[], SafeString]) -> SafeString:
    """What `make()` answers to the query of a request, or what it answered before; always anew for those signed in,
    whose pages show more."""
    version = None if request.user.is_authenticated else _version()
    if version is None:
        return make()
    key = (version, get_language(), request.GET.urlencode())
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    answer = make()
    # What changed meanwhile may stand in it or not.
    if _version() == version:
        _keep(key, answer)
    return answer


def _version() -> tuple | None:
    """What answers hold for; None while they hold for nothing."""
    return None if Change.objects.exists() else backend().place.version()


def _keep(key, answer) -> None:
    with _lock:
        _kept[key] = answer
        while len(_kept) > MOST:
            _kept.popitem(last=False)
