"""A long answer written in many short calls.

The writer of JSON is C, the model of an answer is Rust: a thread in one such call keeps the interpreter for as long as
it takes, seconds for a text of millions of characters, and every other reader of that worker waits. Between two short
calls they have their turn.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from typing import Any

from django.http import HttpResponse

# Of a call, in characters or values: less than a millisecond.
_MOST = 20_000
_write: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode


def in_short_calls(value: Any) -> HttpResponse:
    """The answer of the API that has this value, which is not looked at by any model."""
    # A join would hold the pieces beside the whole.
    written = BytesIO()
    for piece in pieces(value, _MOST):
        written.write(piece.encode())
    return HttpResponse(written.getvalue(), content_type="application/json; charset=utf-8")


def pieces(value: Any, most: int) -> Iterator[str]:
    """What json.dumps(value, ensure_ascii=False) gives, in pieces made by calls of which none writes much more than
    `most` characters; but for a key, which is written as a whole. `value` is of dictionaries with texts as keys,
    lists, texts, numbers, truth values and None. An iterator is written as a list, and none of it is held."""
    if isinstance(value, str) and len(value) > most:
        yield '"'
        for at in range(0, len(value), most):
            yield _write(value[at : at + most])[1:-1]
        yield '"'
    elif isinstance(value, Iterator):
        yield from _rows(value, most)
    elif not value or not isinstance(value, (dict, list)) or _weight(value, most) <= most:
        yield _write(value)
    elif isinstance(value, dict):
        parted = "{"
        for key, one in value.items():
            yield f"{parted}{_write(key)}: "
            yield from pieces(one, most)
            parted = ", "
        yield "}"
    else:
        yield from _rows(value, most)


def _rows(values: Iterable, most: int) -> Iterator[str]:
    """As many light values in one call as are not too much together, each heavy one by itself."""
    parted = "["
    for run in _runs(values, most):
        yield parted
        if len(run) > 1:
            yield _write(run)[1:-1]
        else:
            yield from pieces(run[0], most)
        parted = ", "
    yield "[]" if parted == "[" else "]"


def _runs(values: Iterable, most: int) -> Iterator[list]:
    run: list = []
    held = 0
    for one in values:
        weight = _weight(one, most)
        if run and held + weight > most:
            yield run
            run, held = [], 0
        run.append(one)
        held += weight
    if run:
        yield run


def _weight(value: Any, most: int) -> int:
    """About how many characters of JSON it is, counted until it is more than `most`; of an iterator nobody knows."""
    if isinstance(value, str):
        return len(value) + 2
    if isinstance(value, Iterator):
        return most + 1
    if isinstance(value, dict):
        inner: Iterable = value.values()
        weight = 2 + sum(len(key) + 4 for key in value)
    elif isinstance(value, list):
        inner, weight = value, 2
    else:
        return 8
    for one in inner:
        weight += _weight(one, most - weight) + 2
        if weight > most:
            break
    return weight
