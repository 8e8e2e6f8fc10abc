import pytest

from archive.models import Directive, Section
from archive.parsing import text_annotations
from archive.parsing.annotations import Settled
from archive.rendering.layout import LineRole, layout_of

TEXT = """标题
引言。
一、提高认识
要学习。
（一）抓落实。要
跟上。
附件：名单
示例市总工会
2023年5月1日
市总办公室 2023年5月2日印发"""


def laid_out(directive, sections):
    known = text_annotations.of(directive.text, Settled.by(directive))
    return layout_of(directive, sections, directive.title, directive.text, known)


def _section(words, heading="", level=1, run_in=False, body="", **fields):
    start = TEXT.index(words)
    end = TEXT.index(body) + len(body)
    return Section(start=start, body_start=start + len(words), end=end, heading=heading, level=level,
                   run_in=run_in, **fields)  # fmt: skip


@pytest.fixture
def layout():
    sections = [
        _section("", kind="lead", level=0, body="引言。"),
        _section("一、提高认识\n", "提高认识", body="要学习。"),
        _section("（一）抓落实。", "抓落实", level=2, run_in=True, body="跟上。"),
    ]
    sections[0].start = sections[0].body_start = TEXT.index("引言")
    return laid_out(Directive(title="标题", text=TEXT), sections)


def test_a_heading_of_its_own_line_stands_above_its_paragraphs(layout):
    assert (layout.blocks[1].wording, layout.blocks[1].paragraphs) == ("一、提高认识", ["要学习。"])


def test_a_heading_that_runs_in_opens_its_paragraph(layout):
    block = layout.blocks[2]
    assert (block.wording, block.opening, block.paragraphs) == ("（一）抓落实。", "要", ["跟上。"])


def test_the_foot_tells_signature_date_and_imprint_apart(layout):
    assert [line.role for line in layout.foot] == [
        LineRole.ATTACHMENT,
        LineRole.SIGNATURE,
        LineRole.DATE,
        LineRole.IMPRINT,
    ]


def test_a_printing_office_on_a_line_of_its_own_is_of_the_imprint():
    text = "标题\n引言。\n示例市总工会\n抄送：示例省总工会。\n示例市总工会办公室\n2023年5月2日印发"
    lead = Section(kind="lead", start=3, body_start=3, end=6)
    layout = laid_out(Directive(title="标题", text=text), [lead])
    assert [line.text for line in layout.imprint] == text.splitlines()[3:]
    assert [line.role for line in layout.foot] == [LineRole.SIGNATURE, *[LineRole.IMPRINT] * 3]


@pytest.mark.parametrize("gap", ["    ", "\n"])
def test_who_signs_stands_with_the_number_or_on_a_line_of_its_own(gap):
    text = f"示例市总工会文件\n示工发〔2022〕3号{gap}签发人：示例甲 示例乙\n标题\n"
    layout = laid_out(Directive(title="标题", number="示工发〔2022〕3号", text=text), [])
    numbered = [line for line in layout.above if line.role in (LineRole.NUMBER, LineRole.SIGNERS)]
    told = ["".join(parts).strip() for parts in zip(*(line.number_and_signers for line in numbered), strict=True)]
    assert told == ["示工发〔2022〕3号", "签发人：", "示例甲 示例乙"]
    assert layout.upward


def test_text_between_two_sections_is_kept():
    sections = [_section("", level=1, body="引言。"), _section("（一）抓落实。", "抓落实", body="跟上。")]
    layout = laid_out(Directive(title="标题", text=TEXT), sections)
    assert layout.blocks[1].section is None
    assert layout.blocks[1].paragraphs == ["一、提高认识", "要学习。"]


def test_a_title_broken_over_lines_is_one_title():
    text = "某会文件\n关于示例\n工作的通知\n正文。"
    layout = laid_out(Directive(title="关于示例工作的通知", text=text), [])
    assert [line.text for line in layout.above] == ["某会文件"]
    assert [line.text for line in layout.below] == ["正文。"]


def test_a_title_from_elsewhere_hides_no_line():
    text = "正文第一行。\n正文第二行。"
    layout = laid_out(Directive(title="[示例通知]", text=text), [])
    assert [line.text for line in layout.below] == ["正文第一行。", "正文第二行。"]


def test_lines_with_tabs_are_a_table():
    text = "标题\n名额如下。\n单位\t名额\n甲县总工会\t3\n乙县总工会\t2\n特此通知。"
    sections = [Section(start=3, body_start=3, end=len(text), kind="lead", level=0)]
    (block,) = laid_out(Directive(title="标题", text=text), sections).blocks
    before, table, after = block.paragraphs
    assert (before, after) == ("名额如下。", "特此通知。")
    assert (table.head, table.body) == (["单位", "名额"], [["甲县总工会", "3"], ["乙县总工会", "2"]])


def test_the_foot_stands_before_the_attachments_and_the_imprint_after():
    text = "标题\n正文。\n示例市总工会\n附件1\n报名表\n请填写。\n示例市总工会办公室2023年5月2日印发"
    lead = Section(start=3, body_start=3, end=6, kind="lead", level=0)
    at = text.index("附件1")
    part = Section(start=at, body_start=at + 8, end=at + 12, kind="attachment", level=1, heading="报名表")
    layout = laid_out(Directive(title="标题", text=text), [lead, part])
    assert [line.role for line in layout.foot] == [LineRole.SIGNATURE]
    assert [(block.wording, block.paragraphs) for block in layout.parts] == [("附件1 报名表", ["请填写。"])]
    assert [line.role for line in layout.end] == [LineRole.IMPRINT]
