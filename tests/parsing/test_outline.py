"""The outline of a body: levels, headings, lists within paragraphs, what closes it."""

import re
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.parsing import outline, parse
from archive.parsing.outline import inline_lists


def outlined(*paragraphs):
    starts = [0, *accumulate(len(paragraph) + 1 for paragraph in paragraphs)][:-1]
    return outline.read(list(paragraphs), starts, "\n".join(paragraphs))


def labels_of(items):
    return [(item.label, labels_of(item.children)) if item.children else item.label for item in items]


def labels(*paragraphs):
    return labels_of(outlined(*paragraphs).items)


def heading(paragraph, *after):
    """Heading and own text of an item, here a second one, so that it is judged beside another."""
    item = outlined("一、示例工作", paragraph, *after).items[-1]
    while item.children:
        item = item.children[0]
    return item.heading, item.text


# Levels


def test_four_levels_of_the_standard():
    assert labels("一、甲类", "（一）乙类", "1.丙类", "（1）丁类", "（2）丁类", "2.丙类", "二、甲类") == [
        ("一、", [("（一）", [("1.", ["（1）", "（2）"]), "2."])]),
        "二、",
    ]


def test_one_kind_at_two_depths():
    assert labels("一、甲类", "1.乙类", "2.乙类", "二、甲类", "（一）乙类", "1.丙类", "三、甲类", "（1）乙类") == [
        ("一、", ["1.", "2."]),
        ("二、", [("（一）", ["1."])]),
        ("三、", ["（1）"]),
    ]


def test_brackets_of_either_width_are_one_level():
    assert labels("一、甲类", "(一)乙类", "（二）乙类", "〔三〕乙类") == [("一、", ["(一)", "（二）", "〔三〕"])]


@pytest.mark.parametrize(
    "written",
    [["一、", "三、", "四、"], ["一、", "二、", "二、", "三、"], ["二、", "三、"], ["九、", "十、", "十一、"]],
)
def test_wrong_numerals_stay_as_written_on_one_level(written):
    assert labels(*(f"{label}示例工作。要做好。" for label in written)) == written


def test_a_level_goes_on_with_another_kind_of_label():
    assert labels("三、甲类", "一是乙类。要做。", "4、 甲类", "1、丙类。要做。", "2、丙类。要做。") == [
        ("三、", ["一是"]),
        ("4、", ["1、", "2、"]),
    ]


def test_numbers_that_run_on_through_the_branches_stay_beneath():
    assert labels("一、甲类", "1.乙类", "2.乙类", "二、甲类", "3.乙类", "4.乙类") == [
        ("一、", ["1.", "2."]),
        ("二、", ["3.", "4."]),
    ]


def test_a_first_heading_that_is_missing_does_not_swallow_the_next():
    assert labels("（一）乙类。要做。", "（二）乙类。要做。", "二、甲类", "（一）乙类。要做。") == [
        "（一）",
        "（二）",
        ("二、", ["（一）"]),
    ]


def test_a_list_announced_by_a_colon_lies_beneath_its_item():
    assert labels("一、机构", "1、领导小组。职责如下：", "1.统筹协调；", "2.督促检查；", "2、办公室。负责日常。") == [
        ("一、", [("1、", ["1.", "2."]), "2、"])
    ]


def test_a_heading_alone_may_be_followed_by_a_list_of_its_own_kind():
    assert labels(
        "1.要求", "字数不限。", "2.报送方式", "1.以部门为单位。", "2.统一排版。", "3.按时报送。", "3.评审"
    ) == [
        "1.",
        ("2.", ["1.", "2.", "3."]),
        "3.",
    ]


def test_articles_count_on_through_chapters_and_sections():
    regulation = [
        *("第一章 总则", "第一条 为…。", "第二条 适用于：", "（一）机关；", "（二）企业。"),
        *("第二章 经费", "第一节 收入", "第三条 会费。", "第二节 支出", "第四条 活动。", "1.文体；"),
        *("第三章 附则", "第五条 自印发之日起施行。"),
    ]
    assert labels(*regulation) == [
        ("第一章", ["第一条", ("第二条", ["（一）", "（二）"])]),
        ("第二章", [("第一节", ["第三条"]), ("第二节", [("第四条", ["1."])])]),
        ("第三章", ["第五条"]),
    ]


