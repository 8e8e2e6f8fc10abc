"""Which directives are worth laying beside those chosen, by what the archive knows of them: what they bring along or
carry out, what answers the same occasion, what cites them. What is merely alike, the search knows."""

from collections.abc import Collection, Iterator
from enum import StrEnum

from django.db.models import Q

from archive.catalogue.answered_occasions import answers_to
from archive.catalogue.known_directives import hidden_keys
from archive.models import Forwarding, OccasionAnswer, Reference
from archive.models.choices import ReferenceKind
from archive.privacy.sight import Sight

# Of one kind, the newest in the archive: thousands may cite one directive, or answer one speech.
MOST_OF_A_KIND = 20


class OfferReason(StrEnum):
    """Why one is offered beside those chosen, the strongest first."""

    FORWARDING = "forwarding"
    BASIS = "basis"
    OCCASION = "occasion"
    CITED = "cited"
    SIMILAR = "similar"


def comparable_with(keys: Collection[int], sight: Sight) -> dict[int, OfferReason]:
    """{key: why} of other directives that the reader may know of, in the order in which they are to be offered."""
    if not keys:
        return {}
    unknown = hidden_keys(sight)
    found: dict[int, OfferReason] = {}
    for reason, others in (
        (OfferReason.FORWARDING, _forwarded(keys)),
        (OfferReason.BASIS, _cited(keys, Q(kind=ReferenceKind.BASED_ON))),
        (OfferReason.OCCASION, _of_one_occasion(keys, sight)),
        (OfferReason.CITED, _cited(keys, ~Q(kind=ReferenceKind.BASED_ON))),
    ):
        for key in others:
            if key not in keys and key not in unknown:
                found.setdefault(key, reason)
    return found


def _forwarded(keys: Collection[int]) -> Iterator[int]:
    rows = Forwarding.objects.filter(Q(forwarding_directive__in=keys) | Q(forwarded_directive__in=keys))
    return _ends(rows.values_list("forwarding_directive", "forwarded_directive"))


def _cited(keys: Collection[int], kind: Q) -> Iterator[int]:
    rows = Reference.objects.filter(kind, Q(directive__in=keys) | Q(target__in=keys), target__isnull=False)
    return _ends(rows.values_list("directive", "target"))


def _ends(rows) -> Iterator[int]:
    return (key for row in rows.order_by("-pk")[:MOST_OF_A_KIND] for key in row)


def _of_one_occasion(keys: Collection[int], sight: Sight) -> Iterator[int]:
    occasions = OccasionAnswer.objects.told().filter(directive__in=keys).values("occasion")
    rows = answers_to(occasions, sight).exclude(directive__in=keys).order_by("-directive")
    return iter(rows.values_list("directive", flat=True)[:MOST_OF_A_KIND])
