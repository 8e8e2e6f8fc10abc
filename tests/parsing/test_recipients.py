import pytest

from archive.parsing.action_items import recipients


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("情况请及时报告省总工会。", ["省总工会"]),
        ("总结报市总工会财务部备案。", ["市总工会财务部"]),
        ("每月5日前向省总工会基层工作部报送进展情况。", ["省总工会基层工作部"]),
        ("将回执传真至省总工会干部学校培训处。", ["省总工会干部学校培训处"]),
        ("电子版同时发市总工会劳动经济部邮箱（a@example.org）。", ["市总工会劳动经济部"]),
        ("于5月15日前送县总工会经济工作部。", ["县总工会经济工作部"]),
        ("将报名表送交校工会某某老师处。", ["校工会"]),
        ("经同意后报上级工会审批。", ["上级工会"]),
        ("报名截止后，各单位申报材料。", []),
        ("宣讲报告会由各工会组织。", []),
        ("传达到全体工会干部。", []),
        ("对瞒报、谎报事故的单位。", []),
    ],
)
def test_the_body_that_wants_a_report_is_named(sentence, bodies):
    assert recipients.find(sentence) == bodies


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("学习情况及时报市总工会。", True),
        ("将报名表发送至邮箱a@example.org。", True),
        ("书面报送工作总结。", True),
        ("加强新闻报道，举办事迹报告会。", False),
        ("落实隐患治理情况向职代会报告制度。", False),
        ("组织报名参赛。", False),
    ],
)
def test_a_sentence_wants_a_report_or_not(sentence, wanted):
    assert recipients.wants_report(sentence) is wanted
