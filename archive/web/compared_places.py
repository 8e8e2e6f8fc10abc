"""The places of a comparison and how each is filled: /compare/?d=1&d=2&at=3&find=书屋 asks what comes third.

All of it stands in the address: whoever is sent it sees the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.catalogue.listed_directives import DirectiveRow, rows_of
from archive.privacy.sight import Sight
from archive.web.comparison_choice import MOST
from archive.web.forms import whole_number

# What of the view holds for two only.
_OF_TWO = ("form", "only", "names", "verdict")
# Longer words are a pasted page; the search reads no more of them either.
LONGEST_WORDS = 300


@dataclass(frozen=True)
class ComparedPlace:
    """One directive of the comparison, and the addresses of what may become of it, '' where it cannot."""

    number: int
    row: DirectiveRow
    exchanged: str
    earlier: str
    later: str
    without: str


@dataclass(frozen=True)
class ComparedPlaces:
    """`keys` are the directives compared, in order; `here` is the query of the comparison, view and way back included;
    `at` the place that is to be filled, from 1, None where there is no room; `is_asked` where the address asks for it;
    `words` are looked for, '' for none."""

    keys: Sequence[int]
    here: QueryDict
    sight: Sight
    at: int | None
    is_asked: bool
    words: str

    @classmethod
    def of(cls, asked_for: QueryDict, keys: Sequence[int], here: QueryDict, sight: Sight) -> "ComparedPlaces":
        free = len(keys) + 1 if len(keys) < MOST else None
        number = whole_number(asked_for.get("at", ""))
        at = number if number is not None and 1 <= number <= len(keys) else free
        words = asked_for.get("find", "").replace("\0", " ").strip()[:LONGEST_WORDS]
        return cls(keys, here, sight, at, "at" in asked_for or "find" in asked_for, words)

    @cached_property
    def places(self) -> list[ComparedPlace]:
        rows = {row.pk: row for row in rows_of(self.keys, self.sight)}
        return [self._place(at, rows[key]) for at, key in enumerate(self.keys) if key in rows]

    @property
    def is_exchange(self) -> bool:
        """Whether the place that is to be filled has a directive now."""
        return self.at is not None and self.at <= len(self.keys)

    @property
    def staying(self) -> list[int]:
        """The keys of those that are compared whatever comes into the place."""
        return [key for number, key in enumerate(self.keys, start=1) if number != self.at]

    @property
    def notice(self) -> str:
        """What is told where nothing can be added."""
        if not self.is_asked or self.at is not None:
            return ""
        return _("已选 %(most)d 件，一次最多对照 %(most)d 件。要加一件，请先移出一件。") % {"most": MOST}

    @property
    def kept(self) -> list[tuple[str, str]]:
        """(name, value) of what the form that looks for one carries along."""
        return [(name, value) for name, values in self.here.lists() for value in values]

    def filled_with(self, key: int) -> str:
        """The address with this directive in the place."""
        at = (self.at or len(self.keys) + 1) - 1
        return self._address([*self.keys[:at], key, *self.keys[at + 1 :]])

    def _place(self, at: int, row: DirectiveRow) -> ComparedPlace:
        keys = list(self.keys)
        exchanging = self.here.copy()
        exchanging["at"] = str(at + 1)
        return ComparedPlace(
            at + 1,
            row,
            f"?{exchanging.urlencode()}#pick",
            self._address(_swapped(keys, at - 1)) if at else "",
            self._address(_swapped(keys, at)) if at + 1 < len(keys) else "",
            self._address(keys[:at] + keys[at + 1 :]),
        )

    def _address(self, keys: Sequence[int]) -> str:
        query = self.here.copy()
        if len(keys) != len(self.keys):
            for name in _OF_TWO:
                query.pop(name, None)
            # Who takes one out of a grid goes on looking at a grid.
            if len(keys) == 2 and len(self.keys) > 2:
                query["form"] = "grid"
        query.setlist("d", [str(key) for key in keys])
        return f"?{query.urlencode()}"


def _swapped(keys: Sequence[int], at: int) -> list[int]:
    """The one at this place and the next in each other's."""
    return [*keys[:at], keys[at + 1], keys[at], *keys[at + 2 :]]
