import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.parsing.action_items import quantities


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("选派不少于2支代表队，每队3至5人", ("不少于2支", "3至5人")),
        ("签订率保持在90%以上，会员达到5万人", ("90%以上", "5万人")),
        ("对三分之一的基层工会开展审计", ("三分之一",)),
        ("不得超过百分之二十", ("不得超过百分之二十",)),
        ("拨付100万元，补助每人1,500元", ("100万元", "1,500元")),
        ("报送照片3－5张、材料一式三份", ("3－5张", "一式三份")),
        ("报送照片3-5张", ("3-5张",)),
        ("25人以上企业", ("25人以上",)),
        ("至少开展一次", ()),
        ("至少两次", ("至少两次",)),
        ("年内新增参保职工不少于三万人", ("不少于三万人",)),
        ("投入三亿五千万元，惠及两万五千名职工", ("三亿五千万元", "两万五千名")),
        ("慰问一千零五十户，每户一百五十至二百元", ("一千零五十户", "一百五十至二百元")),
        ("培训3万余人、联系100多家企业", ("3万余人", "100多家")),
        ("二百五十万元以上的项目", ("二百五十万元以上",)),
    ],
)
def test_quantities_are_taken_as_written(sentence, found):
    assert quantities.find(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "2024年3月20日",
        "3个月内，5个工作日，10天",
        "示工发〔2024〕5号",
        "第十九届、第3名",
        "四个意识、两个维护、一个",
        "12351职工热线",
        "100周年、十四五",
        "附件1",
        "走进千家万户，百名工匠进校园，万名职工大练兵",
        "依照第一百零三条、第二十五项",
        "一百周年、五千年文明、三百六十行、十百千万工程",
    ],
)
def test_dates_spans_and_ordinals_are_no_quantities(sentence):
    assert quantities.find(sentence) == ()


@given(st.text(alphabet="0123456789一三分之不少于%名万以上至,.-第年 个", max_size=40))
def test_a_figure_stands_in_its_sentence(sentence):
    assert all(figure in sentence for figure in quantities.find(sentence))
