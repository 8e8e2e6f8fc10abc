"""/search/ as a reader meets it."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from archive.models import Directive, Topic
from search.haystack_front.backend import engines
from search.indexing import index_upkeep
from tests.support.makers import make_directive, make_region

MEETING = ("一、", "健全职代会", "推进职代会制度。")
CUP = ("二、", "深化竞赛", "开展“安康杯”竞赛，年底前报送。")


@pytest.fixture
def directive(index):
    directive = make_directive(title="示例市总工会关于安康杯的通知", sections=[MEETING, CUP], year=2023)
    other = make_directive(title="样例通知", text="竞赛", region=make_region("980000", "样例省", "样例"), year=2021)
    other.topics.add(Topic.objects.create(name="女职工"))
    index_upkeep.rebuild()
    return directive


def page(client, **query):
    response = client.get("/search/", query)
    assert response.status_code == 200
    return response


def text_of(response):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", response.content.decode()))


def test_a_hit_shows_its_title_snippet_and_matching_sections(client, directive):
    html = page(client, q="安康杯").content.decode()
    query = urlencode({"q": "安康杯"})
    assert f'href="/directives/{directive.pk}/?{query}"' in html
    assert f'href="/directives/{directive.pk}/?{query}#s-2"' in html
    assert "#s-1" not in html
    assert "开展“<mark>安康杯</mark>”竞赛" in html


def test_the_way_back_keeps_words_and_filters(client, directive):
    html = page(client, q="安康杯", province="示例").content.decode()
    assert "province=%E7%A4%BA%E4%BE%8B" in html


def test_markup_in_text_and_query_stays_text(client, index):
    make_directive(title="<script>alert(1)</script>标题", text="<script>alert(2)</script>安康杯<img src=x onerror=y>")
    index_upkeep.rebuild()
    for query in ["<script>alert", "安康杯", '"><script>alert(3)</script>', "alert"]:
        html = page(client, q=query).content.decode()
        assert re.findall("<script(?! src=)", html) == [] and "<img" not in html


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("，。！", "没有可供检索的文字"),
        ("作者:某人", "没有“作者”这一检索项"),
        ("安康杯 “竞赛", "引号没有成对"),
        ("(安康杯", "括号没有成对"),
        ("安康杯 " * 2500, "检索词共"),
        ("安康杯 OR", "前后缺少词语"),
        ("(" * 300 + "安康杯", "括号套了超过"),
    ],
)
def test_a_query_that_cannot_be_read_as_written_is_answered_in_plain_words(client, directive, query, message):
    assert message in text_of(page(client, q=query))


def test_what_was_understood_is_shown(client, directive):
    assert "已理解为：标题:安康杯" in text_of(page(client, q="(标题:安康杯"))


def test_filters_without_words_list_what_passes(client, directive):
    response = page(client, province="990000")
    assert [hit.directive.pk for hit in response.context["hits"]] == [directive.pk]


def test_each_facet_counts_under_all_other_filters(client, directive):
    facets = {facet.name: facet for facet in page(client, q="竞赛", province="示例").context["facets"]}
    assert [(option.label, option.count) for option in facets["province"].options] == [("样例", 1), ("示例", 1)]
    assert [(option.value, option.count) for option in facets["year"].options] == [("2023", 1)]


def test_nothing_found_offers_to_drop_each_filter(client, directive):
    response = page(client, q="安康杯", year="2021", province="样例")
    assert response.context["results"].count == 0
    html = response.content.decode()
    assert "没有找到符合全部条件的文件" in html
    assert "不限全部条件" in html and "不限年份“2021”" not in html
    assert "不限年份“2021”" in page(client, q="安康杯", year="2021").content.decode()


def test_where_nothing_has_all_words_the_nearest_are_shown_and_said_to_be(client, directive):
    response = page(client, q="安康杯 甪彧")
    assert response.context["results"].matched == "some"
    assert response.context["hits"][0].directive.pk == directive.pk
    assert response.context["hits"][0].missing == ["甪彧"]
    assert "没有文件含有全部词语" in response.content.decode()


def test_a_question_finds_its_answer(client, directive):
    response = page(client, q="请问安康杯竞赛怎么样开展才好呢")
    assert response.context["hits"][0].directive.pk == directive.pk


def test_each_way_to_ask_for_less_tells_what_it_would_find(client, directive):
    relaxations = {one.label: one.count for one in page(client, q="安康杯 甪彧").context["results"].relaxations}
    assert relaxations == {"去掉“甪彧”": 1, "任一词语出现即可": 1}
    assert page(client, q="甪彧").context["results"].relaxations == []


def test_after_few_results_those_with_some_of_the_words_follow(client, directive):
    other = make_directive(title="示例市总工会关于安康杯的通报", text="安康杯")
    index_upkeep.rebuild()
    results = page(client, q="安康杯 职代会").context["results"]
    assert [hit.directive.pk for hit in results.hits] == [directive.pk]
    assert [hit.directive.pk for hit in results.partial] == [other.pk]


def test_a_mistyped_word_is_asked_about_and_not_changed(client, directive):
    response = page(client, q="安康怀")
    assert response.context["results"].correction.words == "安康杯"
    assert response.context["words"] == "安康怀"


def test_the_issuers_level_is_a_filter(client, directive):
    assert page(client, q="安康杯", level="市级").context["results"].count == 1
    assert page(client, q="安康杯", level="province").context["results"].count == 0


def test_an_index_that_cannot_be_read_is_said_to_be_under_repair(client, directive, index):
    for lists in index.get_backend().engine.index_directory.current().glob("*.lists"):
        lists.write_bytes(b"")
    engines.clear()
    index.reset_sessions()
    for path in ("/search/", "/api/v1/search/"):
        response = client.get(path, {"q": "安康杯"})
        assert response.status_code == 503
        assert "正在重建" in response.content.decode()
    assert client.get(f"/directives/{directive.pk}/").status_code == 200


def test_a_pasted_page_of_text_does_not_swell_the_links(client, directive):
    response = client.get("/search/", {"q": "安康杯竞赛" * 2000})
    assert "只取前 512 个" in response.content.decode()
    assert response.context["hits"]
    assert len(response.content) < 300_000


def test_ten_thousand_brackets_are_answered(client, directive):
    for words in ("(" * 3000, "安" * 10_000, "*" * 500, "?" * 500, "的 了 是", "\x01\x02"):
        assert client.get("/search/", {"q": words, "page": "1000000000"}).status_code == 200


@pytest.mark.parametrize("number", ["0", "-1", "2", "99999999999999999999", "abc", "1.5", "１"])
def test_a_page_that_is_not_there_is_answered_with_the_nearest(client, directive, number):
    assert page(client, q="竞赛", page=number).context["page_obj"].number == 1


def test_later_pages_are_reached_by_links(client, index):
    for at in range(25):
        make_directive(title=f"通知{at}", text="竞赛")
    index_upkeep.rebuild()
    first, second = page(client, q="竞赛"), page(client, q="竞赛", page="2")
    shown = [hit.directive.pk for response in (first, second) for hit in response.context["hits"]]
    assert len(shown) == len(set(shown)) == 25
    assert "page=2" in first.content.decode()


def test_chosen_directives_go_to_the_comparison(client, directive):
    html = page(client, q="竞赛").content.decode()
    assert f'action="{reverse("compare")}"' in html
    assert f'<input type="checkbox" name="d" value="{directive.pk}">' in html
    assert '<input type="hidden" name="q" value="竞赛">' in html


@pytest.mark.parametrize("sort", ["newest", "oldest", "relevance", "sideways"])
def test_sorts(client, directive, sort):
    years = [hit.directive.year for hit in page(client, q="竞赛", sort=sort).context["hits"]]
    assert years == {"newest": [2023, 2021], "oldest": [2021, 2023]}.get(sort, years)
    assert len(years) == 2


def test_contacts_are_redacted_for_who_is_not_signed_in(client, admin_client, index):
    make_directive(text="安康杯竞赛情况请报送，联系电话：0000-123456。", contacts=["0000-123456"])
    index_upkeep.rebuild()
    assert "0000-123456" not in page(client, q="安康杯").content.decode()
    assert "0000-123456" in page(admin_client, q="安康杯").content.decode()


def test_a_full_page_takes_ten_queries(client, index, django_assert_max_num_queries):
    for at in range(20):
        make_directive(title=f"通知{at}", sections=[MEETING, CUP])
    index_upkeep.rebuild()
    # The last names the occasions that its filter lists.
    with django_assert_max_num_queries(12):
        assert len(page(client, q="安康杯", province="示例", year="2023").context["hits"]) == 20


def test_a_page_with_more_that_has_only_some_of_the_words_takes_thirteen_queries(
    client, index, django_assert_max_num_queries
):
    """Ten, and two for the words that may have been meant: all that is counted is counted in one go."""
    topic = Topic.objects.create(name="女职工")
    for at, text in enumerate(["安康杯竞赛与疗休养", *["安康杯竞赛"] * 5, *["疗休养"] * 5]):
        make_directive(title=f"通知{at}", text=text, genre="").topics.add(topic)
    Directive.objects.update(form="实施方案")
    index_upkeep.rebuild()
    with django_assert_max_num_queries(15):
        asked = {"q": "安康杯 疗休养", "province": "示例", "topic": "女职工", "genre": "实施方案"}
        results = page(client, **asked).context["results"]
    assert (len(results.hits), len(results.partial)) == (1, 10)


def test_a_page_with_relaxations_takes_fourteen_queries(client, directive, django_assert_max_num_queries):
    # Four for what is kept until something changes (what topics and issuers are called is), which in a test's
    # transaction nothing is.
    with django_assert_max_num_queries(14):
        results = page(client, q="安康杯 竞赛", province="样例", year="2021").context["results"]
    assert results.matched == "some" and results.relaxations


def test_a_removed_directive_whose_index_lags_is_left_out(client, directive):
    directive.delete()
    assert page(client, q="安康杯").context["hits"] == []


def test_control_characters_do_no_harm(client, directive):
    assert page(client, q="安康杯\x00竞赛\ufffe").context["results"].count in (0, 1)
