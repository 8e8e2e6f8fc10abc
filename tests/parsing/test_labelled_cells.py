"""A directive in a form: labels are read into its fields, however label and part are set apart."""

import pytest

from archive.parsing import parse

BODY = """为做好职工读书活动,现将有关事项通知如下:
一、活动时间
2023年5月1日至5月31日。
二、有关要求
(一)加强领导。各县(市、区)总工会要高度重视,明确专人负责。
(二)按时报送。请各县(市、区)总工会于6月10日前将活动总结报送市总工会宣教部。"""
CELLS = [
    ("发文单位", "示例市总工会"),
    ("文号", "示工发〔2023〕12号"),
    ("标题", "关于开展职工读书活动的通知"),
    ("主送", "各县(市、区)总工会,市直各产业工会"),
    ("正文", BODY),
    ("成文日期", "2023年4月20日"),
]


def fields(raw):
    (read,) = parse(raw).directives
    outline = [(section.label, section.heading) for section in read.outline]
    return (
        read.title, read.number, read.issuers, read.addressees, str(read.issued_on), read.copies_to, outline,
        read.provenance["title"].confidence,
    )  # fmt: skip


WANTED = (
    "关于开展职工读书活动的通知", "示工发〔2023〕12号", ["示例市总工会"], ["各县(市、区)总工会", "市直各产业工会"],
    "2023-04-20", [], [("一、", "活动时间"), ("二、", "有关要求")], "certain",
)  # fmt: skip


@pytest.mark.parametrize("between", ["\t", "：", ": ", "\n"])
def test_label_and_part(between):
    assert fields("\n".join(label + between + part for label, part in CELLS)) == WANTED


def test_in_another_order_and_letter_spaced():
    cells = [CELLS[2], CELLS[1], CELLS[0], CELLS[5], CELLS[3], CELLS[4]]
    assert fields("\n".join(f"{label[0]} {label[1:]}\t{part}" for label, part in cells)) == WANTED


def test_two_parts_to_a_row():
    rows = ["发文单位\t示例市总工会\t文号\t示工发〔2023〕12号", *("\t".join(cell) for cell in CELLS[2:])]
    assert fields("\n".join(rows)) == WANTED


def test_copy_recipients_above_the_body():
    rows = ["\t".join(cell) for cell in CELLS]
    rows.insert(4, "抄送\t示例市人民政府办公室、示例市妇联")
    assert fields("\n".join(rows))[5] == ["示例市人民政府办公室", "示例市妇联"]


@pytest.mark.parametrize("line", ["标题：关于开展读书活动的通知", "内容：读书", "主送：各分工会"])
def test_one_such_line_makes_no_form(line):
    (read,) = parse(f"关于开展竞赛的通知\n各分工会：\n{line}\n请认真组织。\n示例市总工会\n2023年4月20日").directives
    assert (read.title, read.addressees) == ("关于开展竞赛的通知", ["各分工会"])


@pytest.mark.parametrize("between", ["\t", "："])
def test_an_attachment_above_the_date_opens_nothing(between):
    cells = [*CELLS[:4], ("正文", f"{BODY}\n附件:推荐表"), CELLS[5]]
    raw = "\n".join(label + between + part for label, part in cells)
    assert fields(raw) == WANTED
    assert parse(raw).directives[0].attachments == ["推荐表"]
