"""Places for heavy work: files of whole lists, PDF and Word, comparisons, very long texts.

    @require_safe
    @heavy
    def actions_xlsx(request): …

A worker's threads share one processor at a time: what takes seconds beside what takes milliseconds holds all of it up,
and takes memory that is not given back. So a worker does one such thing at a time; a few more requests wait for a
bounded time; whoever finds no place is told 503 and when to come again. All else never waits here.

What it makes, a million rows and values of a long text, goes again when it is done. The collector of garbage would
walk over all of them, time and again, and keep the interpreter meanwhile: so it rests.

A place is held until the view has returned, not until its answer is sent: a view returns bytes or a finished file, and
a reader on a slow line holds a thread and no place.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import wraps
from threading import BoundedSemaphore

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext

# Of one worker. The usual work takes three seconds at most: who waits as fourth is done within its time or nearly.
AT_WORK, WAITING, LONGEST_WAIT = 1, 4, 10.0
# Seconds after which it is worth asking again.
RETRY_AFTER = 10
# A text of more characters is heavy by itself: a second and 100 MB for each million.
LONG_TEXT = 200_000


class NoFreePlace(Exception):
    """All places are taken, and so is the room to wait in; or the wait was long enough."""


class HeavyPlaces:
    """So many at work, so many who wait, and for how many seconds at most."""

    def __init__(self, at_work: int = AT_WORK, waiting: int = WAITING, longest_wait: float = LONGEST_WAIT):
        self._free = BoundedSemaphore(at_work)
        self._inside = BoundedSemaphore(at_work + waiting)
        self._longest_wait = longest_wait

    @contextmanager
    def taken(self) -> Iterator[None]:
        """A place, given back however the work ends.

        Raises NoFreePlace where none could be had."""
        if not self._inside.acquire(blocking=False):
            raise NoFreePlace
        try:
            if not self._free.acquire(timeout=self._longest_wait):
                raise NoFreePlace
            try:
                with _without_collector():
                    yield
            finally:
                self._free.release()
        finally:
            self._inside.release()


@contextmanager
def _without_collector() -> Iterator[None]:
    # Of two at once, whoever came first switches it on again.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


PLACES = HeavyPlaces()


def is_long(length: int) -> bool:
    """Whether a text of so many characters is heavy by itself."""
    return length > LONG_TEXT


def place_for(length: int):
    """A place for work on a text of so many characters, if that needs one: a context."""
    return PLACES.taken() if is_long(length) else nullcontext()


def heavy(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Have a view of a page or a file run in a place, or the reader told that none is free."""

    @told_when_busy
    @wraps(view)
    def answered(request, *args, **kwargs):
        with PLACES.taken():
            return view(request, *args, **kwargs)

    return answered


def told_when_busy(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view that takes a place itself (place_for): the page that none is free."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except NoFreePlace:
            return _busy(request)

    return answered


def _busy(request: HttpRequest) -> HttpResponse:
    told = {
        "heading": gettext("现在太忙"),
        "sentence": gettext(
            "正在为其他读者生成文件或对照，暂时没有空位。没有丢失什么，过一会儿再试即可；其间照常检索、浏览和阅读。"
        ),
        "again": request.get_full_path(),
    }
    page = render(request, "unavailable.html", told, status=503)
    page["Retry-After"] = RETRY_AFTER
    return page
