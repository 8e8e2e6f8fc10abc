"""What a registration says, written with its history, and put back from there.

In the history a value stands under `registration_` and the name of its column, with the number of the registration:
{"number": "2026-12", "value": "组织部"}. A directive may have several copies, each with its own.
"""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.history import recorded_change
from archive.history.field_words import told_as
from archive.history.field_writers import writes
from archive.models import Directive, HandlingSheet, Registration
from archive.models.choices import ChangeAct

_DATES = ("received_on", "settled_on")
COLUMNS = (
    *_DATES, "copies", "urgency", "place", "handling", "handler", "quality", "is_principal", "remark", "is_cancelled",
    "sheet",
)  # fmt: skip
_FIELDS = {field.name: field for field in Registration._meta.fields}


def change(registration: Registration, values: Mapping[str, Any], person: Any) -> None:
    """Write these columns of a registration that is locked, and what goes with them: another copy is no longer the
    正本, what a directive is to the office holds for all its copies. Call it in a transaction."""
    values = dict(values)
    if values.get("is_cancelled"):
        values["is_principal"] = False
    # Those that give way first: there is one 正本 at any time.
    told = _beside(registration, values)
    told.append((registration, values))
    act_id = None
    for one, new in told:
        before = {name: _as_json(name, one) for name in new}
        for name, value in new.items():
            setattr(one, name, value)
        one.save(update_fields=list(new))
        recorded = {field_of(name): (_told(one, before[name]), _told(one, _as_json(name, one))) for name in new}
        if one.directive_id:
            act_id = recorded_change.record(one.directive_id, ChangeAct.REGISTERED, recorded, person, act_id=act_id)


def field_of(column: str) -> str:
    """Under which name the history has a column."""
    return f"registration_{column}"


def words(column: str, value: Any) -> str:
    """A value of the history as a reader is shown it: 2026-12：组织部."""
    shown = value["value"]
    if isinstance(shown, bool):
        shown = _("是") if shown else _("否")
    elif column == "sheet" and shown:
        shown = shown[1]
    else:
        shown = str(dict(_FIELDS[column].flatchoices).get(shown, shown or ""))
    return f"{value['number']}：{shown or _('（空）')}"


def _beside(registration: Registration, values: Mapping[str, Any]) -> list[tuple[Registration, dict[str, Any]]]:
    """What other copies of the directive are given, so that all is as it should be."""
    found = []
    others = Registration.objects.filter(directive=registration.directive_id).exclude(pk=registration.pk)
    for other in others if registration.directive_id else ():
        new = {"is_principal": False} if values.get("is_principal") and other.is_principal else {}
        if "place" in values and values["place"] != other.place:
            new["place"] = values["place"]
        if new:
            found.append((other, new))
    return found


def _as_json(name: str, registration: Registration) -> Any:
    if name == "sheet":
        return registration.sheet and [registration.sheet.pk, registration.sheet.name]
    value = getattr(registration, name)
    return value.isoformat() if isinstance(value, date) else value


def _told(registration: Registration, value: Any) -> dict[str, Any]:
    return {"number": registration.number, "value": value}


def _put_back(column: str, directive: Directive, value: Any, person: Any) -> None:
    year, _stroke, serial = value["number"].partition("-")
    registration = directive.registrations.filter(year=year, serial=serial).first()
    if registration is None:
        raise ValueError(_("收文号 %(number)s 已不属于这件文件。") % {"number": value["number"]})
    old = _from_json(column, value["value"])
    others = directive.registrations.exclude(pk=registration.pk)
    if column == "is_principal" and old:
        others.update(is_principal=False)
    if column == "is_cancelled" and not old and others.valid().filter(source=registration.source_id).exists():
        raise ValueError(_("这一份已另有收文号，%(number)s 不能恢复。") % {"number": value["number"]})
    if column == "place":
        others.update(place=old)
    setattr(registration, column, old)
    registration.save(update_fields=[column])


def _from_json(column: str, value: Any) -> Any:
    if column in _DATES:
        return value and date.fromisoformat(value)
    return value and HandlingSheet.objects.get(pk=value[0]) if column == "sheet" else value


def _lines(column: str, value: Any) -> list[str]:
    return [words(column, value)]


for _column in COLUMNS:
    writes(field_of(_column))(partial(_put_back, _column))
    told_as(field_of(_column), _FIELDS[_column].verbose_name, partial(_lines, _column))
told_as("registration", gettext_lazy("收文号"), lambda number: [number])
