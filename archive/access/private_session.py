"""Nothing of what is answered to who is signed in stays in a browser: after they have signed out, whoever sits down
next finds nothing by going back.

And pages are kept by the server for all who see the same (see archive.web.page_cache): the name of who is signed in
is put into each on its way out.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape

from archive.access.session_end import OF_MONITORS

# As templates write it. No text of a directive looks like it: its angle brackets are escaped.
NAME = b'<bdi class="reader-name"></bdi>'


def nothing_is_kept(get_response: Callable) -> Callable:
    """Middleware, behind the one that knows who is signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info in OF_MONITORS:
            return get_response(request)
        was_signed_in = request.user.is_authenticated
        response = get_response(request)
        if was_signed_in or request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
            for validator in ("ETag", "Last-Modified", "Expires"):
                del response[validator]
            _put_name(request.user, response)
        return response

    return middleware


def _put_name(user, response: HttpResponse) -> None:
    if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
        return
    if NAME in response.content:
        name = escape(user.get_full_name() or user.get_username()) if user.is_authenticated else ""
        response.content = response.content.replace(NAME, f'<bdi class="reader-name">{name}</bdi>'.encode())
