"""The register as rows, for print and workbook: the columns that offices have.

A number is accounted for whatever became of its directive: of one that is gone, or that this reader may not know of,
the row has the number and the day, and no word of it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from archive.exporting.sheet import Cell, SheetColumn
from archive.models import Directive, Registration
from archive.models.choices import Handling, OfficePlace
from archive.privacy.noted_uses import redactor_for


def columns() -> list[SheetColumn]:
    """The headings, in the reader's language."""
    return [
        SheetColumn(_("收文号"), 10),
        SheetColumn(_("收文日期"), 12),
        SheetColumn(_("来文单位"), 26),
        SheetColumn(_("标题及文号"), 56),
        SheetColumn(_("密级"), 8),
        SheetColumn(_("份数"), 6),
        SheetColumn(_("紧急程度"), 10),
        SheetColumn(_("办件／阅件"), 10),
        SheetColumn(_("承办"), 16),
        SheetColumn(_("办结"), 12),
        SheetColumn(_("备注"), 30),
    ]


class RegisterCells:
    """Makes rows for one reader, in the order of the keys; kept beyond the request, so that words are looked up
    now."""

    def __init__(self, reader: Any):
        self._reader = reader
        self._handlings = {str(value): str(label) for value, label in Handling.choices}
        self._places = {str(value): str(label) for value, label in OfficePlace.choices}
        self._none, self._cancelled, self._gone = _("无"), _("已注销"), _("本件不予显示或已不在库")

    def rows(self, keys: Sequence[int]) -> Iterable[list[Cell]]:
        """Of the registrations with these keys."""
        found = Registration.objects.in_bulk(keys)
        wanted = {one.directive_id for one in found.values() if one.directive_id}
        visible = Directive.objects.visible_to(self._reader).for_lists().in_bulk(wanted)
        return [self._row(found[key], visible.get(found[key].directive_id)) for key in keys if key in found]

    def _row(self, one: Registration, directive: Directive | None) -> list[Cell]:
        number: list[Cell] = [one.number, one.received_on]
        cancelled = self._cancelled if one.is_cancelled else ""
        if directive is None:
            words = self._gone if not cancelled else ""
            return [*number, "", words, *[""] * 6, cancelled]
        return [
            *number,
            *_told(directive, redactor_for(self._reader, directive)),
            # The archive takes in nothing that bears a grade of secrecy.
            self._none,
            one.copies,
            one.urgency,
            self._handlings.get(one.handling, ""),
            one.handler,
            one.settled_on,
            "；".join(filter(None, [cancelled, self._places.get(one.place, ""), one.remark])),
        ]


def _told(directive: Directive, shown) -> tuple[str, str]:
    """来文单位, 标题及文号."""
    issuers = "、".join(shown(issuer.name) for issuer in directive.issuers.all())
    number = f"（{shown(directive.number)}）" if directive.number else ""
    return issuers, f"{shown(directive.title)}{number}"
