"""What a directive's title and lead say that it answers, kept with it: written with its text and whatever it is read
by, and for archives of an older version a few at a time, by the server's own process.

What a person settled goes before it: a re-reading overwrites nothing that anybody set.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import transaction

from archive.lexicon import traditional_characters
from archive.models import Directive, Occasion, OccasionAnswer, Section, Upkeep
from archive.models.choices import SectionKind
from archive.models.occasion_answer import LONGEST_WORDING
from archive.occasions import matching_occasion
from archive.parsing import occasion
from archive.parsing.occasion import Places, ReadOccasion

_CHUNK = 100
_DONE = "occasions of version 2"
_COLUMNS = (
    "pk", "title", "year", "issued_on", "printed_on", "region__name", "city__name", "county__name",
)  # fmt: skip


def read_of(directive: Directive | int) -> ReadOccasion | None:
    """What its title and lead say today; None where they say nothing."""
    key: Any = getattr(directive, "pk", directive)
    row = Directive.objects.filter(pk=key).values_list(*_COLUMNS).get()
    lead = (
        Section.objects.filter(directive=key, kind=SectionKind.LEAD).order_by("position").values_list("text").first()
    )
    return _read(row, lead[0] if lead else "")


def write(directive: Directive, is_new: bool = False) -> None:
    """Keep what is read of it now, in place of what was. Call it in the transaction that writes its title, lead or
    date. What a person settled stays."""
    held = None if is_new else OccasionAnswer.objects.filter(directive=directive).first()
    if held is None or held.is_read:
        keep(directive.pk, read_of(directive), held)


def keep(directive: int, read: ReadOccasion | None, held: OccasionAnswer | None = None) -> None:
    """Write what was read; `held` is what the directive had. An occasion that nobody answers any more goes."""
    before = held.occasion if held else None
    if read is None:
        if held:
            held.delete()
    else:
        told = {
            "occasion": matching_occasion.of(read),
            "wording": read.wording[:LONGEST_WORDING],
            "confidence": read.confidence,
            "places": [list(place) for place in read.places],
        }
        if held is None:
            OccasionAnswer.objects.create(directive_id=directive, **told)
        elif any(getattr(held, name) != value for name, value in told.items()):
            OccasionAnswer.objects.filter(pk=held.pk, is_read=True).update(**told)
    if before:
        forget_unanswered(before)


def forget_unanswered(row: Occasion) -> None:
    """Delete an occasion that was read and that no directive answers, unless it has taken in another."""
    is_of_staff = not row.event_key or row.wording or row.merged_into_id
    if not is_of_staff and not row.answers.exists() and not row.merged.exists():
        row.delete()


def are_complete() -> bool:
    """Whether every directive was read for it once; those that come are when they are written."""
    return Upkeep.objects.filter(name=_DONE).exists()


def complete(stopped: Callable[[], bool] = lambda: False) -> int:
    """Read the directives that have no answer, until `stopped()`; how many say what they answer. What was killed half
    way begins anew, and writes nothing twice."""
    written = last = 0
    _renew_keys()
    while not stopped():
        rows = list(Directive.objects.filter(pk__gt=last).order_by("pk").values_list(*_COLUMNS)[:_CHUNK])
        if not rows:
            Upkeep.objects.get_or_create(name=_DONE)
            break
        last = rows[-1][0]
        leads = _leads([row[0] for row in rows])
        with transaction.atomic():
            written += sum(_is_completed(row, leads.get(row[0], "")) for row in rows)
    return written


def read_rows(chunk: int = _CHUNK) -> Iterator[list[tuple[int, str, ReadOccasion | None]]]:
    """(directive, title, what is read of it today) of every directive, so many at a time."""
    last = 0
    while rows := list(Directive.objects.filter(pk__gt=last).order_by("pk").values_list(*_COLUMNS)[:chunk]):
        last = rows[-1][0]
        leads = _leads([row[0] for row in rows])
        yield [(row[0], row[1], _read(row, leads.get(row[0], ""))) for row in rows]


def _renew_keys() -> None:
    """Have what an older version kept be found by what is read today, one that was merged into another too. No
    directive answers another occasion for it."""
    for row in Occasion.objects.exclude(event_key="").iterator():
        _kind, who, event = occasion.renewed(f"{row.kind}|{row.who_key}|{row.event_key}").split("|", 2)
        if (who, event) != (row.who_key, row.event_key):
            Occasion.objects.filter(pk=row.pk).update(who_key=who, event_key=event)


def _is_completed(row: tuple, lead: str) -> bool:
    if OccasionAnswer.objects.filter(directive=row[0]).exists():
        return False
    read = _read(row, lead)
    # Gone meanwhile.
    if read is None or not Directive.objects.filter(pk=row[0]).exists():
        return False
    keep(row[0], read)
    return True


def _leads(keys: list[int]) -> dict[int, str]:
    rows = Section.objects.filter(directive__in=keys, kind=SectionKind.LEAD).order_by("-position")
    return dict(rows.values_list("directive", "text"))


def _read(row: tuple, lead: str) -> ReadOccasion | None:
    _pk, title, year, issued_on, printed_on, *places = row
    title, lead = traditional_characters.simplified(title), traditional_characters.simplified(lead)
    return occasion.read(title, lead, issued_on or printed_on, year, Places(*(name or "" for name in places)))
