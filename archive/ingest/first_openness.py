"""Who may know of a directive that comes in (知悉范围), by what it says of itself. Nobody has opened it yet: what it
closes, or gives out on request, is for who is signed in; what says nothing is what the office has set (UNMARKED).

A notice takes the narrowest of what it brings along: an open one may not carry closed matter.
"""

from collections.abc import Iterable

from django.conf import settings

from archive.history.recorded_change import record
from archive.ingest import announcement
from archive.ingest.openness import FIELD, value_of
from archive.models import Directive, Forwarding, HistoryEntry
from archive.models.choices import ChangeAct, Openness
from archive.parsing import ParsedDirective, remaining_provenance
from archive.parsing.marks.publication_order import ON_REQUEST, strictness

FORWARDED, ANOTHER_COPY = "所转发、印发的文件知悉范围较窄", "另一来源标有限制公开或传播的字样"


def of(parsed: ParsedDirective) -> Openness:
    """By its own marks; what two of them say, the stricter."""
    told = parsed.provenance.get("publication")
    if parsed.circulation or (told and told.method == remaining_provenance.CLOSED):
        return Openness.SIGNED_IN
    if publication := strictness(parsed.publication):
        return Openness.SIGNED_IN if publication >= ON_REQUEST else Openness.ALL
    return Openness.ALL if settings.UNMARKED == "open" else Openness.SIGNED_IN


def is_narrower(one: str, other: str) -> bool:
    """Whether fewer may know of what has the first."""
    return Openness.values.index(one) > Openness.values.index(other)


def take_from_another_copy(directive: Directive, parsed: ParsedDirective) -> bool:
    """Close a directive of which another copy came in that bears marks which close it; whether it was."""
    told = parsed.provenance.get("publication")
    if not (parsed.circulation or (told and told.method == remaining_provenance.CLOSED)):
        return False
    return _narrow(directive, Openness.SIGNED_IN, (), ANOTHER_COPY)


def take_from_forwarded(directives: Iterable[Directive]) -> None:
    """Have those that forward others be no wider than these, the innermost first."""
    for directive in reversed(list(directives)):
        rows = Forwarding.objects.filter(forwarding_directive=directive).select_related("forwarded_directive")
        forwarded = [row.forwarded_directive for row in rows.defer("forwarded_directive__text")]
        narrowest = max(forwarded, key=lambda one: Openness.values.index(one.openness), default=None)
        if narrowest:
            _narrow(directive, narrowest.openness, value_of(narrowest)["groups"], FORWARDED)


def _narrow(directive: Directive, openness: str, groups: Iterable[int], reason: str) -> bool:
    # What somebody has decided stays decided.
    is_decided = HistoryEntry.objects.filter(directive=directive, field=FIELD).exclude(person_name="").exists()
    if is_decided or not is_narrower(openness, directive.openness):
        return False
    before = value_of(directive)
    directive.openness = openness
    Directive.objects.filter(pk=directive.pk).update(openness=openness)
    directive.known_to.set(groups)
    record(directive, ChangeAct.OPENED, {FIELD: (before, value_of(directive))}, reason=reason)
    announcement.announce(saved=[directive.pk])
    return True
