import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.action_items import concrete_words
from tests.parsing.test_binding_force import SENTENCES, labelled

FLOOR = 0.95


@pytest.mark.parametrize("name", ["binding_examples.txt", "binding_unseen.txt"])
def test_concrete_are_those_that_a_reader_found_so(name):
    rows = labelled(name)
    missed = [row for row in rows if bool(concrete_words.find(row[2])) != (row[1] == "concrete")]
    assert len(missed) <= (1 - FLOOR) * len(rows), missed


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("全年举办“安康杯”竞赛2场", [("initiative", "“安康杯”"), ("figure", "2场")]),
        ("5月底前完成换届选举。", [("date", "5月底")]),
        ("筹备召开市总工会第十五次代表大会。", [("event", "第十五次代表大会")]),
        ("免费发放《职工劳动保护手册》", [("product", "《职工劳动保护手册》")]),
        ("每季度至少开展一次", [("date", "每季度"), ("figure", "一次")]),
        ("对困难职工每人补助500元", [("figure", "500元")]),
    ],
)
def test_what_is_concrete_is_named_with_its_kind(sentence, found):
    assert [(one.kind, sentence[one.start : one.end]) for one in concrete_words.find(sentence)] == found


@pytest.mark.parametrize(
    "sentence",
    [
        "坚决做到“两个维护”，增强“四个意识”",
        "深入学习贯彻党的二十大精神",
        "结合“十四五”规划，科学谋划工会工作",
        "按照《示例市总工会关于加强职工之家建设的意见》（示工发〔2024〕5号）要求，抓好落实",
        "再一次抓好落实，一次性解决",
        "请及时报送有关情况",
        "联系电话0000-1234567",
        "",
    ],
)
def test_what_any_office_always_says_is_general(sentence):
    assert concrete_words.find(sentence) == ()


@given(st.sampled_from(SENTENCES))
def test_words_lie_in_the_sentence_one_after_the_other(sentence):
    ends = [0]
    for one in concrete_words.find(sentence):
        assert ends[-1] <= one.start < one.end <= len(sentence)
        ends.append(one.end)


@given(st.text(alphabet="一二三次年月日每个第至工会大赛行动“”《》〔〕安康杯精神讲话 12%，。；\n", max_size=60))
def test_any_text_is_concrete_or_general(text):
    assert all(0 <= one.start < one.end <= len(text) for one in concrete_words.find(text))


@pytest.mark.parametrize("piece", ["全国", "召开", "学习《法》", "行动", "一二三", "的会精神", "“一"])
def test_long_runs_take_no_longer_than_their_length(piece):
    assert isinstance(concrete_words.find(piece * 4000), tuple)
