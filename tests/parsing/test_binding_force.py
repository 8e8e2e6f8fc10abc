from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from archive.parsing.action_items import binding_force

FLOOR = 0.97


def labelled(name: str) -> list[tuple[str, str, str]]:
    """(grade, concrete or general, sentence) of a file of labels."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    grade_and_rest = (line.split(" | ", 2) for line in lines if line and not line.startswith("#"))
    return [(grade, concrete, sentence) for grade, concrete, sentence in grade_and_rest]


SENTENCES = [sentence for name in ("binding_examples.txt", "binding_unseen.txt") for *_, sentence in labelled(name)]


def words(sentence: str) -> list[str]:
    return [sentence[start:end] for start, end in binding_force.of(sentence).words]


@pytest.mark.parametrize("name", ["binding_examples.txt", "binding_unseen.txt"])
def test_grades_are_those_that_a_reader_gave(name):
    rows = labelled(name)
    missed = [row for row in rows if binding_force.of(row[2]).grade != row[0]]
    assert len(rows) >= 200 and len(missed) <= (1 - FLOOR) * len(rows), missed


@pytest.mark.parametrize("grade", ["forbidden", "required", "in-principle", "encouraged"])
def test_no_grade_is_good_at_the_cost_of_another(grade):
    rows = [row for row in labelled("binding_examples.txt") if row[0] == grade]
    assert sum(binding_force.of(row[2]).grade == grade for row in rows) >= 0.9 * len(rows)


@pytest.mark.parametrize(
    ("sentence", "rests_on"),
    [
        ("各单位原则上推荐1名", ["原则上"]),
        ("同一单位原则上不得重复推荐。", ["原则上", "不得"]),
        ("鼓励基层创新，但不得违反财经纪律。", ["不得"]),
        ("要高度重视,须认真组织", ["要", "须"]),
        ("认真做好推荐工作", ["做好"]),
        ("有条件的地方可以依托工人文化宫设立站点。", ["可"]),
        ("各单位派员参加。", []),
        ("年底前将有关情况报送示例市总工会。", ["报送"]),
        ("将“安康杯”情况报市总工会。", []),
        ("宣传“不得违章作业”的理念", ["宣传"]),
        ("请于8月20日前报送，逾期一律不予受理。", ["请"]),
    ],
)
def test_the_words_are_those_that_the_grade_rests_on(sentence, rests_on):
    assert words(sentence) == rests_on


@given(st.sampled_from(SENTENCES))
def test_words_lie_in_the_sentence_one_after_the_other(sentence):
    ends = [0]
    for start, end in binding_force.of(sentence).words:
        assert ends[-1] <= start < end <= len(sentence)
        ends.append(end)


@given(st.sampled_from(SENTENCES))
def test_half_width_punctuation_changes_nothing(sentence):
    narrow = sentence.translate(str.maketrans("，；：（）！？", ",;:()!?"))
    assert binding_force.of(narrow) == binding_force.of(sentence)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_of_two_sentences_the_stronger_gives_the_grade(one, other):
    strength = binding_force.STRENGTH
    # A clause that no word tells of goes with what it follows on.
    assume(binding_force.of(one).words and binding_force.of(other).words)
    together = f"{one.rstrip('。；：')}；{other}"
    stronger = max(binding_force.of(one).grade, binding_force.of(other).grade, key=strength.__getitem__)
    assert binding_force.of(together).grade == stronger


@given(st.text(alphabet="不得要可以原则上鼓励探索应当须请的，；。：“”《》一般职工工作开展12 \n\t", max_size=60))
def test_any_text_has_a_grade(text):
    grade, spans = binding_force.of(text)
    assert grade in binding_force.STRENGTH and all(0 <= start < end <= len(text) for start, end in spans)


@given(st.sampled_from(SENTENCES) | st.text("不得要可以原则上鼓励探索应当须的，；。“”一般职工", max_size=30))
def test_where_no_weak_word_stands_a_sentence_requires_or_forbids(sentence):
    strong = binding_force.of(sentence).grade in (binding_force.REQUIRED, binding_force.FORBIDDEN)
    assert strong or binding_force.may_be_weak(sentence)
