"""What a query finds, compared with a plain scan of the folded texts."""

import random
import re

import pytest
from haystack.query import SearchQuerySet
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.models import Directive, Issuer, IssuerAlias
from search.analysis.matching_copy import fold
from search.indexing import index_upkeep
from tests.support.makers import make_directive

PIECES = [
    "“五一”国际劳动节", "大力弘扬劳模精神、劳动精神、\n工匠精神", "深化产业工人队伍建设改革", "开展“安康杯”竞赛",
    "各市（州）总工会", "５０ 家企业", "GB/T 9704", "工会工会工会", "党的创新理论", "职代会 制度", "A+B", "二〇二三年",
    "联 系\n人：某人", "《示例办法》", "不低于95％",
]  # fmt: skip


@pytest.fixture
def held(index):
    """Twelve directives of pieces put together at random, always the same."""
    chance = random.Random(20)
    for at in range(12):
        pieces = chance.sample(PIECES, 6)
        make_directive(title=f"示例通知之{at}", text="，".join(pieces) + "。", year=2015 + at % 5)
    index_upkeep.rebuild()
    return list(Directive.objects.all())


def found(query):
    return {int(result.pk) for result in SearchQuerySet().auto_query(query)}


def scan(directives, *needles):
    return {d.pk for d in directives if all(contains(d, fold(needle)) for needle in needles)}


def scan_letters(directives, needle):
    """Those that hold it where no mark counts, unless it is nothing but marks."""
    if not letters(needle):
        return scan(directives, needle)
    return {d.pk for d in directives if any(letters(needle) in letters(part) for part in parts_of(d))}


def letters(text):
    return "".join(character for character in fold(text) if character.isalnum())


def contains(directive, needle):
    return any(needle in fold(part) for part in parts_of(directive))


def parts_of(directive):
    return [directive.text, directive.title, *(issuer.name for issuer in directive.issuers.all())]


@pytest.mark.parametrize("phrase", PIECES)
def test_a_phrase_finds_exactly_the_texts_that_contain_it(held, phrase):
    expected = scan(held, phrase)
    assert expected and len(expected) < len(held)
    assert found(f"「{phrase}」") == expected


@pytest.mark.parametrize("character", list("党劳杯5人联。+"))
def test_one_character_is_found(held, character):
    expected = scan(held, character)
    assert expected
    assert found(f'"{character}"') == expected
    if character.isalnum():
        assert found(character) == expected


def test_any_piece_of_any_text_is_found_by_phrase(held):
    chance = random.Random(3)
    for _ in range(150):
        text = chance.choice(held).text
        at = chance.randrange(len(text))
        needle = re.sub('[“”「」"]', "", text[at : at + chance.randint(1, 12)])
        if fold(needle):
            assert scan(held, needle) <= found(f"「{needle}」") <= scan_letters(held, needle)


def test_no_text_that_contains_a_word_is_missed(held):
    chance = random.Random(4)
    for _ in range(150):
        run = chance.choice(re.findall("[\u4e00-\u9fff]{2,}", fold(chance.choice(held).text)))
        at = chance.randrange(len(run) - 1)
        word = run[at : at + chance.randint(2, 6)]
        assert found(word) >= scan(held, word) != set()


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(phrase=st.text(alphabet="工会劳模精神，党“”", min_size=1, max_size=6))
def test_made_up_phrases_are_found_where_they_stand_and_nowhere_else(held, phrase):
    if fold(phrase):
        assert scan(held, phrase) <= found("「" + phrase + "」") <= scan_letters(held, phrase)


def test_several_words_must_all_occur(held):
    expected = scan(held, "安康杯", "职代会")
    assert expected
    assert found("安康杯 职代会") == expected


def test_or_not_and_brackets(held):
    everything = {d.pk for d in held}
    cup, council, party = scan(held, "安康杯"), scan(held, "职代会"), scan(held, "党")
    assert found("安康杯 OR 职代会") == cup | council
    assert found("-安康杯") == everything - cup
    assert found("(安康杯 或 职代会) -党") == (cup | council) - party


def test_quotation_marks_in_the_text_hide_nothing(held):
    assert found("五一国际劳动节") == scan(held, "五一国际劳动节") != set()


def test_a_phrase_does_not_reach_from_the_text_into_the_title(index):
    make_directive(title="安康杯通知", text="关于示例")
    index_upkeep.rebuild()
    assert found("「示例安康杯」") == set()
    assert len(found("示例 安康杯")) == 1


def test_title_number_issuer_and_alias_count_as_text(index):
    make_directive(title="安康杯通知", number="示工〔2023〕7号", text="正文", issuer="示例市总工会")
    IssuerAlias.objects.create(issuer=Issuer.objects.get(), name="示例总")
    index_upkeep.rebuild()
    for query in ["安康杯", "「示工〔2023〕7」", "示例市总工会", "示例总", "机关:示例总", "文号:示工", "标题:安康杯"]:
        assert len(found(query)) == 1, query
    assert found("标题:正文") == set()


def test_region_and_year_fields(index):
    make_directive(year=2021)
    make_directive(year=2023)
    index_upkeep.rebuild()
    assert len(found("年份:2021")) == 1
    assert len(found("年份:2020-2023")) == 2
    assert len(found("地区:示例省")) == len(found("地区:示例")) == len(found("地区:990000")) == 2
    assert found("地区:别处") == set()


@pytest.mark.parametrize(
    "query", ["示工〔2023〕7号", "示工(2023)7号", "示工［2023］第 7 号", "示工 [2023] 7", "转发示工〔2023〕7号"]
)
def test_a_number_finds_its_directive_first_then_those_that_cite_it(index, query):
    cited_often = make_directive(title="引用者", text="见示工〔2023〕7号、示工【2023】7号，据示工〔2023〕第7号。")
    bearer = make_directive(number="示工〔2023〕7号", number_key="示工|2023|7", text="示例")
    make_directive(number="示工〔2023〕77号", number_key="示工|2023|77", text="示工〔2023〕77号")
    index_upkeep.rebuild()
    assert [int(result.pk) for result in SearchQuerySet().auto_query(query)] == [bearer.pk, cited_often.pk]


def test_words_found_whole_rank_higher(index):
    apart = make_directive(title="甲通知", text="班组里谈安全，另谈建设。" * 3)
    whole = make_directive(title="乙通知", text="班组安全建设一次。" + "其他事项若干。" * 3)
    index_upkeep.rebuild()
    assert [int(r.pk) for r in SearchQuerySet().auto_query("班组安全建设")] == [whole.pk, apart.pk]


def test_a_word_in_the_title_ranks_higher(index):
    text = make_directive(title="甲通知", text="安康杯。" + "其他事项若干。" * 5)
    title = make_directive(title="安康杯通知", text="其他事项若干。" * 5)
    index_upkeep.rebuild()
    assert [int(r.pk) for r in SearchQuerySet().auto_query("安康杯")] == [title.pk, text.pk]


def test_among_equals_the_newer_comes_first(index):
    years = [2019, None, 2023, 2021]
    for year in years:
        make_directive(text="安康杯竞赛", year=year)
    index_upkeep.rebuild()
    assert [result.year for result in SearchQuerySet().auto_query("安康杯")] == [2023, 2021, 2019, None]


def test_scores_are_numbers_where_some_directives_have_no_headings(index):
    make_directive(sections=[("一、", "深化安康杯竞赛", "其他事项。")])
    make_directive(text="安康杯竞赛")
    index_upkeep.rebuild()
    scores = [result.score for result in SearchQuerySet().auto_query("安康杯")]
    assert len(scores) == 2
    assert all(0 < score < 1000 for score in scores)
