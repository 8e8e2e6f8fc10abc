"""What was typed by staff and found nothing or the wrong thing, on the first directives; each has its right answer."""

import re
from pathlib import Path

import pytest
from django.utils import timezone

from archive import ingest
from archive.ingest import reference_fixtures
from archive.models import Directive
from search.analysis import word_borders
from search.indexing import index_upkeep
from search.models import TermKind
from tests.support import reference_rows
from tests.support.typed import keys, marked, numbers, results, suggested

pytestmark = pytest.mark.django_db

SOURCES = sorted((Path(__file__).resolve().parents[3] / "fixtures" / "sources").glob("*.txt"))
GUIZHOU, YUNNAN, GANSU = "黔工总字〔2021〕19号", "云工通〔2023〕7号", "甘总工发〔2022〕18号"
PASTED = (
    "在“五一”国际劳动节前夕，习近平总书记向首届大国工匠创新交流大会发来贺信，向广大技能人才和劳动模范致以诚挚的"
    "问候，向广大劳动群众致以节日的祝贺"
)


@pytest.fixture(scope="module", autouse=True)
def first(kept_index):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reference_fixtures, "add_counties", lambda known: 0)
        reference_rows.bring()
    run = ingest.ImportRun()
    for source in SOURCES:
        run.import_file(source)
    index_upkeep.rebuild()


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [("困難職工幫扶", "困难职工帮扶"), ("勞模精神", "劳模精神"), ("黔工總字〔2021〕19號", GUIZHOU)],
)
def test_traditional_characters_find_the_same(client, traditional, simplified):
    assert keys(results(client, traditional)) == keys(results(client, simplified)) != []


@pytest.mark.parametrize(
    "typed",
    [
        "黔工总字[2021]19号", "黔工总字(2021)19号", "黔工总字（2021）19号", "黔工总字【2021】19",
        "黔工总字〔2021〕第19号", "黔工总字2021年19号", "黔工总字",
    ],
)  # fmt: skip
def test_a_number_however_it_is_bracketed_finds_the_one_directive(client, typed):
    found = results(client, typed)
    assert (found.matched, numbers(found)) == ("all", [GUIZHOU])


@pytest.mark.parametrize(
    ("number", "typed"),
    [
        *((GUIZHOU, typed) for typed in ["黔工总字〔2021〕", "19号文", "19号", "2021年19号", "〔2021〕19号",
                                         "（2021）19号", "【2021】19"]),
        *((YUNNAN, typed) for typed in ["云工通7号", "云工通", "7号文", "云工通第7号", "2023年7号"]),
    ],
)  # fmt: skip
def test_a_part_of_a_number_finds_its_directive_first(client, number, typed):
    found = results(client, typed)
    assert (found.matched, numbers(found)[0]) == ("all", number)


@pytest.mark.parametrize("typed", ["〔2021〕1", "黔工总字〔2021〕1", "云工通70号"])
def test_the_beginning_of_a_number_is_another_number(client, typed):
    found = results(client, typed)
    assert found.matched != "all" or not found.count


@pytest.mark.parametrize("typed", ["2021年", "二〇二一年", "二○二一年"])
def test_a_year_is_found_in_any_writing_and_nothing_else_is_shown(client, typed):
    found = results(client, typed)
    assert (found.matched, set(keys(found))) == ("all", set(keys(results(client, "2021年"))))
    assert found.count and not any(hit.missing for hit in found.hits)


@pytest.mark.parametrize(("typed", "word"), [("laomo", "劳模"), ("lmjs", "劳模精神"), ("kunnan", "困难职工")])
def test_pinyin_suggests_while_it_is_typed(client, typed, word):
    assert word in suggested(client, typed)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("kunnanzhigong", "困难职工"), ("LAOMO", "劳模"), ("ldjs", "劳动精神"), ("gongjiang", "工匠"),
     ("zhigong shuwu", "职工书屋")],
)  # fmt: skip
def test_pinyin_that_is_sent_is_read(client, typed, word):
    found = results(client, typed)
    assert word in marked(found) or (found.correction and word in found.correction.words)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("劳摸精神", "劳模精神"), ("劳膜精神", "劳模精神"), ("工匠精申", "工匠精神"), ("技能竟赛", "技能竞赛")],
)
def test_a_slip_is_told_what_was_meant(client, typed, word):
    assert results(client, typed).correction.words == word


@pytest.mark.parametrize(("typed", "word"), [("劳动竟赛", "劳动竞赛"), ("困难职工邦扶", "困难职工帮扶"),
                                             ("困难职工帮付", "困难职工帮扶")])  # fmt: skip
def test_no_string_of_characters_is_proposed_that_is_no_word(client, typed, word):
    correction = results(client, typed).correction
    assert correction is None or correction.words == word


@pytest.mark.parametrize("typed", ["union", "model worker", "craftsman"])
def test_english_is_told_its_chinese(client, typed):
    assert results(client, typed).correction


@pytest.mark.parametrize("typed", ["魏志宣", "3799611", "81916597"])
def test_a_contact_is_found_by_nobody(client, typed):
    found = results(client, typed)
    assert found.matched != "all" or not found.count


