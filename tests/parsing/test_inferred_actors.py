import pytest

from archive.parsing import parse
from tests.support import corpus

HEAD, FOOT = "关于开展职工读书活动的通知\n各县总工会、市直各工会：\n", "\n示例市总工会\n2023年4月20日"
ADDRESSED = "各县总工会、市直各工会"


def actors(text, head=HEAD):
    (directive,) = parse(head + text + FOOT).directives
    return [(a.actor, a.actor_inferred) for s in directive.sections for a in s.actions]


@pytest.mark.parametrize(
    "sentence",
    [
        "要加强组织领导。",
        "认真组织职工开展竞赛。",
        "请于6月10日前将名单报市总工会。",
        "将名单于6月10日前报市总工会。",
        "活动总结请于6月10日前报市总工会。",
        "为做好工作，请认真贯彻执行。",
        "提案填写请按照统一格式填写。",
        "6月10日前，将推荐表报市总工会。",
        "截止时间：2023年6月10日。",
    ],
)
def test_the_addressees_act_where_a_sentence_leaves_the_actor_out(sentence):
    assert actors(sentence) == [(ADDRESSED, True)]


@pytest.mark.parametrize(
    "sentence", ["提案须结合实际。", "体检名额不得转让。", "严禁弄虚作假。", "申报材料一律用A4纸打印。"]
)
def test_where_another_noun_is_the_subject_or_everybody_is_meant_nobody_is_named(sentence):
    assert actors(sentence) == [("", False)]


def test_the_sentence_before_names_the_actor():
    assert actors("各参赛队要认真准备。要遵守赛场纪律。严禁冒名顶替。") == [
        ("各参赛队", False),
        ("各参赛队", True),
        ("各参赛队", True),
    ]


def test_of_two_named_before_neither_is_carried_on():
    found = actors("各级工会要加强领导；各承办单位要落实责任。要注意安全。")
    assert found[1] == (ADDRESSED, True)


def test_those_who_lead_a_body_are_not_carried_on():
    assert actors("各单位主要负责人要靠前指挥。要加强值班。")[1] == (ADDRESSED, True)


def test_the_words_before_a_list_name_the_actor():
    found = actors("一、各参赛单位要做到以下几点：\n1.认真组织训练，提高水平。\n2.遵守纪律，服从裁判。")
    assert found[-2:] == [("各参赛单位", True)] * 2


def test_nobody_is_addressed_in_an_attached_plan():
    (directive,) = parse(
        f"{HEAD}现将方案发给你们，请遵照执行。\n附件：实施方案{FOOT}\n附件\n实施方案\n一、措施\n认真组织职工开展读书活动，形成氛围。"
    ).directives
    found = [
        (a.actor, a.actor_inferred) for part in directive.parts for s in [part, *part.children] for a in s.actions
    ]
    assert found == [("", False)]


def test_most_items_of_a_first_source_that_name_nobody_have_an_inferred_actor():
    items = [a for d in corpus.reading("yunnan-2023-7").directives for s in d.sections for a in s.actions]
    assert len(items) == 25
    assert sum(bool(item.actor) for item in items) >= 24
    assert all(item.actor in corpus.reading("yunnan-2023-7").directives[0].text for item in items)
