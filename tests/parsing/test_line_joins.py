"""Lines that belong together are joined, lines that say one thing each are not."""

import re

import pytest

from archive.parsing.cleaning import clean

PARAGRAPHS = [
    "示例市总工会关于在全市工会系统开展职工劳动技能竞赛和安全生产知识普及活动的通知",
    "各县（区）总工会，市各产业工会，市直机关工会，市总工会机关各部室、各直属单位：",
    "为深入贯彻市委工作会议精神，进一步提高职工技能水平，现就开展劳动技能竞赛和安全生产知识普及活动有关事项通知如下。",
    "一、提高思想认识，切实增强做好职工劳动技能竞赛工作的责任感和紧迫感",
    "（一）加强组织领导。各级工会要把竞赛活动摆上重要议事日程，主要负责人亲自抓，分管负责人具体抓，层层压实责任，形成工作合力。",
    "（二）广泛宣传发动。要充分运用工会报刊、网站和微信公众号，宣传竞赛活动的目的意义，营造比学赶超的浓厚氛围，吸引更多职工参加。",
    "二、认真组织实施",
    "活动分动员部署、组织实施、总结表彰三个阶段进行，请各单位于11月30日前将活动总结报送市总工会劳动和经济工作部，联系人周某某。",
    "示例市总工会",
    "2023年5月1日",
]


def wrapped(width, indent=""):
    """The paragraphs as a program wraps them, numbers kept whole, closing marks at the end of their line."""
    lines = []
    for paragraph in PARAGRAPHS:
        pieces = re.findall(r"(?:[!-~]+|[^!-~])[，。、；：）]?", indent + paragraph)
        line = ""
        for piece in pieces:
            if line and len((line + piece).rstrip("，。、；：）")) > width:
                lines.append(line)
                line = ""
            line += piece
        lines.append(line)
    return lines


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", " \n　\n"])
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("width", [20, 25, 28, 33, 40, 45, 50])
def test_a_wrapped_text_has_its_paragraphs_again(width, indent, between):
    assert clean(between.join(wrapped(width, indent))).text.split("\n") == PARAGRAPHS


@pytest.mark.parametrize("width", [22, 28, 36])
def test_a_wrapped_text_with_page_numbers_has_its_paragraphs_again(width):
    lines = wrapped(width)
    for at in range(8, len(lines), 9):
        lines.insert(at, f"— {at // 8} —")
    assert clean("\n".join(lines)).text.split("\n") == PARAGRAPHS


def test_a_page_break_in_mid_sentence_is_joined():
    raw = "各级工会要把学习贯彻作为当前和今后一个时期的重要任务，切实抓好学\n\n习贯彻，取得实效。\n\n特此通知。"
    assert clean(raw).text.split("\n") == [
        "各级工会要把学习贯彻作为当前和今后一个时期的重要任务，切实抓好学习贯彻，取得实效。",
        "特此通知。",
    ]


def test_a_line_never_begins_with_a_closing_mark():
    assert clean("各级工会要认真落实\n，抓好总结\n。").text == "各级工会要认真落实，抓好总结。"


def test_a_heading_is_not_joined_to_its_text():
    assert len(clean("一、加强组织领导，迅速动员部署\n各级工会要高度重视。").paragraphs) == 2


def test_a_heading_that_fills_its_line_is_not_joined_to_its_text():
    lines = wrapped(28)
    lines[lines.index("二、认真组织实施")] = "二、认真组织实施，确保活动各项任务落到实处取得明显实效"
    at = next(at for at, line in enumerate(lines) if line.startswith("活动分"))
    lines[at] = "各级工会要" + lines[at][5:]
    assert "二、认真组织实施，确保活动各项任务落到实处取得明显实效" in clean("\n".join(lines)).text.split("\n")


def test_a_title_over_three_lines_is_one():
    raw = "示例市总工会关于学习宣传贯彻\n\n全市劳动模范座谈会上的\n\n重要讲话精神的通知\n\n各县总工会："
    assert clean(raw).paragraphs[0].text == "示例市总工会关于学习宣传贯彻全市劳动模范座谈会上的重要讲话精神的通知"


