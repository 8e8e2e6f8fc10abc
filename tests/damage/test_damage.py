"""Damages are repeatable, labels stand in their texts, and what reads right under a damage goes on to."""

import json
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.damage import floors, labelled, verdicts
from tests.damage.combinations import Combination, outcome
from tests.damage.damages import DAMAGES, FIELDS, HEAD_AND_FOOT, File, drawn
from tests.damage.verdicts import folded

INVENTED = [*labelled.seen(), *labelled.unseen()]
KINDS = {"task", "report", "study", "prohibition"}
_KEYS = {*HEAD_AND_FOOT, "form", "actions", "open"}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=lambda damage: damage.name)
def test_a_damage_draws_the_same_from_the_same_seed(damage):
    texts = [one.text for one in labelled.seen()]
    for text in texts[:3]:
        assert drawn([damage], text, "1") == drawn([damage], text, "1")
    assert isinstance(drawn([damage], texts[0], "1"), File) == damage.makes_file
    assert any(drawn([damage], text, "1") != text for text in texts)


@pytest.mark.parametrize("text", ["", "\n", "通知", "关于放假的通知\n\n\n", "2023年4月20日", "各单位："], ids=repr)
def test_damages_take_any_text(text):
    for damage in DAMAGES.values():
        assert isinstance(damage.run(text, random.Random(1)), (str, File)), damage.name


def test_a_damage_leaves_most_fields_alone():
    assert len(DAMAGES) >= 36
    for damage in DAMAGES.values():
        assert damage.touches < set(FIELDS) and len(damage.touches) <= 6, damage.name


def test_forty_of_the_hundred_and_twenty_are_kept_apart():
    names = (labelled.HERE / "unseen.txt").read_text(encoding="utf-8").split()
    assert names == [one.name for one in labelled.unseen()] and len(names) == 40
    assert sorted(one.name for one in INVENTED) == [f"{at:03}" for at in range(1, 121)]


LABELS = [
    pytest.param(one.text, label, id=one.name) for one in [*INVENTED, *labelled.three_hands()] for label in one.labels
]


@pytest.mark.parametrize("text, label", LABELS)
def test_a_label_is_well_formed_and_what_it_quotes_stands_in_the_text(text, label):
    assert set(label) <= _KEYS
    quoted = [label.get("title"), label.get("number"), *label.get("issuers", []), *label.get("addressees", [])]
    quoted += [*label.get("copies_to", []), *label.get("attachments", []), *label.get("open", [])]
    quoted += [value for action in label["actions"] for value in (action["words"], action["actor"])]
    assert [words for words in quoted if words and folded(words) not in folded(text)] == []
    assert {kind for action in label["actions"] for kind in action["kind"].split("|")} <= KINDS
    days = [day for action in label["actions"] for day in verdicts.days(action)]
    assert all(date.fromisoformat(day).year in range(2005, 2027) for day in days)
    if label.get("issued_on"):
        assert date.fromisoformat(label["issued_on"]).year == label.get("year", int(label["issued_on"][:4]))


@pytest.mark.parametrize(
    "left, right",
    [
        ("各縣（市、區）總工會", "各县(市、区)总工会"),
        ("示工发［2023］１２号", "示工发〔2023〕12号"),
        ("关于“安康杯”的\n通知", "关于「安康杯」的通知"),
        ("转发<<办法>>", "转发《办法》"),
        ("示\u200b例 市", "示例市"),
    ],
)
def test_values_are_compared_whatever_they_are_written_with(left, right):
    assert folded(left) == folded(right)


def test_a_label_is_right_of_what_says_the_same():
    action = {
        "text": "请各单位于6月10日前将总结报市总工会。",
        "kind": "report",
        "actor": "各单位",
        "deadline": "2023-06-10",
    }
    asked = {
        "words": "请各单位于6月10日前将总结报市总工会",
        "kind": "report",
        "actor": "各单位",
        "deadline": "2023-06-10",
    }
    label = {"title": "关于报送总结的通知", "number": None, "actions": [asked]}
    read = {"title": "关于报送总结的通知", "actions": [action | {"deadline_text": "6月10日前"}]}
    assert [one.field for one in verdicts.of_directive(label, read) if not one.right] == []
    wrong = {
        "title": "关于报送总结的通知通知",
        "number": "示工发〔2023〕1号",
        "actions": [action | {"deadline": "2022-06-10"}],
    }
    assert [one.field for one in verdicts.of_directive(label, wrong) if not one.right] == [
        "title", "number", "deadline", "no wrong date",
    ]  # fmt: skip
    assert [one.field for one in verdicts.of_directive(label, {}) if not one.right] == [
        "title", "number", "actions", "deadline",
    ]  # fmt: skip


def test_a_share_below_its_floor_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(floors, "PATH", tmp_path / "floors.json")
    floors.bless({("wrapped", "title"): [2, 3], ("wrapped", "number"): [3, 3]})
    assert json.loads(floors.PATH.read_text(encoding="utf-8")) == {"wrapped": {"title": 0.6666, "number": 1.0}}
    assert floors.without_fault() == [("wrapped", "number")]
    assert floors.fallen({("wrapped", "title"): [2, 3], ("wrapped", "number"): [3, 3]}) == []
    assert floors.fallen({("wrapped", "title"): [1, 3], ("new", "title"): [0, 3]}) == [
        "wrapped: title 0.3333, was 0.6666"
    ]


@settings(derandomize=True, max_examples=300, deadline=None)
@given(st.sampled_from(floors.without_fault()), st.sampled_from([one.name for one in labelled.seen()]))
def test_what_a_damage_does_not_touch_reads_the_same(cell, name):
    """In the cells of the table where everything is right today; `make damage` tries every text in all of them."""
    damage, field = cell
    wrong = [one for one in outcome(Combination(name, (damage,))).verdicts if one.field == field and not one.right]
    assert wrong == []
