"""A directive that is too long for one page: its portions, and what is read of it for one of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import F, QuerySet

from archive.catalogue.portions import LONGEST_WHOLE, Portion, portions_of
from archive.models import ActionItem, Directive, Section


class PortionHead(NamedTuple):
    """A portion, and the first words of its first section, '' where none begins in it."""

    portion: Portion
    words: str


def portions_in(directive: Directive) -> list[Portion]:
    """Its portions in order: one, and no question asked, where it is not long."""
    return portions_of(directive.text, _spans(directive) if len(directive.text) > LONGEST_WHOLE else ())


def portion_numbered(number: int, portions: Sequence[Portion]) -> Portion:
    """The one of that number; the first or last where there is none of it."""
    return portions[max(1, min(number, len(portions))) - 1]


def heads_of(directive: Directive, portions: Iterable[Portion]) -> list[PortionHead]:
    """What each of the portions begins with."""
    told = list(directive.sections.order_by("position").values_list("start", "label", "heading").iterator())
    heads, at = [], 0
    for portion in portions:
        while at < len(told) and told[at][0] < portion.start:
            at += 1
        begins = at < len(told) and portion.holds(told[at][0])
        heads.append(PortionHead(portion, f"{told[at][1]}{told[at][2]}" if begins else ""))
    return heads


def portion_with(anchor: str, directive_key: int, portions: Sequence[Portion]) -> Portion | None:
    """Where the section of that anchor begins; None where there is no such section."""
    start = Section.objects.filter(directive=directive_key, anchor=anchor).values_list("start", flat=True).first()
    return None if start is None else next((one for one in portions if one.holds(start)), None)


def sections_within(portion: Portion, directive_key: int) -> list[Section]:
    """The sections of which the portion shows something, and all that they stand below, in order."""
    own = Section.objects.filter(directive=directive_key).defer("text")
    found = {one.pk: one for one in own.filter(start__lt=portion.end, end__gt=portion.start)}
    while missing := {one.parent_id for one in found.values() if one.parent_id} - set(found):
        found |= own.in_bulk(missing)
    return sorted(found.values(), key=lambda one: one.position)


def action_items_within(portion: Portion, directive_key: int, columns: Sequence) -> Iterable[Sequence]:
    """Those that begin in the portion, in order."""
    begun = _placed(directive_key).filter(at__gte=portion.start, at__lt=portion.end)
    return begun.order_by("section__position", "start").values_list(*columns)


def action_items_before(portion: Portion, directive_key: int) -> int:
    """How many begin before the portion does."""
    return _placed(directive_key).filter(at__lt=portion.start).count()


def _placed(directive_key: int) -> QuerySet:
    """Its action items, each with where it begins in the directive's text as `at`."""
    return ActionItem.objects.filter(section__directive=directive_key).annotate(
        at=F("section__body_start") + F("start")
    )


def _spans(directive: Directive) -> list[tuple[int, int]]:
    return list(Section.objects.filter(directive=directive.pk).order_by("position").values_list("start", "end"))
