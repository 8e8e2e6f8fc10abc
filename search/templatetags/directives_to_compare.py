"""What a reader may lay beside the directives that he compares: what he looks for, or what the archive offers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django import template
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.catalogue.comparable_directives import OfferReason, comparable_with
from archive.catalogue.known_directives import hidden_keys, known
from archive.catalogue.listed_directives import DirectiveRow, rows_of
from archive.models import Directive
from archive.privacy.sight import Sight, sight_of
from archive.web.compared_places import ComparedPlaces
from search.errors import EngineUnavailable
from search.results.request import SearchRequest
from search.results.retrieval import find
from search.results.similar import similar_to

register = template.Library()

# Whoever does not see it among these says more.
MOST_FOUND, MOST_OFFERED = 20, 8
# Each is one question to the engine.
MOST_QUESTIONS = 3
_REASONS = {
    OfferReason.FORWARDING: _("转发或印发"),
    OfferReason.BASIS: _("依据"),
    OfferReason.OCCASION: _("同一事由"),
    OfferReason.CITED: _("引用"),
    OfferReason.SIMILAR: _("内容相近"),
}


class OfferedDirective(NamedTuple):
    """`address` leads to the comparison with it, '' where it is compared already; `reason` are the words for why it is
    offered, '' where it was looked for."""

    row: DirectiveRow
    address: str
    reason: str = ""


@dataclass(frozen=True)
class FoundToCompare:
    """`total` have what was looked for, `is_near` where these only come nearest, `is_away` where no index could be
    asked and only titles and numbers were looked through."""

    directives: list[OfferedDirective] = field(default_factory=list)
    total: int = 0
    is_near: bool = False
    is_away: bool = False

    @property
    def more(self) -> int:
        return 0 if self.is_near else self.total - len(self.directives)


@register.simple_tag(takes_context=True)
def found_to_compare(context, places: ComparedPlaces) -> FoundToCompare:
    """What the words find among all directives that the reader may know of."""
    sight = sight_of(context["request"].user)
    try:
        request = SearchRequest(places.words, hidden=hidden_keys(sight), counted=())
        found, _counts = find(request, slice(0, MOST_FOUND), lambda count: [])
    except EngineUnavailable:
        return _titled(places, sight)
    hits = [*found.rows[0:MOST_FOUND], *found.partial][:MOST_FOUND]
    rows = rows_of([hit.pk for hit in hits], sight)
    if found.matched != "all":
        return FoundToCompare(_offered(places, rows), len(rows), is_near=bool(rows))
    return FoundToCompare(_offered(places, rows), found.rows.count())


@register.simple_tag(takes_context=True)
def offered_to_compare(context, places: ComparedPlaces) -> list[OfferedDirective]:
    """What is tied to those chosen, then what is like them; the newest where none is chosen yet."""
    sight = sight_of(context["request"].user)
    if not places.keys:
        newest = known(Directive.objects.all(), sight).newest_first().values_list("pk", flat=True)[:MOST_OFFERED]
        return _offered(places, rows_of(list(newest), sight))
    keys = places.staying or places.keys
    reasons = comparable_with(keys, sight)
    # Below a comparison that is shown, no engine is asked: whoever wants another one looks for it.
    if len(reasons) < MOST_OFFERED and (places.is_asked or len(places.keys) < 2):
        for key in _similar(keys, sight):
            reasons.setdefault(key, OfferReason.SIMILAR)
    shown = [key for key in reasons if key not in places.keys][:MOST_OFFERED]
    return _offered(places, rows_of(shown, sight), reasons)


def _offered(places: ComparedPlaces, rows: Iterable[DirectiveRow], reasons=None) -> list[OfferedDirective]:
    return [
        OfferedDirective(
            row,
            "" if row.pk in places.keys else places.filled_with(row.pk),
            str(_REASONS[reasons[row.pk]]) if reasons else "",
        )
        for row in rows
    ]


def _similar(keys: Iterable[int], sight: Sight) -> list[int]:
    held = Directive.objects.in_bulk(list(keys)[:MOST_QUESTIONS])
    return [one.key for directive in held.values() for one in similar_to(directive, sight)]


def _titled(places: ComparedPlaces, sight: Sight) -> FoundToCompare:
    words = places.words.split()
    wanted = [Q(title__icontains=word) | Q(number__icontains=word) for word in words]
    rows = known(Directive.objects.filter(*wanted), sight).newest_first()
    keys = list(rows.values_list("pk", flat=True)[:MOST_FOUND])
    return FoundToCompare(_offered(places, rows_of(keys, sight)), len(keys), is_away=True)
