import pytest

from archive.parsing.action_items import named_initiatives


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("深化“安康杯”竞赛和“五小”活动", ("安康杯", "五小")),
        ("实施“新示例·追梦桥”工程、“建会”“就业行动”等", ("新示例·追梦桥", "建会", "就业行动")),
        ("开展“建功‘十四五’、奋进新征程”主题劳动竞赛", ("建功‘十四五’、奋进新征程",)),
        ("以“团结奋斗 示例有我”为主题开展竞赛", ("团结奋斗 示例有我",)),
        ("推进“县级工会加强年”专项工作", ("县级工会加强年",)),
        ('广泛开展"夏送清凉"慰问活动', ("夏送清凉",)),
        ("建好“心灵驿站”。", ("心灵驿站",)),
    ],
)
def test_a_campaign_is_told_by_the_noun_it_stands_with(sentence, names):
    assert named_initiatives.find(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "增强“四个意识”、坚定“四个自信”、做到“两个维护”",
        "落实“五个坚决”要求",
        "围绕“十四五”时期重大工程",
        "打通服务职工“最后一公里”",
        "聚焦“十强”产业开展重大工程竞赛",
        "登录“示例工会”微信公众号参加活动",
        "转发《关于开展“夏送清凉”活动的通知》",
    ],
)
def test_formulas_policies_media_and_titles_are_none(sentence):
    assert named_initiatives.find(sentence) == ()
