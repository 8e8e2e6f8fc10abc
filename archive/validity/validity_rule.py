"""The state of a directive on a day, from what happened to it. Pure: no database, and no clock.

    validity_at(events, issued_on, date(2024, 5, 1)).state

未核定 where nothing is known: that nobody abolished an old text makes it no 现行有效, and neither does the day on
which it came into force. 现行有效 is what a person or the list of a clearing decision says, until something later
changes it. 撤销 makes it void from the start, on every day; 废止 and 宣布失效 from their day on.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from archive.models.choices import ValidityKind as Kind
from archive.models.choices import ValidityState as State

_ENDS = {Kind.ABOLISHED: State.ABOLISHED, Kind.DECLARED_LAPSED: State.DECLARED_LAPSED}
# The first that there is: what was amended once stays so, though a list says later that it is in force.
_STANDS = {
    Kind.PARTLY_LAPSED: State.PARTLY_LAPSED,
    Kind.AMENDED: State.AMENDED,
    Kind.CONFIRMED: State.IN_FORCE,
}
# Of these one statement holds, and a person's before what was read.
_ONE_HOLDS = (Kind.IN_FORCE_FROM, Kind.TRIAL, Kind.TERM)


class Event(NamedTuple):
    """As archive.models.ValidityEvent has it. `row` is whatever the caller knows it by; it decides nothing but which
    of two that are alike is named."""

    kind: str
    day: date | None = None
    days_after_issue: int | None = None
    until: date | None = None
    months: int | None = None
    is_read: bool = False
    key: int = 0
    row: Any = None


class Validity(NamedTuple):
    """`since` when the state holds, or from when it will (尚未施行); None where that is not known, and from the start
    (已撤销). `event` is what it follows from, None for 未核定. `until` is the last day of a trial or term that is
    known, `has_ended` whether it was before the day and nothing later says that the directive goes on."""

    state: State
    since: date | None = None
    event: Event | None = None
    is_trial: bool = False
    until: date | None = None
    has_ended: bool = False


def validity_at(events: Iterable[Event], issued_on: date | None, day: date) -> Validity:
    """The state on that day. The order of the events does not matter; what begins later than the day neither, except
    撤销. `issued_on` is the issue date, or the print date where there is none."""
    events = sorted((_dated(event, issued_on) for event in events), key=_order)
    start = _the_one(events, Kind.IN_FORCE_FROM)
    state, since, event = _state(events, start, day)
    trial, term = (_the_one(events, kind) for kind in (Kind.TRIAL, Kind.TERM))
    until = min((end for one in (trial, term) if one and (end := _end(one, start, issued_on))), default=None)
    is_over = state in (*_ENDS.values(), State.ANNULLED)
    goes_on = any(one.kind in _STANDS and (one.day is None or (until and until < one.day <= day)) for one in events)
    has_ended = bool(until and until < day) and not is_over and not goes_on
    return Validity(state, since, event, trial is not None, until, has_ended)


def _state(events: list[Event], start: Event | None, day: date) -> tuple[State, date | None, Event | None]:
    for event in events:
        if event.kind == Kind.ANNULLED:
            return State.ANNULLED, None, event
    passed = [event for event in events if event.day is None or event.day <= day]
    for event in passed:
        if event.kind in _ENDS:
            return _ENDS[Kind(event.kind)], event.day, event
    if start and start.day and start.day > day:
        return State.NOT_YET, start.day, start
    for kind, state in _STANDS.items():
        if found := [event for event in passed if event.kind == kind]:
            return state, found[-1].day, found[-1]
    return State.UNSETTLED, None, None


def _dated(event: Event, issued_on: date | None) -> Event:
    if event.day is None and event.days_after_issue is not None and issued_on:
        return event._replace(day=issued_on + timedelta(days=event.days_after_issue))
    return event


def _order(event: Event) -> tuple:
    return (event.day or date.min, event.is_read, event.key, event.kind)


def _the_one(events: list[Event], kind: Kind) -> Event | None:
    """The one of its kind that holds: the latest that a person set, or else that was read."""
    found = [event for event in events if event.kind == kind]
    set_by_person = [event for event in found if not event.is_read]
    return max(set_by_person or found, key=_order, default=None)


def _end(event: Event, start: Event | None, issued_on: date | None) -> date | None:
    """The last day of a trial or term: a year from 1 May ends on 30 April."""
    begins = event.day or (start and start.day) or issued_on
    if event.until or not event.months or not begins:
        return event.until
    years, month = divmod(begins.year * 12 + begins.month - 1 + event.months, 12)
    if years > date.max.year:
        return None
    last = min(begins.day, monthrange(years, month + 1)[1])
    return date(years, month + 1, last) - timedelta(days=1)
