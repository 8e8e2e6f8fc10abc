"""Which directives a node by itself matches."""

from search.analysis.matching_copy import fold
from search.planning import SearchWeights
from search.query.plan import Compare, Contains, CutThrough, MatchAll, MatchNone, RankedWord, Term
from tests.search.contract.checks.registry import check
from tests.search.contract.documents import make_document
from tests.search.contract.trial import Trial

WEIGHTS = SearchWeights().all_words
YEARS = {1: 2019, 2: 2021, 3: None, 4: 2023, 5: -5}
PROVINCES = {1: "110000", 2: "520000", 3: None, 4: "52", 5: "Ab c，d"}
TOPICS = {1: ["甲", "乙"], 2: ["乙"], 3: [], 4: ["乙甲"], 5: ["甲", "甲"]}


def valued(trial: Trial) -> Trial:
    """Five documents with years, provinces and topics."""
    return trial.filled(
        *(make_document(pk, f"示例{pk}", year=YEARS[pk], province=PROVINCES[pk], topics=TOPICS[pk]) for pk in YEARS)
    )


def worded(trial: Trial) -> Trial:
    """Documents with words in each of their texts."""
    return trial.filled(
        make_document(1, "开展劳动竞赛，表彰先进职工。", "关于安康杯的通知"),
        make_document(2, "职工书屋", "劳动竞赛办法", headings=["一、总则", "二、经费"]),
        make_document(3, "女职工委员会", "示例", number="示工〔2023〕7号", issuers=["示例市总工会", "示例总"]),
        make_document(4, "其他", "其他", topics=["劳动竞赛"]),
    )


def contains(text: str, field: str = "grams") -> Contains:
    return Contains(field, fold(text), WEIGHTS)


def ranked(text: str) -> RankedWord:
    return RankedWord(fold(text), WEIGHTS)


@check
def everything_and_nothing(trial: Trial) -> None:
    assert valued(trial).found(MatchAll()) == {1, 2, 3, 4, 5}
    assert trial.found(MatchNone()) == set()


@check
def a_term_is_the_very_value(trial: Trial) -> None:
    valued(trial)
    assert trial.found(Term("province", "520000")) == {2}
    assert trial.found(Term("province", "52")) == {4}
    assert trial.found(Term("province", "Ab c，d")) == {5}
    for other in ("ab c，d", "Ab", "c", "5200", "999999", ""):
        assert trial.found(Term("province", other)) == set(), other


@check
def a_term_is_one_of_the_values(trial: Trial) -> None:
    valued(trial)
    assert trial.found(Term("topics", "甲")) == {1, 5}
    assert trial.found(Term("topics", "乙")) == {1, 2}
    assert trial.found(Term("topics", "乙甲")) == {4}
    assert trial.found(Term("topics", "甲乙")) == set()


@check
def values_stay_as_they_are_whatever_stands_in_them(trial: Trial) -> None:
    trial.filled(
        make_document(1, "示例", places=["示例省", "甲, 乙", "O'x | y"]), make_document(2, "示例", places=["甲"])
    )
    assert trial.found(Term("places", "甲, 乙")) == trial.found(Term("places", "O'x | y")) == {1}
    assert trial.found(Term("places", "甲")) == {2}
    assert trial.search(MatchAll(), facets=["places"]).facets["places"] == {
        "示例省": 1, "甲, 乙": 1, "O'x | y": 1, "甲": 1,
    }  # fmt: skip


@check
def integers_are_compared_as_numbers(trial: Trial) -> None:
    valued(trial)
    for lookup, value, keys in [
        ("exact", 2021, {2}), ("exact", "2021", {2}), ("exact", -5, {5}), ("exact", "-5", {5}), ("exact", 2020, set()),
        ("in", (2019, "2023", 7), {1, 4}), ("in", (), set()), ("gt", 2019, {2, 4}), ("gte", "2019", {1, 2, 4}),
        ("lt", 2019, {5}), ("lt", 900, {5}), ("lte", 2021, {1, 2, 5}), ("range", (2019, 2021), {1, 2}),
        ("range", ("2020", "2022"), {2}), ("range", (2021, 2019), set()), ("gt", -6, {1, 2, 4, 5}),
    ]:  # fmt: skip
        assert trial.found(Compare("year", lookup, value)) == keys, (lookup, value)


@check
def digits_of_integers_are_compared_as_text(trial: Trial) -> None:
    valued(trial)
    assert trial.found(Compare("year", "startswith", "202")) == {2, 4}
    assert trial.found(Compare("year", "contains", 19)) == {1}
    assert trial.found(Compare("year", "endswith", "1")) == {2}


@check
def values_are_compared_as_text(trial: Trial) -> None:
    valued(trial)
    for lookup, value, keys in [
        ("exact", "520000", {2}), ("exact", 520000, {2}), ("in", ("110000", 52), {1, 4}), ("in", (), set()),
        ("gt", "52", {2, 5}), ("gte", "52", {2, 4, 5}), ("lt", "52", {1}), ("lte", "52", {1, 4}),
        ("range", ("2", "5200"), {4}), ("startswith", "52", {2, 4}), ("endswith", "0000", {1, 2}),
        ("contains", " c", {5}), ("contains", "20", {2}), ("contains", "B", set()),
    ]:  # fmt: skip
        assert trial.found(Compare("province", lookup, value)) == keys, (lookup, value)


