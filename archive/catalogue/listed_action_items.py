"""Action items as their list shows them, with what it says of their directives: plain values, read in one question."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from archive.catalogue.action_item_counts import ActionItemCounts
from archive.models import ActionItem
from archive.privacy import noted_uses
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists


class DirectiveHead(NamedTuple):
    """What is said of the directive above its action items; `place` as in DirectiveRow."""

    pk: int
    title: str
    place: str
    year: int | None


class ActionItemRow(NamedTuple):
    """One action item as its reader may see it; `anchor` is that of its section, which begins at `start`."""

    pk: int
    directive: DirectiveHead
    anchor: str
    start: int
    text: str
    kind: str
    actor: str
    actor_inferred: bool
    deadline_text: str
    deadline: date | None
    figures: tuple[str, ...]
    initiatives: tuple[str, ...]
    reports_to: str


class ListedActionItems:
    """Action items for a paginator, newest directive first. `total` is their number, `chosen` provinces, years and
    kinds; `within` leaves of any action items those that pass the filters of their own."""

    def __init__(
        self,
        counts: ActionItemCounts,
        total: int,
        chosen: Mapping[str, Collection],
        within: Callable,
        sight: Sight,
    ):
        self._counts, self._total, self._chosen = counts, total, chosen
        self._within, self._sight = within, sight

    def count(self) -> int:
        return self._total

    def __getitem__(self, rows: slice) -> list[ActionItemRow]:
        directives, before = self._counts.place_of(rows, self._chosen)
        found = self._within(ActionItem.objects.of_directives(directives)).newest_first()
        return _rows(found[before : before + rows.stop - rows.start], self._sight)


def _rows(found: QuerySet, sight: Sight) -> list[ActionItemRow]:
    json_as_text = [Cast(name, TextField()) for name in ("figures", "initiatives", "section__directive__contacts")]
    asked = found.values_list(
        "pk", "section__directive_id", "section__directive__title", "section__directive__region__short_name",
        "section__directive__city__short_name", "section__directive__year", "section__anchor", "section__start",
        "text", "kind", "actor", "actor_inferred", "deadline_text", "deadline", "reports_to", *json_as_text,
    )  # fmt: skip
    return [_row(row, sight) for row in asked]


def _row(row: tuple, sight: Sight) -> ActionItemRow:
    (
        pk,
        directive,
        title,
        region,
        city,
        year,
        anchor,
        start,
        text,
        kind,
        actor,
        actor_inferred,
        deadline_text,
        deadline,
        reports_to,
        *lists,
    ) = row
    # Nearly all of these are empty, and need not be read.
    *lists, contacts = lists
    figures, initiatives = (json.loads(one) if one != "[]" else () for one in lists)
    hidden = hidden_in_lists(contacts, sight)
    shown = noted_uses.redactor_in_lists(directive, contacts, hidden)

    return ActionItemRow(
        pk,
        DirectiveHead(directive, shown(title), f"{region} {city}" if city else region or "", year),
        anchor,
        start,
        shown(text),
        kind,
        shown(actor),
        actor_inferred,
        shown(deadline_text),
        deadline,
        tuple(map(shown, figures)),
        tuple(map(shown, initiatives)),
        shown(reports_to),
    )
