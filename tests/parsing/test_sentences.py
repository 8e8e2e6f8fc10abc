import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.action_items import sentences

DIRECTIVE = "关于开展职工读书活动的通知\n各县总工会：\n{}\n示例市总工会\n2023年4月20日"


def items(text):
    (directive,) = parse(DIRECTIVE.format(text)).directives
    return [
        (a.kind, a.text, a.actor, a.deadline and a.deadline.isoformat()) for s in directive.sections for a in s.actions
    ]


def test_circled_numbers_part_a_paragraph():
    text = "注意事项：⑴对象：全体女职工；⑵各工会小组负责组织报名，6月10日前将名单报到市总工会；⑶具体安排另行通知。"
    assert items(text) == [
        ("report", "各工会小组负责组织报名，6月10日前将名单报到市总工会；", "各工会小组", "2023-06-10")
    ]


def test_marks_behind_a_label_part_it_too():
    found = items("要求：①请各工支会认真组织；②各分会要注意安全。")
    assert [(kind, actor) for kind, _, actor, _ in found] == [("task", "各工支会"), ("task", "各分会")]


@pytest.mark.parametrize(
    "text",
    [
        "各单位要开展①读书②演讲③征文等活动。",
        "请报送：①报名表；②照片。",
        "一是加强领导；二是广泛宣传；三是搞好服务。",
        "各级工会要做到：一是加强领导；二是严明纪律。",
        "能够立即整改的要立即整改；不能立即整改的，应于6月30日前整改到位。",
    ],
)
def test_what_has_one_subject_stays_one_item(text):
    assert [item[1] for item in items(text)] == [text]


def test_three_kinds_behind_ordinals_are_three_items():
    found = items("一是各级工会要加强领导；二是市总各部室要主动服务；三是严禁弄虚作假。")
    assert [(kind, actor) for kind, _, actor, _ in found] == [
        ("task", "各级工会"),
        ("task", "市总各部室"),
        ("prohibition", "市总各部室"),
    ]


def test_each_deadline_has_its_item_where_the_sentence_can_be_cut():
    found = items("各县总工会于6月10日前报送名单；市直工会于6月15日前报送名单。")
    assert [item[3] for item in found] == ["2023-06-10", "2023-06-15"]
    found = items("请于6月上旬报送名单，6月中旬完成评选。")
    assert [(kind, day) for kind, _, _, day in found] == [("report", "2023-06-10"), ("task", "2023-06-20")]


@given(st.text(alphabet="①⑴⑵；：。，一二三是前6月日要报送 ", max_size=60))
def test_the_parts_are_slices_in_order(sentence):
    pieces = sentences.parts(sentence, lambda part: "task" if part else "", bool, bool)
    assert all(sentence[start : start + len(part)] == part for start, part in pieces)
    ends = [start + len(part) for start, part in pieces]
    assert all(end <= start for end, (start, _) in zip(ends, pieces[1:], strict=False))


def test_many_marks_are_no_trap():
    assert len(sentences.parts("；①" * 20_000, lambda part: "task", bool, bool)) < 50_000
