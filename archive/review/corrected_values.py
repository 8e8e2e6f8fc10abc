"""What stands in the boxes of a directive's fields, and what is saved of several directives at once. One by itself is
saved by archive.amendment.saved_fields."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.utils import timezone

from archive.amendment import consequences
from archive.amendment.saved_fields import write_values
from archive.history.directive_values import REVIEWED
from archive.history.recorded_act import RecordedAct, recorded
from archive.ingest import corrections
from archive.models import Directive
from archive.models.choices import ChangeAct

WORDS = (
    "title", "number", "genre", "form", "publication", "printed_by", "copy_number", "urgency", "note",
)  # fmt: skip
LISTS = ("addressees", "copies_to", "attachments", "signers", "circulation", "contacts", "reports_to")
DATES = ("issued_on", "printed_on")
PLACES = ("region", "city", "county")
FIELDS = (*WORDS, *LISTS, *DATES, *PLACES, "year", "issuers", "topics")
# What the issuers rest on is part of their value in the history, and has a box of its own; so has the main topic.
_BOXES = (*FIELDS, "issuer_basis", "main_topic")


def held(directive: Directive, fields: Iterable[str] = _BOXES) -> dict[str, Any]:
    """The values of these fields, JSON all of them: places by code, issuers by name in the order of the signatures,
    topics but the main one by name, of a year what it rests on too."""
    return {name: _held_value(directive, name) for name in fields}


def _held_value(directive: Directive, name: str) -> Any:
    if name in DATES:
        day = getattr(directive, name)
        return day and day.isoformat()
    if name in PLACES:
        return getattr(directive, f"{name}_id")
    if name == "year":
        return [directive.year, directive.year_basis]
    if name == "issuers":
        issuers: Any = directive.issuers
        return [issuer.name for issuer in issuers.as_signed()]
    if name == "topics":
        return sorted(topic.name for topic in directive.topics.all() if topic.pk != directive.main_topic_id)
    if name == "main_topic":
        return directive.main_topic.name if directive.main_topic else ""
    return getattr(directive, name)


def save(directives: Sequence[Directive], values_of: Callable[[Directive], Mapping[str, Any]], person: Any) -> int:
    """Save {field: value} of several directives as one act of the history; how many of them changed. Call it in a
    transaction that holds their rows. Raises FieldRefused."""
    texts = {one.pk: one.text for one in directives}
    act = RecordedAct(directives, ChangeAct.CORRECTED, person, fields=FIELDS)
    for one in directives:
        write_values(one, values_of(one), person)
    act.finish()
    for one in directives:
        corrections.mark([one], act.changed[one.pk], person)
        consequences.follow(one, act.changed[one.pk], texts[one.pk])
    return sum(bool(changed) for changed in act.changed.values())


def mark_reviewed(directives: Sequence[Directive], person: Any) -> int:
    """These were looked at by this person: they leave the queue, corrected or not. How many. Call it in a
    transaction."""
    with recorded(directives, ChangeAct.REVIEWED, person, fields=[REVIEWED]):
        for one in directives:
            one.reviewed_at, one.reviewed_by = timezone.now(), person
            one.save(update_fields=["reviewed_at", "reviewed_by"])
    return len(directives)
