"""The state of a directive on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models.choices import ValidityKind as Kind
from archive.models.choices import ValidityState as State
from archive.validity.validity_rule import Event, validity_at

ISSUED = date(2020, 5, 1)
LATER = date(2024, 1, 1)


def state_at(day: date, *events: Event) -> State:
    return validity_at(events, ISSUED, day).state


def test_what_is_known_of_nobody_is_not_in_force():
    assert state_at(LATER) == State.UNSETTLED


def test_that_it_came_into_force_does_not_say_that_it_still_is():
    start = Event(Kind.IN_FORCE_FROM, date(2021, 1, 1))
    assert state_at(LATER, start) == State.UNSETTLED
    assert state_at(date(2020, 12, 31), start) == State.NOT_YET


def test_it_becomes_in_force_by_the_day_alone():
    events = Event(Kind.IN_FORCE_FROM, days_after_issue=30), Event(Kind.CONFIRMED, ISSUED)
    assert state_at(date(2020, 5, 30), *events) == State.NOT_YET
    assert state_at(date(2020, 5, 31), *events) == State.IN_FORCE


def test_an_abolition_holds_from_its_day_and_an_annulment_from_the_start():
    for kind, before in ((Kind.ABOLISHED, State.UNSETTLED), (Kind.ANNULLED, State.ANNULLED)):
        assert state_at(LATER - timedelta(days=1), Event(kind, LATER)) == before
    assert validity_at([Event(Kind.ABOLISHED, LATER)], ISSUED, LATER)[:2] == (State.ABOLISHED, LATER)


def test_what_ended_first_is_named():
    events = [Event(Kind.DECLARED_LAPSED, LATER), Event(Kind.ABOLISHED, date(2022, 1, 1))]
    assert validity_at(events, ISSUED, LATER)[:2] == (State.ABOLISHED, date(2022, 1, 1))


def test_a_person_s_date_goes_before_the_one_that_was_read():
    events = Event(Kind.IN_FORCE_FROM, date(2030, 1, 1), is_read=True), Event(Kind.IN_FORCE_FROM, date(2021, 1, 1))
    assert state_at(LATER, *events) == State.UNSETTLED


@pytest.mark.parametrize(
    ("events", "until"),
    [
        ([Event(Kind.TERM, months=24)], date(2022, 4, 30)),
        ([Event(Kind.IN_FORCE_FROM, date(2020, 8, 31)), Event(Kind.TRIAL, months=6)], date(2021, 2, 27)),
        ([Event(Kind.TRIAL, until=date(2021, 12, 31))], date(2021, 12, 31)),
        ([Event(Kind.TRIAL)], None),
        ([Event(Kind.TERM, months=60_000 * 12)], None),
    ],
)
def test_the_last_day_of_a_trial_or_term(events, until):
    assert validity_at(events, ISSUED, ISSUED).until == until


def test_a_trial_that_is_over_ends_nothing_by_itself_but_is_told():
    trial = Event(Kind.TRIAL, until=date(2021, 12, 31))
    assert not validity_at([trial], ISSUED, date(2021, 12, 31)).has_ended
    told = validity_at([trial], ISSUED, date(2022, 1, 1))
    assert (told.state, told.is_trial, told.has_ended) == (State.UNSETTLED, True, True)
    assert not validity_at([trial, Event(Kind.CONFIRMED, date(2022, 3, 1))], ISSUED, LATER).has_ended
    assert not validity_at([trial, Event(Kind.ABOLISHED, date(2022, 3, 1))], ISSUED, LATER).has_ended


_DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
_EVENTS = st.lists(
    st.builds(
        Event,
        kind=st.sampled_from(list(Kind)),
        day=st.none() | _DAYS,
        days_after_issue=st.none() | st.integers(0, 400),
        until=st.none() | _DAYS,
        months=st.none() | st.integers(0, 60),
        is_read=st.booleans(),
        key=st.integers(1, 99),
        row=st.none(),
    ),
    max_size=6,
    unique_by=lambda event: event.key,
)
_RANK = {State.NOT_YET: 0, State.UNSETTLED: 1, State.IN_FORCE: 2, State.AMENDED: 3, State.PARTLY_LAPSED: 4}


@given(_EVENTS, _DAYS, st.randoms())
def test_the_order_of_events_does_not_matter(events, day, random):
    mixed = random.sample(events, len(events))
    assert validity_at(mixed, ISSUED, day) == validity_at(events, ISSUED, day)


@given(_EVENTS, _DAYS, _DAYS)
def test_as_days_go_by_nothing_returns(events, one, other):
    first, second = sorted((one, other))
    assert _RANK.get(state_at(first, *events), 9) <= _RANK.get(state_at(second, *events), 9)


@given(_EVENTS, _DAYS, st.none() | _DAYS)
def test_an_annulment_goes_before_all_else_on_every_day(events, day, annulled_on):
    assert state_at(day, *events, Event(Kind.ANNULLED, annulled_on)) == State.ANNULLED


_ACTS = [Kind.CONFIRMED, Kind.AMENDED, Kind.PARTLY_LAPSED, Kind.ABOLISHED, Kind.DECLARED_LAPSED]


@given(_EVENTS, st.sampled_from(_ACTS), _DAYS)
def test_the_day_before_an_act_is_as_it_was(events, kind, day):
    before = day - timedelta(days=1)
    assert state_at(before, *events, Event(kind, day, key=100)) == state_at(before, *events)