def test_a_chapter_after_articles_without_one_stands_above_them():
    assert labels("第一条 为…。", "第二条 依据…。", "第二章 经费", "第三条 会费。") == [
        "第一条",
        "第二条",
        ("第二章", ["第三条"]),
    ]


def test_spoken_levels():
    assert labels("一、甲类", "首先，提高认识。要学习。", "其次，加强宣传。要宣讲。", "最后，抓好落实。要督查。") == [
        ("一、", ["首先，", "其次，", "最后，"])
    ]


def test_labels_without_a_mark_count_where_they_count_on():
    assert labels("1 总体要求", "要落实。", "2 主要任务", "要推进。", "3 组织领导", "要加强。") == ["1", "2", "3"]
    assert labels("一、名额", "1 名领队", "2 名教练") == ["一、"]


def test_decimal_levels():
    plan = [
        "1 总则",
        "1.1 目的",
        "为做好工作。",
        "1.2 依据",
        "2 职责",
        "2.1 市总工会",
        "2.1.1 办公室",
        "2.1.2 宣教部",
        "2.2 县总工会",
    ]
    assert labels(*plan) == [("1", ["1.1", "1.2"]), ("2", [("2.1", ["2.1.1", "2.1.2"]), "2.2"])]
    assert labels("一、日程", "5.1 国际劳动节活动", "5.2 总结会", "10.24 开幕") == ["一、"]


def test_an_item_that_ran_into_its_neighbour_is_still_one():
    assert labels("一、总体要求", "（一）指导思想。要落实。（二）基本原则。要坚持。", "二、任务") == [
        ("一、", ["（一）"]),
        "二、",
    ]


def test_two_numbers_side_by_side_are_a_label_where_one_is_missing():
    assert labels("一、健全制度", "要健全。", "二、三级工会联动", "要联动。", "三、考核") == ["一、", "二、", "三、"]
    assert labels("一、健全制度", "二、三级工会要联动。", "二、考核") == ["一、", "二、"]


# Headings


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("（一）强化思想政治引领。要用好阵地。", ("强化思想政治引领", "要用好阵地。")),
        ("（一）提高政治站位，深刻把握要求。要认真学习。", ("提高政治站位，深刻把握要求", "要认真学习。")),
        ("（一）宣传发动阶段（4月1日—4月10日）。要广泛宣传。", ("宣传发动阶段（4月1日—4月10日）", "要广泛宣传。")),
        ("（一）开展“安康杯”竞赛。要动员。", ("开展“安康杯”竞赛", "要动员。")),
        ("（一）活动时间：2023年5月至10月", ("活动时间", "2023年5月至10月")),
        ("（一）建立健全新业态劳动者入会服务机制：各级工会要建立台账。",
         ("建立健全新业态劳动者入会服务机制", "各级工会要建立台账。")),
        ("（一）第一阶段：宣传发动（3月）。要动员。", ("第一阶段：宣传发动（3月）", "要动员。")),
        ("（一）第一阶段：宣传发动", ("第一阶段：宣传发动", "")),
        ("（一）开展主题宣传（责任部门：宣教部）。要宣传。", ("开展主题宣传（责任部门：宣教部）", "要宣传。")),
        ("（一）要高度重视。各单位要落实。", ("要高度重视", "各单位要落实。")),
        ("（一）【报名办法】网上报名。", ("报名办法", "网上报名。")),
        ("（一）比赛地点 示例文化宫二楼", ("比赛地点", "示例文化宫二楼")),
        ("（一）紧密结合实际, 推动落实", ("紧密结合实际, 推动落实", "")),
        ("（一）注意事项：", ("注意事项", "")),
    ],
)  # fmt: skip
def test_headings(paragraph, expected):
    assert heading(paragraph) == expected


