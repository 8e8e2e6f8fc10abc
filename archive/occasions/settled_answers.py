"""What staff settle of occasions: each act in one transaction, with the history of every directive that it concerns,
and taken back by that or on the page.

No re-reading changes what was settled of a directive; a merged occasion takes what is read of it later along.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.history.field_words import told_as
from archive.history.field_writers import writes
from archive.history.recorded_change import record
from archive.models import Directive, Occasion, OccasionAnswer
from archive.models.choices import ChangeAct, Confidence
from archive.models.occasion_answer import LONGEST_WORDING
from archive.occasions import matching_occasion, read_answers
from archive.occasions.wordings import fullest

FIELD = "occasion"


@transaction.atomic
def assign(directives: Iterable[int], occasion: Occasion | None, person: Any, reason: str = "") -> None:
    """Have these directives answer this occasion, or none."""
    with _Recorded(directives, person, reason) as keys:
        for key in keys:
            _settle(key, occasion, person)


@transaction.atomic
def part(
    directives: Iterable[int], kind: str, wording: str, year: int | None, person: Any, reason: str = ""
) -> Occasion:
    """Have them answer an occasion of their own, worded so; nothing that is read comes to it."""
    made = Occasion.objects.create(
        kind=kind, wording=wording[:LONGEST_WORDING], year=year, is_year_told=year is not None
    )
    assign(directives, made, person, reason)
    return made


@transaction.atomic
def merge(occasion: Occasion, into: Occasion, person: Any, reason: str = "") -> None:
    """Have all that answer the one answer the other, and what is read of it later too. Raises ValueError where they
    are one already."""
    into = matching_occasion.standing(into)
    if occasion.pk == into.pk or occasion.merged_into_id:
        raise ValueError(_("这两项已经是同一项。"))
    rows = OccasionAnswer.objects.filter(occasion=occasion)
    with _Recorded(rows.values_list("directive", flat=True), person, reason):
        rows.update(occasion=into)
        occasion.merged_into = into
        occasion.save(update_fields=["merged_into"])


@transaction.atomic
def take_out(occasion: Occasion, person: Any, reason: str = "") -> None:
    """Have a merged occasion stand by itself again, with those of its directives that were read to answer it."""
    into = occasion.merged_into
    if into is None:
        raise ValueError(_("这一项没有并入别的事由。"))
    rows = OccasionAnswer.objects.filter(occasion=into, is_read=True)
    with _Recorded(rows.values_list("directive", flat=True), person, reason) as keys:
        occasion.merged_into = None
        occasion.save(update_fields=["merged_into"])
        for key in keys:
            read_answers.keep(key, read_answers.read_of(key), OccasionAnswer.objects.get(directive=key))


@transaction.atomic
def word(occasion: Occasion, wording: str, person: Any, reason: str = "") -> None:
    """Settle how it is worded; '' leaves it to its directives. What is worded so already stays as it is."""
    if occasion.wording == wording[:LONGEST_WORDING]:
        return
    keys = OccasionAnswer.objects.filter(occasion=occasion).values_list("directive", flat=True)
    with _Recorded(keys, person, reason):
        occasion.wording = wording[:LONGEST_WORDING]
        occasion.save(update_fields=["wording"])


class _Recorded:
    """Around what changes the answers of directives: their histories tell what differs after it."""

    def __init__(self, directives: Iterable[int], person: Any, reason: str):
        self._person, self._reason = person, reason
        self._keys = list(
            Directive.objects.select_for_update().filter(pk__in=list(directives)).values_list("pk", flat=True)
        )

    def __enter__(self) -> list[int]:
        self._before = _values(self._keys)
        return self._keys

    def __exit__(self, kind: Any, *_rest: Any) -> None:
        if kind is not None:
            return
        act, after = uuid.uuid4(), _values(self._keys)
        for key in self._keys:
            record(key, ChangeAct.CORRECTED, {FIELD: (self._before[key], after[key])}, self._person, self._reason, act)


def _values(keys: list[int]) -> dict[int, dict | None]:
    """{directive: what it answers, as the history keeps it}; None for one of which that was never said."""
    rows = list(OccasionAnswer.objects.filter(directive__in=keys).select_related("occasion"))
    worded: dict[int | None, list[str]] = defaultdict(list)
    beside = OccasionAnswer.objects.filter(occasion__in={row.occasion_id for row in rows})
    for occasion, wording in beside.values_list("occasion", "wording"):
        worded[occasion].append(wording)
    told = {
        row.directive_id: {
            "id": row.occasion_id,
            "wording": (row.occasion.wording or fullest(worded[row.occasion_id])) if row.occasion else "",
            "is_read": row.is_read,
        }
        for row in rows
    }
    return dict.fromkeys(keys) | told


def _settle(directive: int, occasion: Occasion | None, person: Any) -> None:
    # Its own words may be those of another occasion: the other directives word this one.
    told = {
        "occasion": occasion, "is_read": False, "confidence": Confidence.CERTAIN, "places": [], "wording": "",
        "person": person, "person_name": person.get_username() if person else "", "at": timezone.now(),
    }  # fmt: skip
    OccasionAnswer.objects.update_or_create(directive_id=directive, defaults=told)


def _words(value: dict | None) -> list[str]:
    if not value or not value.get("id"):
        return []
    return [str(value.get("wording") or "")]


told_as(FIELD, gettext_lazy("事由"), _words)


@writes(FIELD)
def write(directive: Directive, value: Any, person: Any) -> None:
    """Put back what the history has. Raises ValueError where that occasion is no more, or part of another."""
    if value is None or (isinstance(value, dict) and value.get("is_read")):
        # What was read then is read now.
        OccasionAnswer.objects.filter(directive=directive).update(is_read=True)
        read_answers.write(directive)
        return
    if not isinstance(value, dict):
        raise ValueError(_("变更记录里的事由读不出来，不能恢复。"))
    key: Any = value.get("id")
    found = Occasion.objects.filter(pk=key).first() if key else None
    if key and (found is None or found.merged_into_id):
        raise ValueError(_("这一项事由已经没有了，或已并入别的事由，请在事由页上办理。"))
    _settle(directive.pk, found, person)
