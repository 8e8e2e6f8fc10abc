"""The one door for HTML that is made in Python: the only place that makes a SafeString. Templates escape by
themselves; whatever is put together here is escaped on its way in, so that no caller can forget it.

    html('<a href="{}">{}</a>', address, title)     joined(items, between=html("<br>"))

Django's format_html does the same in three times the time, and a page has a thousand such pieces: that is why the
loops below are written out.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

__all__ = ["NOTHING", "SafeString", "escaped", "html", "joined"]

NOTHING = SafeString("")

# What stands in HTML as it is; whole numbers, so that a pattern may say how they are written ({:,}).
_FIT = frozenset((SafeString, int))


def html(pattern: str, /, *values, **named) -> SafeString:
    """A pattern as str.format takes it, its holes filled with the values: HTML as it is, all else escaped. The pattern
    itself stands in the code (a test holds it), and is never put together."""
    for name, value in named.items():
        if type(value) not in _FIT:
            named[name] = escape(str(value))
    fitting = [value if type(value) in _FIT else escape(str(value)) for value in values]
    return SafeString(pattern.format(*fitting, **named))


def joined(pieces: Iterable, between: SafeString | str = NOTHING) -> SafeString:
    """The pieces one after the other: HTML as it is, all else escaped."""
    between = between if type(between) is SafeString else escape(between)
    fitting = [piece if type(piece) is SafeString else escape(str(piece)) for piece in pieces]
    return SafeString(between.join(fitting))


def escaped(text: str) -> SafeString:
    """The text as HTML."""
    return SafeString(escape(text))
