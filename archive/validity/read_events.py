"""What a text says of its own validity, kept as events: written with the text, and for archives of an older version a
few texts at a time, by the server's own process.

A person's statement of the same kind goes before them, so a re-reading overwrites nothing that anybody set.
"""

from collections.abc import Callable

from django.db import transaction
from django.db.models import Q

from archive.models import Directive, Upkeep, ValidityEvent
from archive.models.choices import Confidence
from archive.models.validity_event import LONGEST_PLACE
from archive.parsing.validity_statements import own_validity

_CHUNK = 100
_DONE = "own validity of version 1"
# A text or title without any of these says nothing of it, and is not fetched.
_WORDS = ("施行", "实施", "执行", "试行", "生效", "有效期")
_MOST_MONTHS = 32_767


def of(pk: int, title: str, text: str) -> list[ValidityEvent]:
    """Unsaved rows of what the text says of itself."""
    return [
        ValidityEvent(
            directive_id=pk,
            kind=one.kind,
            day=one.day,
            days_after_issue=one.days_after_issue,
            until=one.until,
            months=min(one.months, _MOST_MONTHS) if one.months else None,
            place=text[one.start : one.end].strip()[:LONGEST_PLACE],
            is_read=True,
            confidence=Confidence.CERTAIN if one.is_sure else Confidence.LIKELY,
        )
        for one in own_validity(title, text)
    ]


def write(directive: Directive, is_new: bool = False) -> None:
    """Put what its text says now in place of what it said. Call it in the transaction that writes the text."""
    rows = of(directive.pk, directive.title, directive.text)
    if not is_new:
        ValidityEvent.objects.filter(directive=directive, is_read=True).delete()
    if rows:
        ValidityEvent.objects.bulk_create(rows)


def are_complete() -> bool:
    """Whether every text was looked through once; those that come are when they are written."""
    return Upkeep.objects.filter(name=_DONE).exists()


def complete(stopped: Callable[[], bool] = lambda: False) -> int:
    """Look through the texts that nobody has, until `stopped()`; how many say something. What was killed half way
    begins anew, and writes nothing twice."""
    may_say = Q(title__contains="试行")
    for word in _WORDS:
        may_say |= Q(text__contains=word)
    written = last = 0
    while not stopped():
        texts = Directive.objects.filter(may_say, pk__gt=last).order_by("pk").values_list("pk", "title", "text")
        some = list(texts[:_CHUNK])
        if not some:
            Upkeep.objects.get_or_create(name=_DONE)
            break
        last = some[-1][0]
        found = {pk: rows for pk, title, text in some if (rows := of(pk, title, text))}
        with transaction.atomic():
            known = ValidityEvent.objects.filter(directive__in=found, is_read=True)
            told = set(known.values_list("directive", flat=True))
            # Gone meanwhile, or written since by whoever wrote its text.
            there = Directive.objects.filter(pk__in=found.keys() - told).values_list("pk", flat=True)
            rows = [row for pk in there for row in found[pk]]
            ValidityEvent.objects.bulk_create(rows)
        written += len({row.directive_id for row in rows})
    return written
