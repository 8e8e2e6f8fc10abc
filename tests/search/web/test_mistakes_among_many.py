"""What test_search_mistakes.py holds on six directives, on an archive of 295 that are made to be mistaken."""

import re
from datetime import UTC, datetime

import pytest
from django.utils import timezone

from archive.models import Directive
from search.analysis.segmentation import content_words
from search.analysis.word_borders import parts_of
from search.indexing import index_upkeep
from tests.support import office_archive
from tests.support.typed import keys, marked, numbers, results, suggested

pytestmark = pytest.mark.django_db

_THE_LAW = re.compile("工会法(?!律)")


@pytest.fixture(scope="module", autouse=True)
def rows(kept_index):
    """{id of a notice: its row's key}"""
    made = office_archive.fill()
    index_upkeep.rebuild()
    return made


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("困難職工幫扶", "困难职工帮扶"), ("廠務公開", "厂务公开"), ("示戊工發〔2019〕84號", "示戊工发〔2019〕84号")],
)
def test_traditional_characters_find_the_same(client, traditional, simplified):
    assert keys(results(client, traditional)) == keys(results(client, simplified)) != []


@pytest.mark.parametrize(
    "typed",
    ["示戊工发[2019]84号", "示戊工发(2019)84号", "示戊工发【2019】84", "示戊工发〔2019〕第84号", "示戊工发2019年84号",
     "示戊工发84号", "2019年84号", "〔2019〕84号", "84号文", "84号"],
)  # fmt: skip
def test_a_number_in_any_writing_and_in_part_finds_its_notice_first(client, typed):
    found = results(client, typed)
    assert (found.matched, numbers(found)[0]) == ("all", "示戊工发〔2019〕84号")


@pytest.mark.parametrize("typed", ["示戊工发〔2019〕8", "示戊工发8", "示戊工发840号"])
def test_the_beginning_of_a_number_is_another_number(client, typed):
    found = results(client, typed)
    assert found.matched != "all" or "示戊工发〔2019〕84号" not in numbers(found)


def test_a_number_that_others_name_is_its_own_first(client, rows):
    """示东工发〔2017〕11号 is named by notices that rest on it, and by one that forwards it."""
    found = results(client, "示东工发〔2017〕11号")
    assert keys(found)[0] == rows["office-011"]
    assert found.count > 1


@pytest.mark.parametrize("typed", ["2019年", "二〇一九年", "二○一九年"])
def test_a_year_is_found_in_any_writing(client, typed):
    found = results(client, typed)
    assert (found.matched, found.count) == ("all", results(client, "2019年").count)
    assert found.count and not any(hit.missing for hit in found.hits)


@pytest.mark.parametrize(("typed", "word"), [("liaoxiuyang", "疗休养"), ("zhigongshuwu", "职工书屋")])
def test_pinyin_is_read(client, typed, word):
    found = results(client, typed)
    assert any(word in one for one in suggested(client, typed))
    assert word in marked(found) or (found.correction and word in found.correction.words)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("劳动竟赛", "劳动竞赛"), ("困难职工邦扶", "困难职工帮扶"), ("困难职工帮付", "困难职工帮扶"),
     ("技能竟赛", "技能竞赛"), ("职工书乌", "职工书屋")],
)  # fmt: skip
def test_a_slip_is_told_what_was_meant_and_never_a_string_that_is_no_word(client, typed, word):
    assert results(client, typed).correction.words == word


def test_a_pasted_sentence_finds_the_notices_that_have_it_and_the_section_it_stands_in(client, rows):
    found = results(client, "每户每年救助金额最高不超过1450元")
    # One, and the same notice again a year later.
    assert set(keys(found)) == {rows["office-002"], rows["office-260"]}
    assert [[one.heading for one in hit.sections] for hit in found.hits] == [["一、帮扶标准"]] * 2


def test_of_a_pasted_sentence_no_little_word_is_marked_alone(client):
    pasted = "对超标准发放福利、私设小金库的，责令退回"
    found = results(client, pasted)
    assert pasted in marked(found)
    assert not marked(found) & {"的", "对"}


@pytest.mark.parametrize(
    "typed", ["有牌子、有场地、有经费、有活动", "有牌子,有场地,有经费,有活动", "有牌子有场地有经费有活动",
     "有牌子 有场地 有经费 有活动"]
)  # fmt: skip
def test_a_quoted_phrase_is_found_whatever_marks_stand_in_it(client, typed):
    found = results(client, f'"{typed}"')
    assert (found.matched, found.count) == ("all", results(client, '"有牌子、有场地"').count)
    assert "有牌子、有场地、有经费、有活动" in marked(found)


def test_a_word_comes_first_where_it_stands_and_last_where_others_meet(client):
    found = results(client, "工会法")
    assert found.true_hits
    assert all(_THE_LAW.search(hit.directive.text) for hit in found.true_hits)


def test_a_question_with_place_and_year_finds_its_notice_first(client, rows):
    found = results(client, "示例甲市2022年有哪些关于职工心理健康的文件")
    assert keys(found)[0] == rows["office-167"]


@pytest.mark.parametrize("typed", ["((", "标题:", '""', "的", "a", "PDF", "！！", "去年", "2020-2023"])
def test_what_means_little_is_answered_all_the_same(client, typed):
    results(client, typed)


@pytest.mark.parametrize("typed", ["工资协商", "工匠人才工作室命名", "暑期托管补贴标准"])
def test_the_nearest_hold_a_word_of_the_query_or_a_part_of_one(client, typed):
    found = results(client, typed)
    assert found.hits
    words = [one for word in content_words(typed) for one in (word, *parts_of(word))]
    assert all(any(word in hit.directive.title + hit.directive.text for word in words) for hit in found.hits)


def test_near_to_a_lone_word_is_what_has_all_it_falls_into(client):
    """No notice says 工资协商, nine are about 工资集体协商."""
    found = results(client, "工资协商")
    assert all("集体协商" in hit.directive.title for hit in found.hits[:9])


@pytest.mark.parametrize("typed", ["2019-2020", "2019－2020年", "2019至2020"])
def test_a_range_of_years_is_offered_as_a_filter(client, typed):
    (offer,) = results(client, typed).offered
    assert (offer.filters, offer.count) == ({"year": ["2019", "2020"]}, len(_of_years(2019, 2020)))


@pytest.mark.parametrize(
    ("typed", "years"), [("去年", [2019]), ("近三年", [2018, 2019, 2020]), ("去年 送温暖", [2019])]
)
def test_a_year_by_the_day_of_asking_is_offered_as_a_filter(client, monkeypatch, typed, years):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2020, 6, 1, tzinfo=UTC))
    offer = results(client, typed).offered[0]
    assert offer.filters == {"year": list(map(str, years))}
    assert offer.count and (" " in typed or offer.count == len(_of_years(*years)))


def _of_years(*years: int) -> list[int]:
    return [one.pk for one in Directive.objects.filter(year__in=years)]
