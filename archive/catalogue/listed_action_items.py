"""Action items as their list shows them, with what it says of their directives: plain values, read in one question."""

import json
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from archive.catalogue.action_item_counts import ActionItemCounts
from archive.catalogue.kept_validity import shown_of
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.models import ActionItem
from archive.privacy import noted_uses
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists


class DirectiveHead(NamedTuple):
    """What is said of the directive above its action items; `place` and `validity` as in DirectiveRow."""

    pk: int
    title: str
    place: str
    year: int | None
    validity: ShownValidity = UNSETTLED


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
    binding: str | None = None


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


class _Asked(NamedTuple):
    """A row as the database has it; the last three are lists of JSON, as text."""

    pk: int
    directive: int
    title: str
    region: str | None
    city: str | None
    year: int | None
    anchor: str
    start: int
    text: str
    kind: str
    actor: str
    actor_inferred: bool
    deadline_text: str
    deadline: date | None
    reports_to: str
    binding: str | None
    figures: str
    initiatives: str
    contacts: str


def _rows(found: QuerySet, sight: Sight) -> list[ActionItemRow]:
    json_as_text = [Cast(name, TextField()) for name in ("figures", "initiatives", "section__directive__contacts")]
    asked = found.values_list(
        "pk", "section__directive_id", "section__directive__title", "section__directive__region__short_name",
        "section__directive__city__short_name", "section__directive__year", "section__anchor", "section__start",
        "text", "kind", "actor", "actor_inferred", "deadline_text", "deadline", "reports_to", "binding", *json_as_text,
    )  # fmt: skip
    rows = [_Asked(*row) for row in asked]
    validity = shown_of((row.directive for row in rows), sight)
    return [_row(row, sight, validity.get(row.directive, UNSETTLED)) for row in rows]


def _row(row: _Asked, sight: Sight, validity: ShownValidity) -> ActionItemRow:
    shown = noted_uses.redactor_in_lists(row.directive, row.contacts, hidden_in_lists(row.contacts, sight))
    place = f"{row.region} {row.city}" if row.city else row.region or ""
    return ActionItemRow(
        row.pk,
        DirectiveHead(row.directive, shown(row.title), place, row.year, validity),
        row.anchor,
        row.start,
        shown(row.text),
        row.kind,
        shown(row.actor),
        row.actor_inferred,
        shown(row.deadline_text),
        row.deadline,
        _shown_list(row.figures, shown),
        _shown_list(row.initiatives, shown),
        shown(row.reports_to),
        row.binding,
    )


def _shown_list(words: str, shown: Callable[[str], str]) -> tuple[str, ...]:
    """Nearly all of these are empty, and need not be read."""
    return tuple(map(shown, json.loads(words))) if words != "[]" else ()
