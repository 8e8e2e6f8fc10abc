"""How a directive and a place in it are cited."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.rendering.citation import Step, citation, cited, place

NOTICE = "示例市总工会关于示例工作的通知"


def _way(*labels):
    return [Step("attachment" if label.startswith("附件") else "item", label) for label in labels]


def test_the_number_follows_the_title_and_the_place_both():
    directive = citation(NOTICE, "示工发〔2022〕7号", date(2022, 3, 1), 2022, ["示例市总工会"])
    assert cited(directive, place(_way("二、", "（三）"))) == f"{NOTICE}（示工发〔2022〕7号），第二部分（三）"


@pytest.mark.parametrize(
    ("dated", "year", "told"),
    [(date(2022, 3, 1), 2022, "（2022年3月1日）"), (None, 2022, "（2022年）"), (None, None, "")],
)
def test_without_a_number_the_date_tells_it(dated, year, told):
    assert citation(NOTICE, "", dated, year) == NOTICE + told


def test_a_title_that_names_no_issuer_gets_them_before_it():
    assert citation("关于示例工作的通知", issuers=["甲市总工会", "乙局"]) == "甲市总工会、乙局关于示例工作的通知"
    assert citation("甲市总工会关于示例工作的通知", issuers=["甲市总工会", "乙局"]) == "甲市总工会关于示例工作的通知"


def test_an_issuer_that_only_the_forwarded_title_names_is_put_before_the_title_too():
    title = "转发《乙市总工会关于示例工作的通知》的通知"
    assert citation(title, issuers=["乙市总工会"]) == f"乙市总工会{title}"


@pytest.mark.parametrize(
    ("labels", "told"),
    [
        (["一、"], "第一部分"),
        (["二、", "(三)"], "第二部分（三）"),
        (["二、", "（三）", "1.", "（1）", "①"], "第二部分（三）第1点（1）①"),
        (["第一部分：", "一、", "（一）"], "第一部分第一点（一）"),
        (["第二章", "第 三 条", "（二）", "1."], "第三条第（二）项第1目"),
        (["2.", "2.3", "（1）"], "2.3（1）"),
        (["三、", "一是"], "第三部分“一是”"),
        (["一、", "首先，"], "第一部分“首先”"),
        (["（三）"], "第（三）项"),
        (["㈢"], "第（三）项"),
        (["⒉", "⑴"], "第2点（1）"),
        (["附件2", "一、"], "附件2第一部分"),
        (["附件2：", "第一章", "第三条"], "附件2第三条"),
        (["附件", "（二）"], "附件第（二）项"),
    ],
)
def test_a_place_is_told_by_the_labels_that_lead_to_it(labels, told):
    assert place(_way(*labels)) == told


def test_what_stands_before_and_behind_the_items_has_a_name():
    assert place([Step("lead")]) == "开头部分"
    assert place([Step("closing")]) == "结尾部分"


def test_an_item_without_a_label_is_told_by_its_heading():
    assert place([Step("item", "", "提高认识。")]) == "“提高认识”部分"


counted = st.sampled_from(["一、", "（二）", "3.", "（4）", "⑤", "六是", "7）", "(八)", "九、", "⑽"])
paths = st.lists(counted, min_size=1, max_size=6)


@given(paths, counted)
def test_a_place_within_a_section_begins_with_the_place_of_the_section(labels, deeper):
    whole, part = place(_way(*labels)), place(_way(*labels, deeper))
    assert part.startswith(whole) and part != whole


@given(st.lists(st.text(max_size=8), max_size=5), st.text(max_size=20))
def test_any_label_at_all_gives_a_place_on_one_line(labels, heading):
    told = cited("示例通知", [Step("item", label, heading) for label in labels])
    assert told.startswith("示例通知")
    assert len(told.splitlines()) == 1


@given(paths, counted, counted)
def test_two_items_of_one_list_have_different_places(labels, one, other):
    if one != other:
        assert place(_way(*labels, one)) != place(_way(*labels, other))