@pytest.mark.parametrize(
    "rest",
    [
        "各单位要将学习活动作为重要任务抓实做好，切实统一思想。",
        "各级工会要高度重视，加强领导。要成立专班。",
        "全市各级工会要精心组织。要广泛发动。",
        "请各单位于8月31日前报送。",
        "参赛选手须为在职职工。年龄不限。",
        "推荐工作以分工会为单位组织。",
        "推荐工作要坚持公开、公平、公正的原则。要坚持条件。",
        "各分工会从两类称号中自主选择其一，推荐1名。材料另报。",
        "本次活动设一等奖3名，奖金500元。二等奖5名。",
        "在经济建设中作出突出贡献的；",
        "未尽事宜，另行通知。",
        "联系电话请见通知，材料于5月10日前报送。逾期不予受理。",
        "推荐条件包括：爱岗敬业，业绩突出。",
        "要如实填写。",
        "评选对象是一线职工。不含领导。",
        "会议强调，工会要服务职工。要落实。",
    ],
)
def test_paragraphs_without_a_heading(rest):
    assert heading(f"（一）{rest}") == ("", rest)


def test_a_heading_may_end_with_a_stop_where_its_text_follows():
    item = outlined("（一）提高思想认识，加强组织领导。", "各单位要重视。").items[0]
    assert (item.heading, item.run_in, item.text) == ("提高思想认识，加强组织领导", False, "各单位要重视。")


def test_a_label_alone_on_its_line_takes_its_heading_from_the_next():
    items = outlined("第一章", "总 则", "第一条 为…。", "第二章", "附 则", "第二条 自印发之日起施行。").items
    assert [(item.label, item.heading, item.text) for item in items] == [
        ("第一章", "总则", ""),
        ("第二章", "附则", ""),
    ]


def test_a_short_paragraph_is_what_its_siblings_are():
    _, plain = outlined("1.各单位要广泛发动。", "2.成立评委会。").items
    assert (plain.heading, plain.text) == ("", "成立评委会。")
    assert [item.heading for item in outlined("1.广泛发动。", "2.成立评委会。").items] == ["广泛发动", "成立评委会"]


def test_articles_have_no_heading_but_a_name_in_brackets():
    items = outlined("第一条 为加强管理，制定本办法。", "第二条【适用范围】本办法适用于本市。").items
    assert [(item.heading, item.text) for item in items] == [
        ("", "为加强管理，制定本办法。"),
        ("适用范围", "本办法适用于本市。"),
    ]


# Lists within a paragraph, tables


@pytest.mark.parametrize(
    "paragraph",
    [
        "推荐条件是:1、爱岗敬业,2、业绩突出。",
        "1.砌砖工;2.园艺师;3.电工。",
        "一是加强领导；二是注重宣传；三是抓好落实。",
        "（1）报名表；（2）汇总表。",
    ],
)
def test_a_list_within_a_paragraph_is_text(paragraph):
    (item,) = outlined("一、示例工作", paragraph).items
    assert (item.children, item.text) == ([], paragraph)
    (members,) = inline_lists.find(paragraph)
    assert [member.value for member in members] == list(range(1, len(members) + 1))


def test_members_of_a_list_within_a_paragraph():
    text = "前言。\n工种：1.砌砖工;2.园艺师;3.电工。其他另行通知。"
    (members,) = inline_lists.find(text)
    assert [text[member.start : member.end] for member in members] == ["1.砌砖工;", "2.园艺师;", "3.电工。"]


def test_a_list_broken_in_mid_paragraph_does_not_begin_items():
    assert labels("一、工种", "包括：1.砌砖工;2.园艺师;", "3.电工;4.焊工。", "二、要求") == ["一、", "二、"]


def test_rows_of_a_table_begin_no_item():
    (item,) = outlined("一、评分标准", "序号\t项目\t分值", "1、\t思想\t20", "二、\t组织\t30", "三、\t总分\t50").items
    assert item.children == []
    assert [table.rows[0] for table in item.tables] == [("序号", "项目", "分值")]
    assert len(item.tables[0].rows) == 4