def test_the_name_of_a_work_cut_in_two_is_one():
    raw = "关于转发《示例省总工会关于\n开展安全生产月活动的通知》\n的通知\n各县总工会："
    assert clean(raw).paragraphs[0].text == "关于转发《示例省总工会关于开展安全生产月活动的通知》的通知"


def test_signature_and_date_stay_apart():
    raw = "特此通知。\n示例市总工会\n2023年5月1日"
    assert clean(raw).text == raw


def test_two_signatories_stay_on_one_line():
    raw = "特此通知。\n示例市总工会  示例市教育局\n2023年5月1日"
    assert clean(raw).paragraphs[1].text == "示例市总工会 示例市教育局"


@pytest.mark.parametrize(
    "lines",
    [
        ["时间：2023年5月1日上午9:00，会期半天", "地点：示例市工人文化宫三楼会议室", "参加人员：各县（区）总工会主席"],
        ["时　间：5月1日", "地　点：示例市工人文化宫", "联 系 人：周某某"],
        ["- 加强领导，落实责任", "- 广泛宣传，营造氛围"],
        ["● 示例县总工会", "● 示例区总工会"],
        ["示例县总工会", "示例区总工会", "示例集团有限公司工会"],
        ["示例市总工会文件", "示工发〔2023〕5号", "示例市总工会关于开展活动的通知", "各县总工会："],
        ["附件：1.先进集体推荐表", "2.先进个人推荐表", "示例市总工会"],
    ],
)
def test_lines_that_say_one_thing_each_stay_apart(lines):
    gaps = [" ".join(line.split()) for line in lines]
    assert clean("\n".join(lines)).text.split("\n") == gaps
    assert clean("\n\n".join(lines)).text.split("\n") == gaps


def test_names_of_like_length_are_no_wrapped_text():
    names = [f"示例县示例{letter}示例有限责任公司工会委员会" for letter in "甲乙丙丁戊己庚辛壬癸"]
    assert clean("\n".join(names)).text.split("\n") == names


def test_letter_spaced_words_keep_their_spaces():
    assert clean("通　知\n各 市 总 工 会：").text == "通 知\n各 市 总 工 会："


def test_latin_words_are_joined_with_a_space_and_addresses_without():
    front = "各单位要认真填写活动登记表，并及时将有关电子材料通过"
    assert clean(f"{front}示例AI\nassistant系统报送。").text == f"{front}示例AI assistant系统报送。"
    assert clean(f"{front}邮箱xgh@exam\nple.org报送。").text == f"{front}邮箱xgh@example.org报送。"


@pytest.mark.parametrize(("first", "between"), [("", "\n\n"), ("　　", "\n")])
def test_blank_lines_or_indents_part_paragraphs_whose_last_line_is_full(first, between):
    paragraph = "各级工会要认真学习会议精神，把学习成果转化为推动工作的强大动力，"
    paragraph = first + paragraph + "切实抓好各项工作任务的落实见效，服务好职工群众，总结推广好经验，" * 2
    paragraph = paragraph[: 3 * 26 - 1] + "。"
    raw = between.join([f"{paragraph[:26]}\n{paragraph[26:52]}\n{paragraph[52:]}"] * 4)
    assert clean(raw).text.split("\n") == [paragraph.strip()] * 4


def test_a_title_that_lost_its_closing_mark_ends_at_the_addressees():
    assert len(clean("关于转发《示例省总工会关于开展活动的通知\n各县总工会：").paragraphs) == 2


def test_the_rest_of_a_work_never_swallows_the_next_directive():
    raw = "各级工会要认真学习贯彻会议精神，切实抓好工作落实\n示例省总工会关于开展安全生产月活动的通知\n各市总工会："
    assert len(clean(raw).paragraphs) == 3


def test_a_forwarded_text_may_be_wrapped_where_the_notice_is_not():
    notice = ["关于转发有关通知的通知", "各基层工会：", *(PARAGRAPHS[2:] * 2), "示例区总工会", "2023年5月9日"]
    assert clean("\n".join([*notice, *wrapped(28)])).text.split("\n") == [*notice, *PARAGRAPHS]
