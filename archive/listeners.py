"""Who wants to know that directives changed. The archive does not know who they are (the search index is one).

Listeners sign in by name: an app does so while the models are not loaded yet.
"""

from django.utils.module_loading import import_string

_listeners: list[str] = []


def listen(function: str) -> None:
    """Have the function of that dotted name called, without arguments, after each commit that changed directives."""
    if function not in _listeners:
        _listeners.append(function)


def tell() -> None:
    """Call every listener."""
    for function in _listeners:
        import_string(function)()