# Items without a label


def test_square_brackets_mark_headings():
    items = outlined("【活动时间】5月", "【活动内容】", "（一）讲座。要举办。").items
    assert [(item.label, item.heading, labels_of(item.children)) for item in items] == [
        ("", "活动时间", []),
        ("", "活动内容", ["（一）"]),
    ]


def test_the_one_line_that_lost_its_number_is_an_item():
    items = outlined("现通知如下：", "比赛项目", "（一）长跑", "（二）接力", "二、报名办法", "网上报名。").items
    assert [(item.label, item.heading) for item in items] == [("", "比赛项目"), ("二、", "报名办法")]
    assert labels_of(items[0].children) == ["（一）", "（二）"]


def test_a_text_under_a_heading_is_none():
    assert labels("一、比赛地点", "示例文化宫", "三、比赛时间", "五月") == ["一、", "三、"]


def test_headings_without_any_number_over_lists_that_begin_anew():
    items = outlined("总体要求", "（一）甲。要做。", "（二）乙。要做。", "主要任务", "（一）丙。要做。").items
    assert [(item.heading, labels_of(item.children)) for item in items] == [
        ("总体要求", ["（一）", "（二）"]),
        ("主要任务", ["（一）"]),
    ]


# Lead and closing


@pytest.mark.parametrize(
    "closing",
    [
        ["特此通知。"],
        ["请认真贯彻执行。"],
        ["各单位学习情况请及时报告市总工会。"],
        ["联系人：张某某", "电子邮箱：a@example.com"],
        ["附件：1.示例报名表", "2.示例汇总表"],
        ["未尽事宜，另行通知。", "附件1：示例报名表", "附件2：示例汇总表"],
    ],
)
def test_what_closes_a_directive_belongs_to_no_item(closing):
    read = outlined("现通知如下。", "一、加强领导", "各单位要重视。", *closing)
    assert read.items[-1].text == "各单位要重视。"
    assert (read.closing.anchor, read.closing.text) == ("s-end", "\n".join(closing))


def test_contacts_that_an_item_announces_belong_to_it():
    read = outlined("一、加强领导", "要重视。", "二、联系方式", "联系人：张某某", "电话：12345678", "特此通知。")
    assert read.items[1].text == "联系人：张某某\n电话：12345678"
    assert read.closing.text == "特此通知。"


def test_a_report_under_a_heading_alone_is_what_the_item_says():
    read = outlined("一、加强领导", "要重视。", "二、工作要求", "请各单位于5月底前报市总工会。", "特此通知。")
    assert (read.items[1].text, read.closing.text) == ("请各单位于5月底前报市总工会。", "特此通知。")


def test_a_body_without_items_has_lead_and_closing():
    read = outlined("为做好示例工作，现通知如下。", "各单位要重视。", "请于8月31日前报送市总工会。")
    assert read.items == []
    assert (read.lead.text, read.closing.text) == (
        "为做好示例工作，现通知如下。\n各单位要重视。",
        "请于8月31日前报送市总工会。",
    )


# What is odd in the numbering


@pytest.mark.parametrize(
    ("paragraphs", "notes"),
    [
        (["一、甲类", "二、乙类", "四、丙类"], ["「二、」之后是「四、」"]),
        (["一、甲类", "一、乙类"], ["「一、」出现两次"]),
        (["二、甲类", "三、乙类"], ["序号从「二、」开始"]),
        (["三、甲类", "4、乙类"], ["序号从「三、」开始", "「三、」之后是「4、」"]),
        (["第一章 总则", "第一条 甲。", "第二章 经费", "第二条 乙。", "第四条 丙。"], ["「第二条」之后是「第四条」"]),
        (["一、甲类", "1.乙类", "二、丙类", "2.丁类", "3.戊类"], []),
        (["首先，甲类。要做。", "其次，乙类。要做。", "最后，丙类。要做。"], []),
    ],
)
def test_irregularities(paragraphs, notes):
    found = outline.irregularities(outlined(*paragraphs).items)
    assert [note for note in found if "没有序号" not in note] == notes


