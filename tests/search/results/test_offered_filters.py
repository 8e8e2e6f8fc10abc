"""Filters that a query names are offered in one click, counted, and never applied."""

import pytest
from django.http import QueryDict
from django.utils import timezone

from archive.models import Topic
from archive.models.choices import Openness
from search.indexing import index_upkeep
from tests.support.makers import make_directive, make_region

TITLE = "示例市总工会关于弘扬工匠精神的{}"


@pytest.fixture
def archive(index):
    yunnan, guizhou = make_region("530000", "云南省", "云南"), make_region("520000", "贵州省", "贵州")
    topic = Topic.objects.create(name="劳模工匠精神", words=["工匠精神"])
    for region, year, genre in ((yunnan, 2023, "通知"), (yunnan, 2021, "意见"), (guizhou, 2023, "通知")):
        make_directive(TITLE.format(genre), region=region, year=year, genre=genre).topics.add(topic)
    make_directive("示例市总工会关于职工书屋的通知", region=guizhou, year=2021, text="贵州省2021年职工书屋。")
    index_upkeep.rebuild()


def asked(client, words, **filters):
    return client.get("/api/v1/search/", {"q": words, **filters}).json()


def offered(client, words, **filters):
    return {one["label"]: one["count"] for one in asked(client, words, **filters)["offered_filters"]}


QUESTION = "云南省2023年有哪些关于工匠精神的文件"


def test_what_a_question_names_is_offered_with_what_each_finds(client, archive):
    assert offered(client, QUESTION) == {"云南省、2023年": 1, "云南省": 2, "2023年": 2, "劳模工匠精神": None}


def test_a_link_finds_what_it_says_without_the_words_that_the_filter_says(client, archive):
    answer = asked(client, "云南省工匠精神的通知")
    for one in answer["offered_filters"]:
        address = QueryDict(one["query"])
        found = client.get(f"/api/v1/search/?{one['query']}").json()
        assert one["count"] == (found["count"] if found["matched"] == "all" else None)
        assert {name: address.getlist(name) for name in one["filters"]} == one["filters"]
    assert QueryDict(answer["offered_filters"][0]["query"])["q"] == "工匠精神"


def test_where_nothing_is_left_the_filter_says_all(client, archive):
    for words in ("2023", "2023年", "二〇二三年", "2022-2023", "2023年有哪些文件"):
        (one,) = asked(client, words)["offered_filters"]
        assert (one["count"], one["filters"]["year"][-1], "q=" in one["query"]) == (2, "2023", False)


def test_a_year_told_by_the_day_is_offered_with_its_figures(client, archive, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: timezone.datetime(2024, 1, 2, tzinfo=timezone.get_current_timezone()))
    assert offered(client, "近三年的文件") == {"近三年（2022—2024年）": 2}
    assert "去年（2023年）" in offered(client, "去年")


def test_what_is_chosen_already_and_what_finds_nothing_is_not_offered(client, archive):
    assert offered(client, "云南省 书屋") == {}
    assert offered(client, "云南 工匠精神", province="520000", topic="劳模工匠精神") == {}


def test_nothing_is_applied(client, archive):
    assert asked(client, "贵州省 书屋")["count"] == 1
    assert {row["province"] for row in asked(client, "工匠精神 2023年")["results"]} >= {"云南省", "贵州省"}


def test_a_question_that_names_a_place_is_not_told_that_words_are_missing(client, archive):
    for words in (QUESTION, "云南省2023年关于工匠精神的文件", "书屋是什么"):
        answer = asked(client, words)
        page = client.get("/search/", {"q": words}).content.decode()
        assert (answer["matched"], answer["relaxations"]) == ("nearest", [])
        assert "没有文件含有全部词语" not in page and "去掉“" not in page


def test_words_that_only_ask_are_neither_marked_nor_missing(client, archive):
    page = client.get("/search/", {"q": QUESTION}).content.decode()
    assert "<mark>工匠精神</mark>" in page
    for word in ("关于", "有哪些", "文件", "的文件"):
        assert f"<mark>{word}</mark>" not in page
        assert f">{word}</s>" not in page and f"<del>{word}</del>" not in page


def test_who_may_not_know_of_a_directive_is_not_offered_what_it_alone_has(client, admin_client, archive):
    region = make_region("620000", "甘肃省", "甘肃")
    make_directive(TITLE.format("函"), region=region, year=2019, openness=Openness.SIGNED_IN)
    index_upkeep.rebuild()
    for words in ("甘肃省2019年工匠精神", "甘肃省"):
        assert not any("甘肃" in label or "2019" in label for label in offered(client, words))
    assert "甘肃省" in offered(admin_client, "甘肃省2019年工匠精神")


def test_the_page_shows_the_links(client, archive):
    page = client.get("/search/", {"q": "云南省工匠精神的通知"}).content.decode()
    assert "也可只看：" in page and "province=530000" in page
    assert "也可只看：" not in client.get("/search/", {"q": "书屋"}).content.decode()