@pytest.mark.parametrize(("name", "count"), [("王东明", 2), ("习近平", 6)])
def test_who_holds_an_office_is_found(client, name, count):
    found = results(client, name)
    assert (found.matched, found.count) == ("all", count)


def test_a_pasted_sentence_is_shown_in_the_very_section_that_has_it(client):
    hit = results(client, PASTED).hits[0]
    assert hit.directive.number == GANSU
    assert [one.heading for one in hit.sections] == ["引言"]


def test_of_a_pasted_sentence_no_little_word_is_marked_alone(client):
    found = results(client, PASTED)
    assert not marked(found) & {"在", "的", "和", "向"}
    page = client.get(found.hits[0].url, {"q": PASTED}).content.decode()
    assert 0 < len(re.findall("<mark", page)) <= 5


@pytest.mark.parametrize(
    "typed", ["听党话、跟党走", "听党话,跟党走", "听党话跟党走", "听党话 跟党走", "听党话；跟党走。"]
)
def test_a_quoted_phrase_is_found_whatever_marks_stand_in_it(client, typed):
    found = results(client, f'"{typed}"')
    assert (found.matched, found.count) == ("all", 2)
    assert "听党话、跟党走" in marked(found)


def test_of_a_quoted_list_the_marks_do_not_count(client):
    counts = {
        results(client, f'"{one}"').count for one in ("劳模精神、劳动精神、工匠精神", "劳模精神、劳动精神，工匠精神")
    }
    assert len(counts) == 1 and min(counts) > 0


def test_a_word_is_not_found_across_the_borders_of_others(client):
    """No directive is about the law; 工会法律服务 is no 工会法."""
    found = results(client, "工会法")
    assert found.count and not found.true_hits


def test_a_question_with_place_and_year_finds_its_directive_first(client):
    found = results(client, "云南省2023年有哪些关于工匠精神的文件")
    assert numbers(found)[0] == YUNNAN


def test_a_question_with_place_and_year_is_not_told_that_words_are_missing(client):
    """D16: it named them to say which directives it means; 关于 asks and is not looked for."""
    words = "云南省2023年有哪些关于工匠精神的文件"
    page = client.get("/search/", {"q": words}).content.decode()
    assert "没有文件含有全部词语" not in page and "去掉“" not in page
    found = results(client, words)
    assert "关于" not in marked(found)
    assert "云南省、2023年" in {one.label for one in found.offered}


@pytest.mark.parametrize(
    ("typed", "label", "years"),
    [
        ("去年", "去年（2022年）", [2022]),
        ("今年", "今年（2023年）", [2023]),
        ("近三年", "近三年（2021—2023年）", [2021, 2022, 2023]),
        ("2020-2023", "2020—2023年", [2020, 2021, 2022, 2023]),
    ],
)
def test_years_that_are_named_by_the_day_or_by_a_span_are_offered(client, monkeypatch, typed, label, years):
    monkeypatch.setattr(timezone, "now", lambda: timezone.datetime(2023, 6, 1, tzinfo=timezone.get_current_timezone()))
    (one,) = [one for one in results(client, typed).offered if one.label == label]
    shown = client.get(f"/search/?{one.query}").context["results"]
    assert set(keys(shown)) == set(Directive.objects.filter(year__in=years).values_list("pk", flat=True))
    assert one.count == shown.count > 0


@pytest.mark.parametrize("typed", ["工会法", "工会法律", "劳动竞", "的工", "总工会关"])
def test_what_is_suggested_as_a_word_is_one_and_no_string_that_occurs(client, typed):
    """Names of initiatives and titles are offered whole, and say what they are."""
    suggestions = client.get("/search/suggest/", {"q": typed}).json()["suggestions"]
    words = [one["text"] for one in suggestions if one["label"] == TermKind.WORD.label]
    assert "工会法律" not in words and all(map(word_borders.is_term, words))


@pytest.mark.parametrize("typed", ["职工书屋的量子纠缠", "在关于的通知里找量子竞赛", "什么是区块链职工"])
def test_what_is_nearest_holds_a_word_that_was_meant(client, typed):
    found = results(client, typed)
    meant = [word for word in ("职工", "书屋", "竞赛", "量子", "区块链") if word in typed]
    texts = [f"{hit.directive.title}{Directive.objects.get(pk=hit.directive.pk).text}" for hit in found.hits]
    assert found.matched != "all" and texts
    assert all(any(word in text for word in meant) for text in texts)


@pytest.mark.parametrize("typed", ["((", "标题:", '""', "的", "a", "PDF", "！！", "去年", "2020-2023"])
def test_what_means_little_is_answered_all_the_same(client, typed):
    results(client, typed)


def test_a_suggestion_is_a_term_and_what_was_typed_comes_first(client):
    """工会法律援助 is a term of its own, and no kind of 工会法."""
    assert suggested(client, "工会法")[0] == "工会法"
    assert suggested(client, "工会法律援助")[0] == "工会法律援助"


def test_all_six_are_there(client):
    assert Directive.objects.count() == 6
