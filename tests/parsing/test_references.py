import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.lexicon import document_numbers
from archive.parsing import references


def told(text, own=""):
    return [(reference.kind, reference.form, reference.text) for reference in references.read(text, own)]


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("转发《示例总工会关于学习《示例纲要》的通知》。", ["示例总工会关于学习《示例纲要》的通知"]),
        ("学习《示例 办法》和《示例条例》，再学《示例条例》。", ["示例办法", "示例条例"]),
        ("在《示例日报》《示例工人》和《示例》杂志上开辟《示例风采》专栏。", []),
        ("填写《推荐审批表》《回执》。", []),
        ("一个没有写完的《标题\n学习《示例条例》。", ["示例条例"]),
        ("》《", []),
    ],
)
def test_works_in_their_marks_are_cited_newspapers_and_forms_are_not(text, works):
    assert [name for _, form, name in told(text) if form == "work"] == works


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "根据省总工会《关于示例工作的通知》（示工发〔2023〕5号）精神，现通知如下。",
            [("based on", "work", "关于示例工作的通知"), ("based on", "number", "示工发〔2023〕5号")],
        ),
        ("按照《示例办法》要求抓好落实。", [("based on", "work", "示例办法")]),
        (
            "根据《甲》和《乙》规定，参考《丙》。",
            [("based on", "work", "甲"), ("based on", "work", "乙"), ("work", "work", "丙")],
        ),
        ("根据全国总工会的通知精神，现通知如下。", [("based on", "words", "全国总工会的通知精神")]),
        ("为贯彻落实省委全会精神,决定开展活动。", [("based on", "words", "省委全会精神")]),
        ("按照大兴调查研究的要求，开展调研。", []),
        ("按时报送，按照分配名额选派。", []),
        ("督促企业落实《示例办法》。", [("work", "work", "示例办法")]),
    ],
)
def test_what_a_directive_rests_on_is_told_from_what_it_mentions(text, found):
    assert told(text) == found


def test_a_work_mentioned_and_relied_upon_is_listed_once():
    assert told("学习《示例办法》。根据《示例办法》规定执行。") == [("based on", "work", "示例办法")]


def test_the_own_number_is_no_reference():
    assert told("示工发〔2023〕5号\n要落实示府发〔2019〕8号。", "示工发[2023]5号") == [
        ("number", "number", "示府发〔2019〕8号")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("自印发之日起，废止示工发〔2023〕101号。", ["示工发〔2023〕101号"]),
        ("对照示工发〔2023〕101号、102号自查", ["示工发〔2023〕101号", "示工发〔2023〕102号"]),
        ("同时废止示工发〔2021〕3号至5号", ["示工发〔2021〕3号", "示工发〔2021〕5号"]),
        ("见示工发〔2023〕5号和示工发〔2023〕6号", ["示工发〔2023〕6号"]),
    ],
)
def test_numbers_are_cited_without_the_words_before_them_each_of_a_list(text, found):
    assert [name for _, form, name in told(text, "示工发〔2023〕5号") if form == "number"] == found


def test_each_mention_of_a_list_stands_where_its_digits_do():
    text = "对照示工发〔2021〕5、6号和《示例办法》，示工办发〔2021〕11—13号"
    assert [(one.text, text[one.start : one.end]) for one in references.mentions(text)] == [
        ("示例办法", "《示例办法》"),
        ("示工发〔2021〕5号", "示工发〔2021〕5"),
        ("示工发〔2021〕6号", "6号"),
        ("示工办发〔2021〕11号", "示工办发〔2021〕11"),
        ("示工办发〔2021〕13号", "13号"),
    ]


@given(st.text(alphabet="对照示工发〔2021〕、和至—-,文件5号6 ", max_size=40))
def test_every_reference_to_a_number_has_a_mention(text):
    named = {one.text for one in references.mentions(text)}
    assert {one.text for one in references.read(text, "") if one.form == "number"} <= named


@given(st.text(alphabet="《》根据按照精神要求，。\n甲〔2023〕5号示工发 ", max_size=60))
@example("《0 。 。》")
def test_any_text_is_read_and_no_reference_is_made_up(text):
    # Of blanks within a title some stay, some go.
    bare = "".join(text.split())
    told = [one.text for one in references.read(text, "") if "".join(one.text.split()) not in bare]
    # A number of a list is told in full.
    assert [one for one in told if document_numbers.key_of(one) == ""] == []
