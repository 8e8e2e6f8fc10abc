"""Who wants to know that directives changed. The archive does not know who they are (the search index is one).

Listeners sign in by name: an app does so while the models are not loaded yet.
"""

import threading
from contextlib import contextmanager

from django.utils.module_loading import import_string

_listeners: list[str] = []
_thread = threading.local()


def listen(function: str) -> None:
    """Have the function of that dotted name called, without arguments, after each commit that changed directives."""
    if function not in _listeners:
        _listeners.append(function)


def tell() -> None:
    """Call every listener, or note that they are to be called at the end of `held`."""
    if getattr(_thread, "held", False):
        _thread.untold = True
        return
    for function in _listeners:
        import_string(function)()


@contextmanager
def held(tell_at_end: bool = True):
    """Tell this thread's news once, at the end: an index takes up a thousand directives far faster than
    a thousand times one. Should the process die before, or nothing be told at the end, the news stays in
    the table `Change` for whoever asks next."""
    _thread.held, _thread.untold = True, False
    try:
        yield
    finally:
        _thread.held = False
        if _thread.untold and tell_at_end:
            tell()
