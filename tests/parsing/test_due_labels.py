import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing import parse
from archive.parsing.action_items import due_labels, kinds

DIRECTIVE = "关于开展职工读书活动的通知\n各县总工会：\n{}\n示例市总工会\n2023年4月20日"


def items(text):
    (directive,) = parse(DIRECTIVE.format(text)).directives
    return [(a.kind, a.text, str(a.deadline)) for s in directive.sections for a in s.actions]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("作品征集截止时间：2023年6月10日前，联系人：某甲。", "report"),
        ("截止时间:2023年6月10日。", "task"),
        ("本次参保截止时间为2023年6月10日。", "task"),
        ("报名时间：即日起至2023年6月10日。", "report"),
        ("申报时间截止2023年6月10日。", "report"),
        ("材料报送时间：2023年6月1日至6月10日", "report"),
        ("征稿日期：即日起至6月10日止。", "report"),
        ("缴费截止到6月10日。", "task"),
        ("材料报送截至6月10日，逾期不予受理。", "report"),
        ("加入期从通知之日起至6月10日截止。", "task"),
        ("互助金每人缴纳50元，要求在2023年6月10日前完成上缴。", "task"),
    ],
)
def test_a_label_with_its_date_is_an_action_item(sentence, kind):
    assert items(sentence) == [(kind, sentence, "2023-06-10")]


@pytest.mark.parametrize(
    "sentence",
    [
        "活动时间：2023年5月1日至6月10日。",
        "报到时间：2023年6月10日。",
        "报名时间：另行通知。",
        "年龄计算截止时间为2022年12月31日。",
        "截至2022年底，全市共有会员10万人。",
        "统计数据截止日期为2022年12月31日。",
    ],
)
def test_a_label_without_a_deadline_is_none(sentence):
    assert kinds.kind_of(sentence) == ""


@pytest.mark.parametrize(
    ("heading", "body", "kind"),
    [
        ("报送时间", "2023年6月10日（星期六）中午12:00前", "report"),
        ("参保截止时间", "2023年加入期从通知之日起至6月10日截止。", "task"),
        ("报名时间", "即日起至2023年6月10日。", "report"),
        ("作品征集时间", "2023年5月1日—6月10日", "report"),
    ],
)
def test_under_a_heading_that_states_a_deadline_the_date_is_the_item(heading, body, kind):
    found = items(f"一、活动主题\n读书。\n二、{heading}\n{body}")
    assert found == [(kind, body, "2023-06-10")]


@pytest.mark.parametrize("heading", ["活动时间", "时间和地点", "任职年限计算时间", "培训时间"])
def test_other_headings_about_time_state_none(heading):
    assert not due_labels.heads(heading)


def test_where_something_is_to_be_handed_in_a_bare_label_is_of_that():
    assert items("请各单位将作品报市总工会宣教部。截止时间：2023年6月10日。")[1][0] == "report"


@given(
    st.sampled_from(["作品征集截止时间", "报送时间", "材料上报截止日期", "报名截止时间", "申报期限", "征文截稿日期"]),
    st.sampled_from(["：", ":", "为", "：即日起至", "截止到"]),
    st.sampled_from(
        ["2023年6月10日", "6月10日", "2023-06-10", "2023.6.10", "2023年6月10日17:00前", "6月10日（星期六）"]
    ),
    st.sampled_from(["", "。", "，逾期不予受理。", "；"]),
)
def test_whatever_the_label_and_the_form_of_the_date_it_is_a_report_by_that_day(label, joint, day, end):
    sentence = f"{label}{joint}{day}{end}"
    assert [(kind, text, day) for kind, text, day in items(f"活动有关事项如下。\n{sentence}")] == [
        ("report", sentence, "2023-06-10")
    ]
