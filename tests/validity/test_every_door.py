"""Whatever happened to a directive, every place tells the same state of it on the same day, and none names a basis
that its reader may not know of."""

from datetime import date
from unittest import mock

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.models import Directive, Reference, ValidityEvent
from archive.models.choices import Custody, Openness, ValidityKind
from archive.models.choices import ValidityState as State
from archive.validity.validity_rule import Event, Validity, validity_at
from search.indexing import index_upkeep
from tests.support.makers import make_action, make_directive
from tests.support.pdf_positions import needs_fonts
from tests.validity.every_door import Told, doors

pytestmark = [pytest.mark.django_db, needs_fonts]

ISSUED = date(2020, 5, 1)
BOILERPLATE = "各级工会要认真贯彻落实通知精神，加强组织领导，确保取得实效。" * 5
# Who may know of a basis: (its custody, its openness) and whether a reader who is not signed in is told of it.
BASES = [
    (Custody.HELD, Openness.ALL, True),
    (Custody.HELD, Openness.GROUPS, False),
    (Custody.HELD, Openness.SIGNED_IN, False),
    (Custody.WITHDRAWN, Openness.ALL, True),
    (Custody.WITHDRAWN, Openness.SIGNED_IN, False),
    (Custody.SEALED, Openness.ALL, False),
]
_NUMERALS = "甲乙丙丁戊己"
_DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))
_EVENTS = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(ValidityKind.values),
            "day": st.none() | _DAYS,
            "days_after_issue": st.none() | st.integers(0, 400),
            "until": st.none() | _DAYS,
            "months": st.none() | st.integers(1, 60),
            "is_read": st.booleans(),
            "basis": st.integers(0, len(BASES)),
        }
    ),
    max_size=4,
)


class _Held:
    """The directive that things happen to, one that cites it and is like it, and the bases, each with its words."""

    def __init__(self):
        for subject in ("职工书屋建设", "法律援助", "金秋助学", "集体协商"):
            make_directive(f"示例市总工会关于{subject}的通知", text=f"{subject}。{BOILERPLATE}")
        self.old = make_directive(
            "示例市总工会关于安康杯竞赛办法的通知", number="示工发〔2020〕3号", issued_on=ISSUED, year=2020,
            sections=[("一、", "安康杯竞赛", f"要办好安康杯竞赛。{BOILERPLATE}")],
        )  # fmt: skip
        make_action(self.old.sections.get(), text="要办好安康杯竞赛。")
        self.citing = make_directive(
            "示例市总工会关于安康杯竞赛评比的通知", year=2022,
            sections=[("一、", "安康杯竞赛", f"安康杯竞赛按《安康竞赛规则》评比。{BOILERPLATE}")],
        )  # fmt: skip
        Reference.objects.create(directive=self.citing, position=1, kind="work", text="安康竞赛规则", target=self.old)
        self.bases = [
            make_directive(f"示例市总工会关于清理第{name}批的决定", number=f"示工理〔2022〕{at}1号", openness=openness)
            for at, (name, (_, openness, _)) in enumerate(zip(_NUMERALS, BASES, strict=True), 1)
        ]
        index_upkeep.rebuild()
        for basis, (custody, _, _) in zip(self.bases, BASES, strict=True):
            Directive.objects.filter(pk=basis.pk).update(custody=custody)

    def words_of(self, at: int) -> list[str]:
        """What tells of a basis: its title, its number, its sentence."""
        return [f"清理第{_NUMERALS[at]}批", self.bases[at].number, f"依据{_NUMERALS[at]}文第三条"]

    def happen(self, events: list[dict]) -> list[Event]:
        """Have these happen to it and nothing else; the same as the rule takes them, `row` with the basis's place."""
        ValidityEvent.objects.all().delete()
        happened = []
        for told in events:
            at = None if told["is_read"] or told["basis"] == len(BASES) else told["basis"]
            row = ValidityEvent.objects.create(
                directive=self.old,
                **told | {"basis": None if at is None else self.bases[at]},
                place="" if at is None else self.words_of(at)[2],
            )
            columns = (row.kind, row.day, row.days_after_issue, row.until, row.months, row.is_read)
            happened.append(Event(*columns, row.pk, at))
        return happened


@pytest.fixture
def held(index):
    return _Held()


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=8, deadline=None)
@given(events=_EVENTS, day=_DAYS)
def test_every_place_tells_the_same_of_it_and_no_basis_that_is_hidden(client, held, events, day):
    expected = validity_at(held.happen(events), ISSUED, day)
    with mock.patch("archive.catalogue.kept_validity.today", lambda: day):
        for told in doors(client, held.old.pk, held.citing.pk):
            _check(told, expected, held)
            for at, (_, _, is_known) in enumerate(BASES):
                assert is_known or not any(words in told.all for words in held.words_of(at)), told.place


def _check(told: Told, expected: Validity, held: _Held) -> None:
    warns = expected.state not in (State.UNSETTLED, State.IN_FORCE) or expected.has_ended
    speaks = warns or told.form not in ("short", "paper")
    is_named = speaks and (expected.state != State.UNSETTLED or told.form in ("cell", "json"))
    labels = {str(state.label) for state in State if str(state.label) in told.said}
    assert labels == ({str(expected.state.label)} if is_named else set()), told.place
    if told.form != "json":
        assert ("期已满" in told.said) == (expected.has_ended and speaks), told.place
    if told.form == "short" or not speaks:
        return
    if expected.since and expected.state != State.ANNULLED:
        assert _written(expected.since, told.form) in told.said, told.place
    at = expected.event.row if expected.event else None
    if told.form != "mark" and at is not None and BASES[at][2]:
        assert all(words in told.said for words in held.words_of(at)), told.place


def _written(day: date, form: str) -> str:
    return day.isoformat() if form == "json" else f"{day.year}年{day.month}月{day.day}日"
