"""Line ends put back where a text has none, and only there."""

import pytest

from archive.parsing.cleaning import clean

LINES = [
    "示例市总工会文件",
    "示工发〔2023〕5号",
    "示例市总工会关于印发《职工技能培训实施方案》的通知",
    "各县（区）总工会，市各产业工会：",
    "为提高职工技能水平，经研究，决定开展职工技能培训，现就有关事项通知如下。",
    "一、高度重视，加强领导。各级工会要成立领导小组，明确职责分工，确保培训取得实效。",
    "二、精心组织，分类实施。",
    "（一）技能课程。包括焊工、电工、家政服务等课程，推荐条件是：1、政治坚定；2、业绩突出；3、群众公认。",
    "（二）安全课程。各单位要组织职工参加安全生产培训，每人不少于8学时。",
    "三、严格管理，按时报送。请各单位于5月20日前将报名情况报市总工会。",
    "附件：1.培训报名表",
    "2.培训课程表",
    "示例市总工会",
    "2023年4月26日",
    "（此件公开发布）",
    "抄送：示例省总工会。",
]


@pytest.mark.parametrize("between", ["", " ", "　　"])
def test_a_directive_on_one_line_has_its_lines_again(between):
    whole = LINES if between else [line for line in LINES if not line.startswith("2.")]
    assert clean(between.join(whole)).text.split("\n") == whole


@pytest.mark.parametrize("size", [120, 150])
def test_one_paragraph_to_the_page_has_its_lines_again(size):
    whole = [line for line in LINES if not line.startswith("2.")]
    text = "".join(whole)
    pages = [text[at : at + size] for at in range(0, len(text), size)]
    assert clean("\n\n".join(pages)).text.split("\n") == whole


def test_headings_end_where_a_space_ends_them():
    raw = (
        "示例市总工会关于开展活动的通知 各县总工会： 现将有关事项通知如下。 一、活动主题 技能成就梦想。 二、活动内容 "
        "（一）技能比武 组织焊工、电工等工种比武，选拔优秀选手。 （二）交流研讨 举办交流会，推广好经验。 "
        "示例市总工会 2023年5月1日"
    )
    lines = clean(raw).text.split("\n")
    assert {"一、活动主题", "二、活动内容", "（一）技能比武", "（二）交流研讨"} <= set(lines)
    assert lines[-2:] == ["示例市总工会", "2023年5月1日"]


def test_a_forwarded_directive_begins_lines_of_its_own():
    title = "示例省总工会关于开展安全生产月活动的通知"
    raw = (
        f"关于转发《{title}》的通知各县总工会：现将《{title}》转发给你们，请认真贯彻执行。示例市总工会2023年5月20日"
        f"{title}示总工发〔2023〕8号各市总工会：为深入开展活动，现通知如下。一、广泛宣传。各级工会要组织宣讲。"
        "二、排查隐患。要发动职工查找隐患。示例省总工会2023年5月10日"
    )
    lines = clean(raw).text.split("\n")
    at = lines.index(title)
    assert lines[at - 2 : at] == ["示例市总工会", "2023年5月20日"]
    assert lines[at + 1 : at + 3] == ["示总工发〔2023〕8号", "各市总工会："]


def test_chapters_and_articles_begin_lines():
    raw = (
        "示例市职工书屋管理办法（试行） 第一章 总则 第一条 为规范职工书屋管理，制定本办法。 第二条 本办法适用于本市"
        "各级工会，第一条规定的情形除外。 第二章 附则 第三条 本办法自2018年7月1日起施行。"
    )
    fronts = [line[:3] for line in clean(raw).text.split("\n")]
    assert fronts == ["示例市", "第一章", "第一条", "第二条", "第二章", "第三条"]


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("特此通知。示例市总工会2023年5月1日", ["特此通知。", "示例市总工会", "2023年5月1日"]),
        ("特此通知示例市总工会 2023年5月1日", ["特此通知", "示例市总工会", "2023年5月1日"]),
        ("请各单位认真落实。示例市总工会", ["请各单位认真落实。", "示例市总工会"]),
        ("附件：登记表示例市总工会女职工委员会2022年3月", ["附件：登记表", "示例市总工会女职工委员会", "2022年3月"]),
        ("附件：1.方案 2.名单示例市总工会2022年3月1日", ["附件：1.方案 2.名单", "示例市总工会", "2022年3月1日"]),
    ],
)
def test_a_glued_signature_is_parted(raw, lines):
    head = "示例市总工会关于开展活动的通知\n各县总工会：\n一、加强领导\n二、狠抓落实\n"
    assert clean(head + raw).text.split("\n")[4:] == lines


@pytest.mark.parametrize(
    "line",
    [
        "主办单位：示例市总工会",
        "联系人：周某某 示例市总工会",
        "示例市总工会 2023年5月1日",
        "示例市总工会办公室 2023年5月1日印发",
        "活动由示例市总工会主办，时间为2023年5月1日",
        "推荐条件是:1、政治坚定;2、业绩突出。3、群众公认。",
        "要做到三个结合。一是与学习结合。二是与工作结合。",
    ],
)
def test_a_text_with_line_ends_keeps_its_lines(line):
    raw = f"示例市总工会关于开展活动的通知\n各县总工会：\n一、加强领导\n{line}"
    assert clean(raw).text == raw


def test_long_paragraphs_alone_are_no_reason_to_cut():
    paragraph = "各级工会要认真学习，把会议要求落到实处，切实抓好各项工作，一是抓学习，二是抓落实。" * 8
    raw = f"示例市总工会关于开展活动的通知\n一、加强领导\n{paragraph}\n二、狠抓落实\n{paragraph}"
    assert clean(raw).text == raw
