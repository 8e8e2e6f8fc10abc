"""Pages as they were shown, kept for whoever asks for the same again: the next reader, or the way back.

    @require_safe
    @cached_until_change
    def home(request): …

A page holds as long as nothing changes (see data_version), for one address, one language, one way of showing lists
(see list_view), and for all readers who may see the same; those who are signed in have a button to sign out. What is
a visitor's own, the token of the page's forms, is cut out before and put in on the way out. A view must depend on
nothing else of the request: not on who the reader is, no other cookie, no header.
"""

import re
import zlib
from collections.abc import Hashable
from functools import wraps
from hashlib import sha256
from operator import attrgetter
from threading import Lock

from cachetools import LRUCache
from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language

from archive.catalogue import data_version
from archive.privacy import noted_uses
from archive.privacy.text import sight_of

# As {% csrf_token %} writes it. No text of a directive looks like it: its angle brackets are escaped.
_FIELD = b'<input type="hidden" name="csrfmiddlewaretoken" value="'
_TOKEN = re.compile(rb'(?<=%s)(\w+)(?=">)' % _FIELD)
# What the store needs for a page besides its characters and its address, in bytes.
_OVERHEAD = 1_000


def cached_until_change(view):
    """Have a view answer what it answered before, as long as that holds."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        version = data_version.current()
        if version is None:
            return view(request, *args, **kwargs)
        reader = (sight_of(request.user), request.user.is_authenticated, getattr(request, "list_view", ""))
        key = (version, reader, get_language(), request.scheme, request.get_host(), request.get_full_path())
        page = _known(key)
        if page is None:
            response = view(request, *args, **kwargs)
            page = _page_of(response, request.get_full_path())
            # What changed meanwhile may stand in it or not.
            if page is None or data_version.current() != version:
                return response
            _keep(key, page)
        # A page that was kept shows the same again.
        if page.uncovered and (notes := noted_uses.current()):
            notes.uncovered |= page.uncovered
        return page.shown_to(request)

    return answered


class _Page:
    """A page without its visitor: what stands before, between and after the tokens. Packed it takes a fifth of the
    room, and to unpack it a tenth of the time that the base template takes."""

    def __init__(self, parts: list[bytes], headers: dict[str, str], address: str):
        notes = noted_uses.current()
        self.uncovered = frozenset(notes.uncovered) if notes else frozenset()
        self._parts, self._headers = [zlib.compress(part, 1) for part in parts], headers
        self._digest = sha256(b"\0".join(parts)).digest()
        self.size = sum(map(len, self._parts)) + len(address) + _OVERHEAD

    def shown_to(self, request) -> HttpResponse:
        """The whole page, or 304 for a browser that holds it: over a slow line that is a page for nothing.

        A browser's copy has a token in it, which is good for as long as the visitor's secret: the tag names both.
        """
        token = get_token(request) if len(self._parts) > 1 else ""
        tag = sha256(self._digest + request.META.get("CSRF_COOKIE", "").encode()).hexdigest()[:32]
        response = HttpResponse(token.encode().join(map(zlib.decompress, self._parts)), headers=self._headers)
        # Their browsers keep no page, so that there is none to ask about.
        if request.user.is_authenticated:
            return response
        response["ETag"] = etag = f'W/"{tag}"'
        return get_conditional_response(request, etag=etag, response=response)


def _page_of(response, address: str) -> _Page | None:
    """A page that may be kept, or None: an error, a stream, what sets cookies, what has its own rules of keeping."""
    if response.status_code != 200 or response.streaming or response.cookies or response.has_header("Cache-Control"):
        return None
    # Every second piece is a token.
    pieces = _pieces(response.content)
    tokens, parts = set(pieces[1::2]), pieces[::2]
    if any(token in part for token in tokens for part in parts):
        return None
    return _Page(parts, dict(response.items()), address)


def _pieces(content: bytes) -> list[bytes]:
    """What `_TOKEN.split` gives. By itself it is tried at every word of a page, since it begins with no letter of its
    own: that takes as long as a third of the base template."""
    pieces, at, begins = [], 0, content.find(_FIELD)
    while begins != -1:
        begins += len(_FIELD)
        if token := _TOKEN.match(content, begins):
            pieces += [content[at:begins], token[0]]
            at = token.end()
        begins = content.find(_FIELD, begins)
    return [*pieces, content[at:]]


# The last asked for stay longest: so many bytes of them.
_pages: LRUCache = LRUCache(settings.PAGE_CACHE_BYTES, getsizeof=attrgetter("size"))
_lock = Lock()


def _known(key: Hashable) -> _Page | None:
    with _lock:
        return _pages.get(key)


def _keep(key: Hashable, page: _Page) -> None:
    with _lock:
        # A page that is larger than the whole store would be refused with an error.
        if page.size <= _pages.maxsize:
            _pages[key] = page
