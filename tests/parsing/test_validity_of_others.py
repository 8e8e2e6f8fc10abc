"""What a text says of the validity of others: only what it does itself, and not what it plans or asks for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.validity_statements import validity_of_others

METHOD, NOTICE = "示例办法", "关于示例工作的通知"
NUMBER = "示工发〔2015〕3号"


def said(text: str, title: str = "") -> list[tuple[str, str, str]]:
    return [(one.act, one.title, one.number) for one in validity_of_others(title, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"本办法自2024年1月1日起施行，《{METHOD}》（{NUMBER}）同时废止。", ("abolished", METHOD, NUMBER)),
        (f"《{NOTICE}》（{NUMBER}）自2024年1月1日起予以废止。", ("abolished", NOTICE, NUMBER)),
        (f"{NUMBER}文件同时废止。", ("abolished", "", NUMBER)),
        (f"经研究，决定废止《{METHOD}》。", ("abolished", METHOD, "")),
        (f"《{METHOD}》停止执行。", ("abolished", METHOD, "")),
        (f"《{METHOD}》（{NUMBER}）宣布失效。", ("declared-lapsed", METHOD, NUMBER)),
        (f"决定撤销《{NOTICE}》（{NUMBER}）。", ("annulled", NOTICE, NUMBER)),
        (f"《{NOTICE}》予以撤销。", ("annulled", NOTICE, "")),
        (f"现对《{METHOD}》作如下修改：", ("amended", METHOD, "")),
        (f"《{METHOD}》第三条停止执行。", ("partly-lapsed", METHOD, "")),
        (f"与本办法不一致的，以本办法为准，《{METHOD}》同时废止。", ("abolished", METHOD, "")),
    ],
)
def test_what_becomes_of_another(text, expected):
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"要及时修订、废止《{METHOD}》。",
        f"建议《{METHOD}》予以废止。",
        f"《{METHOD}》中与本办法不一致的规定同时废止。",
        f"落实《{METHOD}》，推动失效文件清理。",
        "撤销《示例之星》荣誉称号。",
        f"根据《示例市总工会关于废止〈{METHOD}〉的决定》，做好工作。",
        f"根据《{METHOD}》规定，证书同时废止。",
    ],
)
def test_what_is_planned_asked_for_or_told_of_something_else(text):
    assert said(text) == []


def test_a_list_of_names_is_taken_whole_and_what_it_rests_on_left_out():
    text = f"根据《示例条例》规定，《甲办法》《乙办法》和《丙制度》（{NUMBER}）同时废止。"
    assert {title for _, title, _ in said(text)} == {"甲办法", "乙办法", "丙制度"}


def test_the_title_and_the_text_of_a_decision_say_it_once():
    title = f"示例市总工会关于修改《{METHOD}》的决定"
    assert said(f"{title}\n现对《{METHOD}》（{NUMBER}）作如下修改：\n一、示例。", title) == [
        ("amended", METHOD, NUMBER)
    ]


def test_when_it_begins():
    (dated,) = validity_of_others("", f"《{METHOD}》自2024年2月1日起予以废止。")
    (own,) = validity_of_others("", f"《{METHOD}》自本办法施行之日起废止。")
    assert (dated.day, dated.with_own_start, own.day, own.with_own_start) == (date(2024, 2, 1), False, None, True)


CLEARED = f"""示例市总工会关于公布文件清理结果的通知
现将结果公布如下：
现行有效的文件目录（2件）
序号\t文件名称\t文号
1\t示例市总工会{NOTICE}\t{NUMBER}
2\t关于印发《{METHOD}》的通知\t示工发〔2016〕4号
附件2 废止的文件目录
1.《丙办法》（示工发〔2012〕5号）
2.示例市总工会关于丁工作的意见（示工发〔2012〕6号）
拟修改的文件目录
1.关于戊工作的通知（示工发〔2012〕7号）
宣布失效的文件：
（一）关于己工作的通知（示工发〔2012〕8号）
以上请遵照执行。
1.关于庚工作的通知（示工发〔2012〕9号）
"""


def test_the_lists_of_a_decision_that_clears_are_read_item_by_item():
    assert said(CLEARED, CLEARED.partition("\n")[0]) == [
        ("confirmed", f"示例市总工会{NOTICE}", NUMBER),
        ("confirmed", f"关于印发《{METHOD}》的通知", "示工发〔2016〕4号"),
        ("abolished", "丙办法", "示工发〔2012〕5号"),
        ("abolished", "示例市总工会关于丁工作的意见", "示工发〔2012〕6号"),
        ("declared-lapsed", "关于己工作的通知", "示工发〔2012〕8号"),
    ]


def test_a_heading_with_two_acts_leaves_open_which():
    (one,) = validity_of_others("", f"废止和宣布失效的文件目录\n1.《{METHOD}》（{NUMBER}）")
    assert not one.is_sure


PIECES = [
    "《甲办法》",
    "《",
    "》",
    NUMBER,
    "同时废止",
    "决定",
    "撤销",
    "废止",
    "第三条",
    "，",
    "。",
    "\n",
    "等3件",
    "对",
    "自",
    "起",
    "文件目录",
    "示",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_whatever_the_text_each_statement_stands_in_it_and_names_something(text):
    for one in validity_of_others("示例", text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.title or one.number
        assert one.title in text