def test_an_item_without_a_number_is_noted():
    items = outlined("一、甲类", "要做好各项示例工作。", "乙类工作", "要做。", "三、丙类", "要做。").items
    assert outline.irregularities(items) == ["「一、」之后的“乙类工作”没有序号"]


# Any text at all

LINES = [
    "一、甲类工作", "二、乙类。要做。", "（一）丙类", "(二)丁类：说明", "1.戊类", "2、己类；", "1.甲;2.乙;3.丙",
    "（1）庚", "①辛", "一是甲。要做。", "二是乙。", "首先，甲", "其次，乙", "第一章 总则", "第二条 为…。", "第一节 甲",
    "【活动】时间", "【名单】", "总体要求", "文字。", "如下：", "附件：1.表", "2.表", "联系人：某", "特此通知。",
    "序号\t项目", "1\t甲", "三、\t乙", "4、 丙", "A.甲",
]  # fmt: skip


def walked(read):
    pending = [section for section in (read.lead, *read.items, read.closing) if section]
    while pending:
        section = pending.pop(0)
        yield section
        pending = section.children + pending


@settings(max_examples=300)
@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_sections_are_slices_that_lie_one_after_the_other(paragraphs):
    text = "\n".join(paragraphs)
    sections = list(walked(outlined(*paragraphs)))
    covered = 0
    for section in sections:
        assert covered <= section.start <= section.body_start <= section.end
        assert text[covered : section.start].strip() == ""
        assert text[section.body_start : section.end] == section.text
        head = re.sub(r"\s", "", text[section.start : section.body_start])
        assert head.startswith(re.sub(r"\s", "", section.label))
        assert re.sub(r"\s", "", section.heading) in head
        covered = section.end
    assert text[covered:].strip() == ""
    assert len({section.anchor for section in sections}) == len(sections)


@given(st.lists(st.sampled_from(LINES), max_size=25))
def test_levels_and_anchors_tell_the_place_in_the_tree(paragraphs):
    pending = [(item, 1, f"s-{place}") for place, item in enumerate(outlined(*paragraphs).items, 1)]
    while pending:
        section, level, anchor = pending.pop()
        assert (section.level, section.anchor) == (level, anchor)
        pending += [(child, level + 1, f"{anchor}-{place}") for place, child in enumerate(section.children, 1)]


def test_the_deepest_outline_fits_an_anchor():
    deep = [
        "第一部分 甲",
        "第一章 甲",
        "第一节 甲",
        "第一条 甲",
        "一、甲",
        "（一）甲",
        "1.甲",
        "（1）甲",
        "1）甲",
        "①甲",
        "一是甲的",
    ]
    sections = list(walked(outlined(*deep)))
    assert [section.level for section in sections] == [1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7]
    assert all(len(section.anchor) <= 40 for section in sections)


@pytest.mark.parametrize("line", ["1.甲", "一、甲", "（一）", "1.甲；2.乙；", "第一条", "【甲乙】"])
def test_twenty_thousand_items_are_read_and_bounded(line):
    read = outlined(*[line] * 20_000)
    sections = list(walked(read))
    assert len(sections) <= 4002
    assert sum(len(section.text) for section in sections) > 20_000


def test_a_heading_that_begins_with_this_time_is_one():
    items = ["一、 本次提案的任务", "本次提案要结合实际开展调研。", "二、 提案的要求", "1、提案要写明案由。"]
    raw = "\n".join(["关于做好提案工作的通知", "各分工会：", *items])
    (directive,) = parse(raw).directives
    assert [section.heading for section in directive.outline] == ["本次提案的任务", "提案的要求"]


def test_a_sentence_that_begins_with_this_time_is_none():
    raw = "关于做好提案工作的通知\n各分工会：\n一、本次提案须于5月1日前交到工会\n二、提案要写明案由。"
    (directive,) = parse(raw).directives
    assert directive.outline[0].heading == ""
