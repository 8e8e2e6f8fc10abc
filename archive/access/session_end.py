"""A session ends when nobody has used it for a while, after half a day in any case, and with the browser.

A computer in an office is left as it is, and the next who sits down reads on as who was there before.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

from archive.machines import database_clock

# Since when, and when last; beside them what ended the session that was here before: 'idle' or 'long'.
SIGNED_IN, SEEN, ENDED = "signed_in_at", "seen_at", "session_ended"
# They are answered without a question about who asks: the database may be away.
OF_MONITORS = ("/healthz", "/readyz")
# A session is a row in the database, and is not written anew at each page: so many times within the time allowed.
_STEPS = 12


def ends_when_idle(get_response: Callable) -> Callable:
    """Middleware, behind the one that knows who is signed in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info not in OF_MONITORS and request.user.is_authenticated:
            # The next page may come from another machine.
            _see_to(request, database_clock.now().timestamp())
        return get_response(request)

    return middleware


def _see_to(request: HttpRequest, now: float) -> None:
    session, idle = request.session, settings.IDLE_MINUTES * 60
    seen = session.setdefault(SEEN, now)
    if now - session.setdefault(SIGNED_IN, now) >= settings.SESSION_COOKIE_AGE:
        _end(request, "long")
    elif idle and now - seen >= idle:
        _end(request, "idle")
    elif now - seen >= idle / _STEPS:
        session[SEEN] = now


def _end(request: HttpRequest, why: str) -> None:
    logout(request)
    request.session[ENDED] = why
