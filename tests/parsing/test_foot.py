"""The foot: signatures, dates, attachments, 版记, in the writings that occur."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.lexicon import body_names
from archive.parsing import foot
from archive.parsing.foot import imprint

FRONT = ["关于开展竞赛的通知", "各县总工会：", "请认真组织。"]


def foot_of(*lines, known=()):
    paragraphs = [*FRONT, *lines]
    return foot.read(paragraphs, 1, len(paragraphs), known)


@pytest.mark.parametrize(
    ("lines", "issuers"),
    [
        (["示例市总工会"], ["示例市总工会"]),
        (["示例市总工会（章）"], ["示例市总工会"]),
        (["示 例 市 总 工 会"], ["示例市总工会"]),
        (["示例市总工会  示例市教育局"], ["示例市总工会", "示例市教育局"]),
        (["示例市总工会", "示例市教育局"], ["示例市总工会", "示例市教育局"]),
        (["示例市总工会示例市教育局"], ["示例市总工会", "示例市教育局"]),
        (["示例省企业联合会/企业家协会"], ["示例省企业联合会/企业家协会"]),
        (["中国教育工会示例大学委员会"], ["中国教育工会示例大学委员会"]),
        (["中共示例市总工会党组"], ["中共示例市总工会党组"]),
        (["示例大学(江城)工会委员会"], ["示例大学(江城)工会委员会"]),
        (["示例大学（江城校区）工会"], ["示例大学（江城校区）工会"]),
        (["示例大学工程技术学院工会委员会"], ["示例大学工程技术学院工会委员会"]),
        (
            ["示例大学教职工互助金管理委员会", "示例大学工会委员会"],
            ["示例大学教职工互助金管理委员会", "示例大学工会委员会"],
        ),
        (["示例学院分工会委员会"], ["示例学院分工会委员会"]),
        (["示大附院女工委员会"], ["示大附院女工委员会"]),
        (["示例医院女工委"], ["示例医院女工委"]),
        (["示例一建集团工会"], ["示例一建集团工会"]),
        (["示例市总工会女工部"], ["示例市总工会女工部"]),
        (["示例市总工会职工服务中心"], ["示例市总工会职工服务中心"]),
        (["示例大学示例市教育局"], ["示例大学", "示例市教育局"]),
        (["校工会  人事处"], ["校工会", "人事处"]),
        (["党委宣传部  工会"], ["党委宣传部", "工会"]),
        (["示例市总工会办公室（代章）"], ["示例市总工会办公室"]),
        (["工 会"], ["工会"]),
        (["工会"], ["工会"]),
        (["工会委员会"], ["工会委员会"]),
        (
            ["示例省总工会  示例省卫生健康委员会", "示例省应急管理厅  示例省教育厅", "示例省工商业联合会"],
            ["示例省总工会", "示例省卫生健康委员会", "示例省应急管理厅", "示例省教育厅", "示例省工商业联合会"],
        ),
    ],
)
def test_signatures_of_one_to_five(lines, issuers):
    found = foot_of(*lines, "2020年4月1日")
    assert (found.issuers, str(found.issued_on), found.at) == (issuers, "2020-04-01", len(FRONT))


@pytest.mark.parametrize(
    "line", ["2020年4月1日", "2020 年 4 月 1 日", "二〇二〇年四月一日", "二○二○年四月一日", "2020-04-01", "2020.4.1"]
)
def test_a_date_in_every_writing(line):
    assert str(foot_of("示例市总工会", line).issued_on) == "2020-04-01"


@pytest.mark.parametrize(
    ("line", "year", "damaged"),
    [("2020年4月", 2020, False), ("20204月", 2020, True), ("2020401", 2020, True), ("4月1日", None, False)],
)
def test_a_date_without_a_day_or_year_is_not_completed(line, year, damaged):
    found = foot_of("示例市总工会", line)
    assert found.issued_on is None
    assert (found.partial.year, found.partial.damaged, found.partial.written) == (year, damaged, line)


@pytest.mark.parametrize(
    "line",
    ["特此通知。示例市总工会2020年4月1日", "特此通知。 示例市总工会 2020年4月1日", "特此通知。示例市总工会 2020年4月"],
)
def test_a_signature_glued_to_the_last_sentence(line):
    found = foot_of(line)
    assert found.issuers == ["示例市总工会"]
    assert line[: found.cut].strip() == "特此通知。"


@pytest.mark.parametrize(
    "lines", [["附件：报名表示例市总工会2020年4月1日"], ["附件：报名表示例市总工会", "2020年4月1日"]]
)
def test_a_signature_glued_to_the_name_of_an_attachment(lines):
    found = foot_of(*lines, known=["示例市总工会"])
    assert (found.attachments, found.issuers, str(found.issued_on)) == (["报名表"], ["示例市总工会"], "2020-04-01")


def test_a_name_that_ends_a_sentence_is_no_signature():
    assert foot_of("请将情况报示例市总工会", "2020年4月1日", known=["示例市总工会"]).issuers == []


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["附件：竞赛规程"], ["竞赛规程"]),
        (["附：竞赛规程"], ["竞赛规程"]),
        (["附件：1.竞赛规程", "2.报名表"], ["竞赛规程", "报名表"]),
        (["附件：", "1.竞赛规程", "2.报名表"], ["竞赛规程", "报名表"]),
        (["附件：1、竞赛规程；2、报名表。"], ["竞赛规程", "报名表"]),
        (["附件1：竞赛规程", "附件2：报名表"], ["竞赛规程", "报名表"]),
        (["附件1：竞赛规程 附件2：报名表"], ["竞赛规程", "报名表"]),
        (["附件：1.示例市先进集体推荐", "审批表", "2.报名表"], ["示例市先进集体推荐审批表", "报名表"]),
    ],
)
def test_attachments_as_listed(lines, names):
    found = foot_of(*lines, "示例市总工会", "2020年4月1日")
    assert (found.attachments, found.at) == (names, len(FRONT))


def test_a_contact_below_the_date_belongs_to_the_foot():
    found = foot_of("示例市总工会", "2020年4月1日", "（联系人：李某某，电话：0100-5550188）")
    assert (found.issuers, found.at) == (["示例市总工会"], len(FRONT))


def test_a_list_of_units_is_no_signature():
    assert foot_of(*(f"示例{place}县总工会" for place in "甲乙丙丁戊己庚辛壬癸子丑寅卯")).issuers == []


def test_the_imprint_is_peeled_from_the_end():
    lines = [
        "附件",
        "报名表",
        "抄报：示例市人民政府，",
        "示例省总工会。",
        "抄送：示例市体育局。",
        "示例市总工会办公室 2020年4月2日印发",
        "（共印30份）",
    ]
    found = imprint.read(lines, 0, len(lines))
    assert found.at == 2
    assert found.copies_to == ["示例市人民政府", "示例省总工会", "示例市体育局"]
    assert (found.printed_by, str(found.printed_on)) == ("示例市总工会办公室", "2020-04-02")


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("示例市总工会办公室        2020年4月2日印发", "示例市总工会办公室"),
        ("示例市总工会办公室 2020 年 4 月 2 日印", "示例市总工会办公室"),
        ("2020年4月2日印发 示例市总工会办公室", "示例市总工会办公室"),
        ("2020年4月2日印制", ""),
    ],
)
def test_who_printed_and_when(line, by):
    found = imprint.read([line], 0, 1)
    assert (found.printed_by, str(found.printed_on)) == (by, "2020-04-02")


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("（此件主动公开）", "此件主动公开"),
        ("此件公开发布", "此件公开发布"),
        ("（此件依申请公开）", "此件依申请公开"),
        ("公开方式：主动公开", "主动公开"),
        ("（信息公开形式：依申请公开）", "依申请公开"),
        ("厂务公开", ""),
        ("要做到主动公开、及时公开。", ""),
    ],
)
def test_the_publication_mark(line, mark):
    assert imprint.publication(line) == mark


@pytest.mark.parametrize(
    ("short", "known", "full"),
    [
        ("市总工会", ["示例市总工会"], "示例市总工会"),
        ("市总", ["示例市总工会"], "示例市总工会"),
        ("市总工会", ["示例市人民政府"], "示例市总工会"),
        ("校工会", ["示例大学工会委员会", "示例大学工会"], "示例大学工会委员会"),
        ("全总", [], "中华全国总工会"),
        ("市总工会", [], "市总工会"),
    ],
)
def test_short_names_are_completed(short, known, full):
    assert body_names.in_full(short, known) == full


@given(
    st.lists(
        st.sampled_from(
            [*FRONT, "示例市总工会", "2020年4月1日", "附件：表", "附件1", "抄送：市委。", "2.表", "2020年4月"]
        )
    )
)
def test_any_order_of_lines_has_a_foot(lines):
    found = foot.read(lines, 0, len(lines))
    assert 0 <= found.at <= len(lines)
    assert found.at == len(lines) or 0 <= found.cut < max(1, len(lines[found.at]))