@check
def one_of_several_values_is_enough(trial: Trial) -> None:
    valued(trial)
    for lookup, value, keys in [
        ("exact", "甲", {1, 5}), ("in", ("乙", "乙甲"), {1, 2, 4}), ("startswith", "乙", {1, 2, 4}),
        ("endswith", "甲", {1, 4, 5}), ("contains", "甲", {1, 4, 5}),
    ]:  # fmt: skip
        assert trial.found(Compare("topics", lookup, value)) == keys, (lookup, value)


@check
def a_text_is_found_across_words(trial: Trial) -> None:
    worded(trial)
    for text, keys in [
        ("劳动竞赛", {1, 2}), ("动竞", {1, 2}), ("展劳动竞赛，表", {1}), ("职工", {1, 2, 3}), ("工书", {2}),
        ("赛", {1, 2}), ("。", {1}), ("示工", {3}), ("〔2023〕7", {3}), ("市总工", {3}), ("、总则", {2}),
        ("例总工", set()), ("竞赛劳动", set()), ("不存在", set()), ("职工书屋书屋", set()),
        ("劳动竞赛，表彰先进职工。", {1}),
    ]:  # fmt: skip
        assert trial.found(contains(text)) == trial.found(ranked(text)) == keys, text


@check
def a_text_is_found_in_its_field_only(trial: Trial) -> None:
    worded(trial)
    for field, text, keys in [
        ("title_grams", "劳动竞赛", {2}), ("title_grams", "书屋", set()), ("heading_grams", "经费", {2}),
        ("heading_grams", "劳动", set()), ("number_grams", "示工〔2023", {3}), ("number_grams", "示例", set()),
        ("issuer_grams", "示例总", {3}), ("topic_grams", "动竞", {4}), ("title_grams", "其", {4}),
    ]:  # fmt: skip
        assert trial.found(contains(text, field)) == keys, (field, text)


@check
def no_text_reaches_across_a_break(trial: Trial) -> None:
    trial.filled(
        make_document(1, "关于示例", "安康杯通知", headings=["甲乙", "丙丁"], issuers=["示例市", "总工会"]),
        make_document(2, "关于示例安康杯通知甲乙丙丁示例市总工会"),
    )
    for text in ("示例安康杯", "例安", "乙丙", "市总", "甲乙丙丁", "示例市总工会"):
        assert trial.found(contains(text)) == trial.found(ranked(text)) == {2}, text
    assert trial.found(contains("乙丙", "heading_grams")) == set()
    assert trial.found(contains("丁", "heading_grams")) == trial.found(contains("甲乙", "heading_grams")) == {1}
    assert trial.found(contains("例")) == trial.found(ranked("杯通")) == {1, 2}


@check
def a_text_does_not_reach_from_one_directive_into_another(trial: Trial) -> None:
    trial.filled(*(make_document(pk, text) for pk, text in enumerate(["甲乙", "丙丁", "甲", "乙", "乙丙"], 1)))
    assert trial.found(contains("甲乙")) == {1}
    assert trial.found(contains("乙丙")) == {5}
    for text in ("乙丙丁", "丁甲", "甲乙丙丁", "乙丙甲", "甲甲乙"):
        assert trial.found(contains(text)) == trial.found(ranked(text)) == set(), text


@check
def a_ranked_word_is_found_inside_longer_words(trial: Trial) -> None:
    worded(trial)
    assert trial.found(ranked("工")) == {1, 2, 3}
    assert trial.found(ranked("女职工委")) == {3}
    assert trial.found(ranked("竞赛办法一")) == set()


@check
def a_text_whose_ends_cut_through_words(trial: Trial) -> None:
    trial.filled(
        make_document(1, "省总工会法律服务"),  # 总工会|法律服务
        make_document(2, "学习工会法"),
        make_document(3, "省总工会法律服务", "关于工会法的通知"),
        make_document(4, "中国工会法律援助"),  # one word
        make_document(5, "职工"),
    )
    words = fold("工会法")
    assert trial.found(CutThrough(words)) == {1}
    assert trial.found(CutThrough(words, ("工会法律援助",))) == {1, 4}
    assert trial.found(CutThrough(words, ("工会法", "职工"))) == {1, 2, 3}
    broken = ("工会法律援助",)
    assert trial.found(CutThrough(words, broken, ((("endswith", "工会"), ("startswith", "法")),))) == {4}
    assert trial.found(CutThrough(words, broken, ((("endswith", "示"),), (("startswith", "法"),)))) == {4}
    assert trial.found(CutThrough(words, broken, ((("exact", "工会"), ("exact", "法")),))) == {1, 4}
    assert trial.found(CutThrough(words, broken, ((("exact", "中国"),),))) == {1}
    assert trial.found(CutThrough("无此")) == set()


@check
def words_of_directives_that_are_gone_are_gone(trial: Trial) -> None:
    node = CutThrough(fold("工会法"), (), ((("exact", "职工"),),))
    trial.filled(make_document(1, "省总工会法律服务"), make_document(2, "职工"))
    assert trial.found(node) == {1}
    trial.engine.write([make_document(1, "省总工会法律服务，职工")])
    assert trial.found(node) == set()
    trial.engine.write([make_document(1, "省总工会法律服务")])
    assert trial.found(node) == {1}
