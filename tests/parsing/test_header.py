"""The head: title, number, marks, addressees, in the writings that occur."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import titles
from archive.parsing import header
from archive.parsing.header import addressees

BODY = ["各县总工会：", "现将有关事项通知如下。"]


def head_of(*lines):
    return header.read([*lines, *BODY])


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["示例市总工会关于开展竞赛的通知"], "示例市总工会关于开展竞赛的通知"),
        (["示例市总工会", "关于开展竞赛的通知"], "示例市总工会关于开展竞赛的通知"),
        (["示例市总工会关于做好职工方案", "征集活动的通知"], "示例市总工会关于做好职工方案征集活动的通知"),
        (
            ["关于转发《示例省总工会关于", "开展竞赛的通知》的", "通知"],
            "关于转发《示例省总工会关于开展竞赛的通知》的通知",
        ),
        (["关 于 开 展 竞 赛 的 通 知"], "关于开展竞赛的通知"),
        (["示例市职工书屋管理办法", "（试行）"], "示例市职工书屋管理办法（试行）"),
        (["示例市竞赛办法（征求意见稿）"], "示例市竞赛办法（征求意见稿）"),
        (["2023年示例市总工会工作要点"], "2023年示例市总工会工作要点"),
        (["示例市总工会文件", "关于开展“安康杯”竞赛的通知"], "关于开展“安康杯”竞赛的通知"),
        (
            ["示例省总工会办公室 示例省教育厅办公室关于开展竞赛的通知"],
            "示例省总工会办公室 示例省教育厅办公室关于开展竞赛的通知",
        ),
        (["示例市总工会转发《关于开展竞赛的通知》"], "示例市总工会转发《关于开展竞赛的通知》"),
    ],
)
def test_a_title_over_any_lines_is_one(lines, title):
    assert head_of(*lines).title == title


@pytest.mark.parametrize(
    "lines",
    [
        ["示工发〔2020〕1号", "关于开展竞赛的通知"],
        ["关于开展竞赛的通知", "示工发〔2020〕1号"],
        ["示工发〔2020〕1号关于开展竞赛的通知"],
        ["关于开展竞赛的通知（示工发〔2020〕1号）"],
        ["示例市总工会文件", "示工发〔2020〕1号    签发人：孙某某", "关于开展竞赛的通知"],
        ["示例市总工会文件 示工发〔2020〕1号", "关于开展竞赛的通知"],
        ["000012", "机密★1年", "特急", "示例市总工会", "示工发〔2020〕1号", "关于开展竞赛的通知"],
        ["发文字号：示工发〔2020〕1号", "关于开展竞赛的通知"],
    ],
)
def test_the_number_stands_above_below_beside_or_in_the_title(lines):
    head = head_of(*lines)
    assert (head.title, head.number, head.addressees) == ("关于开展竞赛的通知", "示工发〔2020〕1号", ["各县总工会"])


def test_a_damaged_number_is_kept_as_written():
    head = head_of("示工文〔201820号", "关于开展竞赛的通知")
    assert (head.number, head.number_damaged, head.number_year) == ("示工文〔201820号", True, None)


def test_the_number_of_a_work_that_the_title_names_is_not_the_own_one():
    assert head_of("关于转发《示例办法》（示府发〔2019〕5号）的通知").number == ""


def test_marks_of_several_bodies_may_stand_one_above_the_other():
    head = head_of(
        "示例省总工会", "示例省教育厅 文件", "示例省企业联合会/企业家协会", "示工发〔2020〕1号", "关于开展竞赛的通知"
    )
    assert head.marks == ["示例省总工会", "示例省教育厅", "示例省企业联合会/企业家协会"]


def test_a_letterhead_above_a_title_that_names_the_body_again_is_a_mark():
    head = head_of("示例市总工会", "示例市总工会办公室关于开展竞赛的通知")
    assert (head.title, head.marks) == ("示例市总工会办公室关于开展竞赛的通知", ["示例市总工会"])


def test_a_first_line_without_a_type_is_a_title_all_the_same():
    head = head_of("致会员的几句话")
    assert (head.title, head.title_method) == ("致会员的几句话", "plain")


def test_a_made_title_stands_in_brackets_and_begins_behind_the_addressees():
    assert head_of().title == "[现将有关事项通知如下]"


def test_names_and_date_under_the_title():
    head = head_of("关于开展竞赛的意见", "示例市总工会", "（2019年7月30日）")
    assert (head.under_title, str(head.dated)) == (["示例市总工会"], "2019-07-30")


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (
            ["各市（州）总工会，省各产业（行业）工会、直属单位："],
            ["各市（州）总工会", "省各产业（行业）工会", "直属单位"],
        ),
        (["各省、自治区、直辖市总工会，各全国产业工会:"], ["各省、自治区、直辖市总工会", "各全国产业工会"]),
        (["各市总工会，", "省各产业工会，省总各部门："], ["各市总工会", "省各产业工会", "省总各部门"]),
        (["各市总工会  省各产业工会："], ["各市总工会", "省各产业工会"]),
        (["各有关单位（名单见附件）："], ["各有关单位（名单见附件）"]),
        (["各县总工会：现将有关事项通知如下。"], ["各县总工会"]),
    ],
)
def test_addressees_are_a_list(lines, items):
    assert addressees.read([*lines, "现通知如下。"], 0).items == items


@pytest.mark.parametrize(
    "line", ["现将有关事项通知如下：", "活动时间：5月4日", "一、各县总工会：", "联系电话：5550101", "请认真落实。"]
)
def test_what_ends_with_a_colon_need_not_be_addressees(line):
    assert addressees.read([line], 0) is None


def test_an_addressee_may_run_into_the_body():
    head = header.read(["关于开展竞赛的通知", "各县总工会：为开展竞赛，现通知如下。"])
    assert head.addressees == ["各县总工会"]
    assert head.body_from == len("各县总工会：")


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("示例省总工会 示例省教育厅关于开展竞赛的通知", ["示例省总工会", "示例省教育厅"]),
        ("示例省总工会示例省教育厅关于开展竞赛的通知", ["示例省总工会", "示例省教育厅"]),
        ("示例省总工会等五部门关于开展竞赛的通知", ["示例省总工会"]),
        ("2023年示例市总工会工作要点", ["示例市总工会"]),
        ("示例大学工会2023年工作要点", ["示例大学工会"]),
        ("示例市总工会转发示例省总工会关于开展竞赛的通知", ["示例市总工会"]),
        ("转发示例省总工会关于开展竞赛的通知", []),
        ("示例市职工书屋管理办法", []),
    ],
)
def test_issuers_that_a_title_names(title, issuers):
    assert titles.issuers(title) == issuers


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("示例市总工会关于开展竞赛的通知", ("通知", "")),
        ("示例市竞赛办法（试行）（2023年修订）", ("", "办法")),
        ("示例市总工会会议纪要", ("纪要", "")),
        ("致全市职工的倡议书", ("", "倡议书")),
        ("示例竞赛", ("", "")),
    ],
)
def test_type_and_form(title, kind):
    assert titles.type_and_form(title) == kind


@given(st.lists(st.text(max_size=30).filter(str.strip), min_size=1, max_size=12))
def test_any_lines_have_a_head(lines):
    head = header.read(lines)
    assert head.title
    assert 0 <= head.body_at <= len(lines)


@pytest.mark.parametrize(
    ("lines", "title", "marks"),
    [
        (["示例市总工会便函", "示工函〔2020〕3号", "关于报送材料的函"], "关于报送材料的函", ["示例市总工会"]),
        (
            ["示例市总工会会议纪要", "〔2020〕3号", "示例市总工会第三次主席办公会议纪要"],
            "示例市总工会第三次主席办公会议纪要",
            ["示例市总工会"],
        ),
        (["通 知"], "通知", []),
        (["通知", "关于开展竞赛的通知"], "关于开展竞赛的通知", []),
    ],
)
def test_the_kind_of_paper_in_a_letterhead_is_no_title_where_one_follows(lines, title, marks):
    head = head_of(*lines)
    assert (head.title, head.marks) == (title, marks)


def test_an_attachment_on_its_own_is_titled_behind_its_label():
    assert head_of("附件2 示例市职工竞赛实施方案").title == "示例市职工竞赛实施方案"


def test_what_a_site_prints_above_a_directive_tells_its_fields():
    head = head_of(
        "索引号：0000/2022-1",
        "发文机关：示例市总工会",
        "成文日期：2022年2月3日",
        "公开方式：主动公开",
        "关于开展竞赛的通知",
    )
    assert (head.title, head.marks, str(head.dated)) == ("关于开展竞赛的通知", ["示例市总工会"], "2022-02-03")
    assert head.labelled["公开方式"] == "主动公开"


BODY_AFTER = "为做好读书活动，现将有关事项通知如下："


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        (["各分工会、直属工会小组", BODY_AFTER], ["各分工会", "直属工会小组"]),
        (["市直各基层工会", BODY_AFTER], ["市直各基层工会"]),
        (["公司所属各单位工会", "一、活动时间"], ["公司所属各单位工会"]),
        (["各县总工会，市直机关工会，", "各产业工会", BODY_AFTER], ["各县总工会", "市直机关工会", "各产业工会"]),
        (["各县总工会，市直机关工会，各", "产业工会：", BODY_AFTER], ["各县总工会", "市直机关工会", "各产业工会"]),
        (["各分工会：", "各分工会：", BODY_AFTER], ["各分工会"]),
        (["各分工会 ﹕", BODY_AFTER], ["各分工会"]),
        (["各分工会：我校拟召开教代会，现将有关事项通知如下："], ["各分工会"]),
    ],
)
def test_addressees_without_a_colon_or_with_another(lines, items):
    head = header.read(["关于开展读书活动的通知", *lines, "请认真组织。"])
    assert head.addressees == items


def test_addressees_said_twice_stand_in_no_body():
    assert header.read(["关于开展读书活动的通知", "各分工会：", "各分工会：", "请认真组织。"]).body_at == 3


@pytest.mark.parametrize(("title", "items"), [("关于开展竞赛的请示", ["示例市总工会"]), ("竞赛管理办法", [])])
def test_one_body_beneath_the_title_is_addressed_only_upwards(title, items):
    head = header.read([title, "示例市总工会", "为做好职工竞赛，经研究，拟开展竞赛。"])
    assert head.addressees == items


@pytest.mark.parametrize("line", ["示例市总工会", "各级工会要高度重视，加强领导。", "全体职工要积极参加"])
def test_what_has_no_colon_and_is_no_addressee(line):
    assert header.read(["关于开展读书活动的通知", line, "请认真组织。"]).addressees == []
