"""The occasion that a reading means: one that the archive has, or a new one."""

from django.db.models import QuerySet

from archive.lexicon.text_keys import KEY_LENGTH
from archive.models import Occasion
from archive.parsing.occasion import ReadOccasion, is_same
from archive.parsing.occasion.read_occasion import DIRECTIVE

_LONGEST_WHO = Occasion._meta.get_field("who_key").max_length


def of(read: ReadOccasion) -> Occasion:
    """The occasion, saved. One that is there and has been merged into another is that other. Call it in the
    transaction that writes the answer."""
    found = _among(read)
    if found is None:
        kind, who, event = _parts(read)
        return Occasion.objects.create(
            kind=kind,
            who_key=who,
            event_key=event,
            year=read.year,
            is_year_told=read.is_year_told,
            is_numbered=read.is_numbered,
        )
    is_surer = read.is_year_told and not found.is_year_told and not read.is_numbered
    if is_surer or (read.kind == DIRECTIVE and found.year is None and read.year is not None):
        # Words say what was only inferred from the day of another directive, or what nothing said before.
        found.year, found.is_year_told = read.year, read.is_year_told
        found.save(update_fields=["year", "is_year_told"])
    return standing(found)


def existing(read: ReadOccasion) -> Occasion | None:
    """The occasion that it would be, where the archive has it."""
    found = _among(read)
    return standing(found) if found else None


def standing(occasion: Occasion) -> Occasion:
    """The occasion that has taken this one in, itself where none has."""
    seen = {occasion.pk}
    while occasion.merged_into and occasion.merged_into_id not in seen:
        occasion = occasion.merged_into
        seen.add(occasion.pk)
    return occasion


def _among(read: ReadOccasion) -> Occasion | None:
    """That of the same year before others, the older before the younger."""
    kind, who, event = _parts(read)
    named = Occasion.objects.filter(kind=kind, event_key=event)
    named = named if kind == DIRECTIVE else named.filter(who_key=who)
    rows = sorted(named.order_by("pk"), key=lambda row: row.year != read.year)
    if kind != DIRECTIVE and read.year is not None:
        rows += _of_that_year(read, who).exclude(pk__in=[row.pk for row in rows])
    return next((row for row in rows if is_same(read, _as_read(row))), None)


def _of_that_year(read: ReadOccasion, who: str) -> QuerySet[Occasion]:
    rows = Occasion.objects.filter(kind=read.kind, who_key=who, year=read.year).exclude(event_key="")
    return rows.select_related("merged_into").order_by("pk")


def _parts(read: ReadOccasion) -> tuple[str, str, str]:
    """Kind, whose words, and event, as the columns take them."""
    kind, who, event = read.key.split("|", 2)
    return kind, who[:_LONGEST_WHO], event[:KEY_LENGTH]


def _as_read(row: Occasion) -> ReadOccasion:
    """A kept occasion as what is read is compared with."""
    return ReadOccasion(
        kind=row.kind,
        wording="",
        key=f"{row.kind}|{row.who_key}|{row.event_key}",
        year=row.year,
        is_year_told=row.is_year_told,
        is_numbered=row.is_numbered,
        may_be_of_year_before=False,
    )
