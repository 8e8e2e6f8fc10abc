"""What a directive answers, by its title and lead."""

import json
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import occasion, parse
from archive.parsing.occasion import Places

_LABELS = Path(__file__).parent.parent / "golden" / "occasions"
_EXAMPLES = [
    one for name in ("examples", "second", "third") for one in json.loads((_LABELS / f"{name}.json").read_text())
]
_HERE = Places("示例省", "示例市", "示例县")
_SOME = "关于 学习 贯彻 习近平总书记 在 大会 上 重要讲话 精神 的通知 《 》 转发 “五一” 前夕 党的二十大 2023年 4月30日"
_OTHERS = "。 给 回信 根据 第 次 届 百 周年 省委 习近平 主席 考察"
_WORDS = st.sampled_from([*_SOME.split(), *_OTHERS.split(), "\n", " "])


def _read(one: dict):
    return occasion.read(one["title"], one["lead"], date.fromisoformat(one["issued"]), places=_HERE)


@pytest.mark.parametrize("one", _EXAMPLES, ids=lambda one: one["id"])
def test_an_occasion_is_read_as_a_reader_labelled_it(one):
    read = _read(one)
    assert (read and read.kind) == one["kind"]
    if read:
        assert [words for words in one.get("words", ()) if words not in read.wording] == []
        assert one.get("year") in (None, read.year)
        assert (read.confidence == "doubtful") == bool(one.get("doubtful"))


@pytest.mark.parametrize("name", ["examples", "second", "third"])
def test_wordings_of_one_occasion_come_together_and_others_stay_apart(name):
    labelled = [one for one in json.loads((_LABELS / f"{name}.json").read_text()) if one["kind"]]
    wrong = [
        (one["id"], other["id"])
        for one, other in combinations(labelled, 2)
        if occasion.is_same(_read(one), _read(other)) != (one["group"] == other["group"])
    ]
    assert wrong == []


def test_the_six_first_directives_answer_four_occasions():
    sources = Path(__file__).parent.parent.parent / "fixtures" / "sources"
    found = []
    for path in sorted(sources.glob("*.txt")):
        for one in parse(path.read_text()).directives:
            places = Places(one.region_name, one.city_name, one.county_name)
            read = occasion.read(one.title, one.lead.text, one.issued_on or one.printed_on, one.year, places)
            found.append(read)
    apart = [one for at, one in enumerate(found) if not any(occasion.is_same(one, other) for other in found[:at])]
    assert len(found) == 6
    assert [(one.kind, one.year) for one in apart] == [
        ("letter", 2022), ("instruction", 2021), ("speech", 2020), ("instruction", 2023),
    ]  # fmt: skip


def test_one_feast_of_two_years_is_two_occasions():
    title = "示例市总工会关于学习贯彻习近平总书记“五一”重要指示精神的通知"
    one, other = (occasion.read(title, "", date(year, 5, 9)) for year in (2021, 2023))
    assert not occasion.is_same(one, other)


def test_what_answers_soon_after_the_new_year_may_answer_the_year_before():
    title = "示例市总工会关于学习贯彻习近平总书记在全国劳模表彰大会上讲话精神的通知"
    late, soon, too_late = (
        occasion.read(title, "", day) for day in (date(2020, 12, 1), date(2021, 1, 9), date(2021, 6, 1))
    )
    assert occasion.is_same(late, soon)
    assert not occasion.is_same(late, too_late)


@given(
    st.lists(_WORDS, max_size=16).map("".join), st.lists(_WORDS, max_size=24).map("".join), st.dates(date(1950, 1, 1))
)
def test_whatever_is_read_stands_in_title_or_lead(title, lead, day):
    read = occasion.read(title, lead, day)
    if read is None:
        return
    words = {"title": title, "lead": lead}
    for place in read.places:
        assert 0 <= place.start < place.end <= len(words[place.part])
    assert set(read.wording) <= set(title + lead + "（）")
    assert occasion.is_same(read, read)
    assert len(read.key.split("|", 2)) == 3
