"""What a site prints above and below a directive leaves its fields as they are, in any stack."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.lexicon import column_names
from archive.parsing import parse

TITLE = "关于开展职工读书活动的通知"
REST = """各县(市、区)总工会:
    为做好职工读书活动,现将有关事项通知如下:
    一、活动时间
    2023年5月1日至5月31日。
    二、有关要求
    请各县(市、区)总工会于6月10日前将活动总结报送市总工会宣教部。
    示例市总工会
    2023年4月20日"""
FOOT = "抄送:市委办公室、市妇联"


def fields(raw):
    (directive,) = parse(raw).directives
    names = ("title", "number", "issuers", "addressees", "issued_on", "year", "copies_to", "genre")
    return {name: getattr(directive, name) for name in names}


def head(*above, under=(), title=TITLE):
    (directive,) = parse("\n".join([*above, title, *under, REST])).directives
    return directive


PLAIN = fields(f"{TITLE}\n{REST}")
ABOVE = [
    ["通知公告", ""],
    ["工会通知"],
    ["工会文件", ""],
    ["工会工作"],
    ["大病医疗"],
    ["官方微信", "维权热线", "12351"],
    ["| 信息公告 |", "| 热门文章 |", "| 推荐文章 |", ""],
    ["• 2023-04-21", "  • 办公室", "  • 阅读量:", ""],
    ["欢迎您访问 示例市总工会网站!", "今天是:"],
    ["示例市总工会欢迎您! | 今天是:", "您的位置:首页 > 公示公告 > 工会要情"],
    ["关于开展职工读书活动", "", "2023-04-21   示例市总工会   |   收藏   发表评论 0", ""],
    ["示例网--中国法律信息搜索网"],
    [TITLE, ""],
    [f"{TITLE}_示例市总工会", "示例市总工会", "通知公告"],
    ["示例市总工会", "首页 | 工会概况 | 政策法规 | 网上工会"],
    ["热线：12351"],
    ["今天是：2023年4月21日 星期五"],
]
UNDER = [
    ["日期:2023-04-21   作者:某某"],
    ["来源:", "编审:", "日期: 2023-04-21 10:00:00"],
    ["上传时间:2023年04月21日 16:23:35 访问数量:54"],
    ["信息来源:宣教部 | 发布时间 2023-04-21"],
    ["字体：【大 中 小】", "打印本页 | 关闭窗口"],
    ["2023-04-21 10:00", "阅读 54"],
]
BELOW = [
    ["网站地图"],
    ["版权所有:示例市总工会 示ICP备00000000号", "下一篇:某某活动"],
    ["责任编辑：某某"],
    ["上一篇：关于召开会议的通知", "下一篇：关于报送信息的通知"],
    ["【打印】【关闭】"],
    ["友情链接", "中国工会网", "示例工会网"],
]


@pytest.mark.parametrize("above", ABOVE, ids=lambda lines: lines[0])
def test_what_stands_above_the_title_is_taken_out_and_recorded(above):
    read = parse("\n".join([*above, TITLE, REST]))
    assert fields("\n".join([*above, TITLE, REST])) == PLAIN
    assert read.directives[0].text.startswith(TITLE)
    taken = "".join("".join(removal.text.split()) for removal in read.removals)
    assert taken == "".join("".join(above).split())


@pytest.mark.parametrize("under", UNDER, ids=lambda lines: lines[0])
def test_what_stands_under_the_title_is_taken_out(under):
    assert fields("\n".join([TITLE, *under, REST])) == PLAIN


@pytest.mark.parametrize("below", BELOW, ids=lambda lines: lines[0])
def test_what_stands_below_the_copies_is_none_of_them(below):
    assert fields("\n".join([TITLE, REST, FOOT, *below])) == PLAIN | {"copies_to": ["市委办公室", "市妇联"]}


@settings(max_examples=60, deadline=None)
@given(
    above=st.lists(st.sampled_from(ABOVE), max_size=4),
    under=st.lists(st.sampled_from(UNDER), max_size=2),
    below=st.lists(st.sampled_from(BELOW), max_size=3),
)
def test_any_stack_of_such_lines_changes_nothing(above, under, below):
    raw = "\n".join([*sum(above, []), TITLE, *sum(under, []), REST, *sum(below, [])])
    assert fields(raw) == PLAIN


def test_the_title_proper_stands_below_the_headline():
    title = "示例市总工会关于公开招聘工会工作者的公告"
    assert head("示例市总工会招聘工会工作者17名公告", title=title).title == title


def test_of_a_title_said_twice_one_stays():
    title = "示例市总工会关于评选五一巾帼奖的通知"
    read = head("示例网--中国法律信息搜索网", title, "", title=title, under=["(示工总女〔2009〕219号)"])
    assert (read.title, read.number, read.issuers) == (title, "示工总女〔2009〕219号", ["示例市总工会"])


@pytest.mark.parametrize(
    "line",
    [
        "示例市总工会文件", "示例市总工会", "示工发〔2023〕4号", "特急", "内部资料", "此件不宜上网", "签发人：某某",
        "000012", "（征求意见稿）", "附件1", "示例集团竞赛办", "忠诚履职，竭诚服务职工", "不得转载",
        "转发省总工会", "第3期",
    ],
)  # fmt: skip
def test_what_may_be_the_directive_s_own_stays(line):
    assert head(line).text.startswith(line)


def test_a_name_right_above_the_title_is_its_front_and_above_a_column_the_site_s():
    assert head("示例市总工会").title == f"示例市总工会{TITLE}"
    assert head("示例市总工会", "通知公告").title == TITLE


@pytest.mark.parametrize("title", ["会议通知", "培训通知", "公示", "示例市总工会2023年工作要点"])
def test_a_short_title_with_nothing_below_it_is_no_column(title):
    assert head(title=title).title == title


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("通知公告", True), ("| 信息公告 |", True), ("首页 工会概况 政策法规", True), ("通 知 公 告", True),
        ("12351", True), ("公开", False), ("示例市总工会", False), ("内部资料", False), ("", False),
        ("关于开展职工读书活动的通知", False),
    ],
)  # fmt: skip
def test_a_line_of_column_names(line, whole):
    assert column_names.is_one(line) == whole
