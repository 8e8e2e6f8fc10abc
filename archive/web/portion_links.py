"""The way through a text that is shown in portions: which is shown, which comes before and after, and where a section
stands (archive.catalogue.portions).

?part=3 asks for a portion; ?at=s-2-3 for the one with that section, and is sent on to it.
"""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponseRedirect

from archive.catalogue.long_directive import PortionHead, heads_of, portion_numbered, portion_with, portions_in
from archive.catalogue.portions import Portion
from archive.models import Directive
from archive.privacy.text import Hidden, redact
from archive.web.forms import whole_number
from archive.web.return_link import ListContext


class PortionLink(NamedTuple):
    """A portion as the page lists it: what it begins with, and its address."""

    number: int
    words: str
    url: str


class PortionLinks:
    """The portions of a long text, one of which is shown; `hidden` is what the reader may not see of it."""

    def __init__(self, request: HttpRequest, heads: Sequence[PortionHead], here: Portion, hidden: Hidden):
        self._query = ListContext(request.GET).query.copy()
        self.number, self.count = here.number, here.count
        self.all = [
            PortionLink(portion.number, redact(words, hidden), self._url(request.path, portion.number))
            for portion, words in heads
        ]

    @property
    def previous(self) -> PortionLink | None:
        return self.all[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> PortionLink | None:
        return self.all[self.number] if self.number < self.count else None

    @property
    def before(self) -> list[PortionLink]:
        return self.all[: self.number - 1]

    @property
    def after(self) -> list[PortionLink]:
        return self.all[self.number :]

    @property
    def at(self) -> str:
        """'?q=…&at=' to which a section's anchor is added."""
        return f"?{'&'.join(filter(None, [self._query.urlencode(), 'at=']))}"

    def _url(self, path: str, number: int) -> str:
        self._query["part"] = str(number)
        url = f"{path}?{self._query.urlencode()}"
        del self._query["part"]
        return url


def asked_part(request: HttpRequest) -> int:
    """Which portion an address asks for: the first where it does not say, or not in a number."""
    return whole_number(request.GET.get("part", "")) or 1


def shown_portion(directive: Directive, request: HttpRequest) -> tuple[Portion | None, list[Portion]]:
    """The portion that is asked for, and all of them; None and none where the text is no longer than a page."""
    portions = portions_in(directive)
    if len(portions) == 1:
        return None, []
    return portion_numbered(asked_part(request), portions), portions


def links_between(
    request: HttpRequest, directive: Directive, portion: Portion | None, portions: Sequence[Portion], hidden: Hidden
) -> PortionLinks | None:
    return PortionLinks(request, heads_of(directive, portions), portion, hidden) if portion else None


def sent_on(request: HttpRequest, directive: Directive) -> HttpResponseRedirect | None:
    """Where ?at= asks for a section of a long text: to the portion that has it, at its place; else None."""
    anchor = request.GET.get("at", "")
    portions = portions_in(directive) if anchor else []
    if len(portions) < 2:
        return None
    return sent_to(request, anchor, portion_with(anchor, directive.pk, portions))


def sent_to(request: HttpRequest, anchor: str, found: Portion | None) -> HttpResponseRedirect:
    """To a place in a portion; where there is no such place, to the first."""
    query = ListContext(request.GET).query.copy()
    query["part"] = str(found.number if found else 1)
    # Without a place, an empty one: a browser would go on with the one it had.
    place = quote(anchor) if found else ""
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}#{place}")
