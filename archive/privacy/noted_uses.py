"""What of the answer that is being made goes into the register of uses: of whom it shows what the public may not see,
what is taken away with it.

Whoever shows or sends something notes it here, in passing; a middleware has the notes written once the answer is there
(see archive.uses.use_notes). Outside a request nothing is noted. Who sees no more than the public costs
nothing: for them nothing is looked for.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from archive.privacy.hidden import Hidden, hidden_in
from archive.privacy.sight import EVERYBODY
from archive.privacy.text import hidden_from, redact, sight_of, today


@dataclass
class NotedUses:
    """`uncovered` are directives of which the answer shows what the public may not see, `exported` what each file
    holds that is taken away, `originals` directives whose original is sent and holds hidden matter."""

    request: HttpRequest
    uncovered: set[int] = field(default_factory=set)
    exported: list[str] = field(default_factory=list)
    originals: list[int] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.uncovered or self.exported or self.originals)


_current: ContextVar[NotedUses | None] = ContextVar("noted_uses", default=None)


def current() -> NotedUses | None:
    """The notes of the request that is being answered in this thread; None outside of one."""
    return _current.get()


@contextmanager
def noting(request: HttpRequest) -> Iterator[NotedUses]:
    """Take the notes of one request."""
    notes = NotedUses(request)
    token = _current.set(notes)
    try:
        yield notes
    finally:
        _current.reset(token)


def sees_more(reader) -> bool:
    """Whether notes are taken of what this reader is shown: he may see more than the public."""
    return _current.get() is not None and not sight_of(reader).is_everybodys


def note(pk: int) -> None:
    """More of that directive is shown than the public may see."""
    if notes := _current.get():
        notes.uncovered.add(pk)


def note_export(what: str) -> None:
    """A file is made to be taken away: 'CSV，120 行'."""
    if notes := _current.get():
        notes.exported.append(what)


def note_original(pk: int) -> None:
    """The original of that directive is sent, and holds what the public may not see elsewhere."""
    if notes := _current.get():
        notes.originals.append(pk)


def note_whole(reader, directive) -> None:
    """A directive's text is shown to this reader, before anything in it is redacted: noted where more of it is shown
    than the public may see."""
    if sees_more(reader):
        hidden, public = hidden_from(reader, directive), hidden_from(AnonymousUser(), directive)
        if set(public.spans) - set(hidden.spans) or set(public.words) - set(hidden.words):
            note(directive.pk)


def note_unredacted(directive) -> None:
    """A directive is shown as it is kept, to be corrected: noted where anything of it is hidden from the public."""
    if _current.get() is not None and hidden_from(AnonymousUser(), directive):
        note(directive.pk)


def redactor(pk: int, hidden: Hidden, public: Callable[[], Hidden]) -> Callable[[str], str]:
    """What redacts single values of a directive for a reader, as `redact` does, and notes the directive where one
    shows more than the `public` may see. Ask before any row is redacted."""
    if _current.get() is None or hidden.sight.is_everybodys:
        return partial(redact, hidden=hidden)
    hidden_from_public = public()

    def shown(value: str) -> str:
        redacted = redact(value, hidden)
        if redacted != redact(value, hidden_from_public):
            note(pk)
        return redacted

    return shown


def redactor_for(reader, directive) -> Callable[[str], str]:
    """The same for a directive that is at hand."""
    return redactor(directive.pk, hidden_from(reader, directive), lambda: hidden_from(AnonymousUser(), directive))


def redactor_in_lists(pk: int, contacts: str, hidden: Hidden) -> Callable[[str], str]:
    """The same where the text is not at hand; `contacts` in the JSON they are kept in (see `hidden_in_lists`)."""
    return redactor(pk, hidden, lambda: hidden_in(EVERYBODY, "", json.loads(contacts) if contacts else (), today()))
