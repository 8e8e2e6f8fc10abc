"""What became of a base in its follower: whole texts in, verdicts out."""

from hypothesis import given
from hypothesis import strategies as st

from archive.comparison import ComparedPart, OwnNames, Verdict, compare, followed_base

SENTENCES = [
    "每个车间设一处读书角，配齐书架和灯具。",
    "夜班食堂供应热汤和面点。",
    "困难职工子女入学补助不少于3000元。",
    "消防通道应当保持畅通，灭火器每月检查一次。",
    "鼓励班组开展技术革新和小发明。",
    "各单位于2024年6月30日前报送工作总结。",
    "女职工专项体检每两年安排一次。",
    "秋季组织拔河、接力和广播操比赛。",
]
NAMES = OwnNames(("示例省",)), OwnNames(("示例市",))


def part(text: str, number: int = 1, kind: str = "item", heading: str = "") -> ComparedPart:
    return ComparedPart(1, f"{number}、", heading, text, f"s-{number}", kind)


def followed(left: list[str], right: list[str], names=NAMES):
    sides = [[part(text, number) for number, text in enumerate(texts, 1)] for texts in (left, right)]
    return followed_base(compare(*sides, names))


def verdicts(left: list[str], right: list[str]) -> list[Verdict]:
    return [one.verdict for one in followed(left, right).sentences]


@given(st.permutations(SENTENCES))
def test_whatever_the_order_what_is_taken_over_is_taken_over(order):
    found = followed(["".join(SENTENCES)], ["".join(order)])
    assert {one.verdict for one in found.sentences} == {Verdict.ADOPTED} and found.unanswered == []
    assert all(one.left[0].text == one.right.text for one in found.sentences)


@given(st.lists(st.sampled_from(SENTENCES), unique=True), st.lists(st.sampled_from(SENTENCES), unique=True))
def test_what_one_has_alone_is_new_or_unanswered(left, right):
    found = followed(["".join(left)], ["".join(right)])
    assert [one.right.text for one in found.sentences if one.verdict is Verdict.NEW] == [
        one for one in right if one not in left
    ]
    assert [one.left[0].text for one in found.unanswered] == [one for one in left if one not in right]
    assert sum(found.counts.values()) == len(right) + len(found.unanswered)


@given(st.lists(st.text("职工书屋应当可以每月不少于三十名2024年6月底前，。；", max_size=60), min_size=2, max_size=2))
def test_places_say_what_they_say_whatever_the_text(texts):
    found = followed([texts[0]], [texts[1]])
    for one in (*found.sentences, *found.unanswered):
        for base in one.left:
            assert texts[0][base.start : base.end] == base.text
        if one.right:
            assert texts[1][one.right.start : one.right.end] == one.right.text
        for basis in one.basis:
            assert 0 <= basis.left[0] < basis.left[1] <= len(one.left[0].text)
            assert 0 <= basis.right[0] < basis.right[1] <= len(one.right.text)


def test_own_words_are_more_precise_and_nothing_is_raised():
    base = "建好职工书屋，方便夜班职工借阅图书。"
    assert verdicts([base], ["在三个车间建好职工书屋，配电子阅读机，方便夜班职工随时借阅图书。"]) == [Verdict.REFINED]


def test_what_is_raised_in_one_thing_and_lowered_in_another_is_doubtful():
    (found,) = followed(
        ["每个书屋藏书不少于1000册，每月更新图书不少于30册。"], ["每个书屋藏书不少于800册，每月更新图书不少于50册。"]
    ).sentences
    assert (found.verdict, found.doubtful) == (Verdict.REFINED, True)
    assert {basis.direction for basis in found.basis} == {1, -1, 0}


def test_an_own_share_is_not_lowered():
    assert verdicts(["全省新建职工书屋800个，改造300个。"], ["全市新建职工书屋60个，改造20个。"]) == [Verdict.REFINED]


def test_ones_own_names_and_writing_are_no_difference():
    left, right = (
        "各市总工会于2024年6月30日前报省总工会，每户补助500元。",
        "各县总工会应于二〇二四年六月三十日前报市总工会，每户补助五百元。",
    )
    assert verdicts([left], [right]) == [Verdict.ADOPTED]


def test_words_of_one_step_of_binding_are_no_difference():
    assert verdicts(["不得以任何形式收取参赛费用。"], ["严禁以任何形式收取参赛费用。"]) == [Verdict.ADOPTED]
    assert verdicts(["各级工会应当做好登记。"], ["各级工会必须做好登记。"]) == [Verdict.ADOPTED]


def test_a_sentence_taken_over_word_for_word_is_neither_raised_nor_lowered():
    assert verdicts(*[["车间可以设立书屋，车间必须设立书屋。"]] * 2) == [Verdict.ADOPTED]


def test_words_of_no_weight_are_no_difference_wherever_they_stand():
    left, right = "甲班的甲组织职工读书活动和比赛。", "甲班甲组织的职工读书活动、比赛。"
    assert verdicts([left], [right]) == [Verdict.ADOPTED]


def test_calls_to_take_things_seriously_answer_nothing():
    left = "要提高政治站位，加强组织领导，压实责任，把会员信息核对清楚。"
    right = "要提高政治站位，加强组织领导，压实责任，让井下职工优先疗养。"
    found = followed([left], [right])
    assert [one.verdict for one in found.sentences] == [Verdict.NEW] and len(found.unanswered) == 1


def test_a_lead_that_tells_the_occasion_and_explanations_have_no_verdict():
    sides = [
        [
            part("为庆祝节日，回顾一年来的成绩，制定本方案。", 1, "lead"),
            part("这次讲话内涵丰富、意义重大。", 2, heading="深刻认识讲话的重大意义"),
            part(text, 3),
        ]
        for text in SENTENCES[:2]
    ]
    found = followed_base(compare(*sides))
    assert [one.right.text for one in found.sentences] == [SENTENCES[1]]
    assert [one.left[0].text for one in found.unanswered] == [SENTENCES[0]]


def test_each_clause_between_semicolons_has_its_own_verdict():
    right = "每个车间设一处读书角，配齐书架和灯具；秋季组织拔河、接力和广播操比赛。"
    (found,) = followed([SENTENCES[0]], [right]).sentences
    assert found.verdict is Verdict.REFINED
    assert [one.verdict for one in found.parts] == [Verdict.ADOPTED, Verdict.NEW]


def test_two_empty_ones_have_no_verdicts():
    found = followed([], [])
    assert found.sentences == found.unanswered == [] and set(found.counts.values()) == {0}
