"""What the results page makes of the filters that staff know."""

from datetime import date

import pytest
from django.http import QueryDict

from archive.models import ValidityEvent
from search.indexing import index_upkeep
from search.web.search_form import SearchForm
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def holdings(index):
    make_directive(
        "关于劳动竞赛的通知", text="开展职工书屋建设。", issued_on=date(2021, 3, 1), number="示工发〔2021〕7号"
    )
    make_directive("关于职工书屋的通知", text="开展劳动竞赛。", issuer="样例省总工会")
    old = make_directive("关于疗休养的办法", text="劳动竞赛和职工书屋。", printed_on=date(2022, 5, 1))
    ValidityEvent.objects.create(directive=old, kind="abolished")
    index_upkeep.rebuild()


def found(client, query):
    page = client.get(f"/search/?{query}")
    return [hit.directive.title for hit in page.context["results"].hits], page


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("q=劳动竞赛&in=title", "关于劳动竞赛的通知"), ("q=书屋 -竞赛&in=title", "关于职工书屋的通知"),
        ("q=竞赛&issuer=样例省总工会", "关于职工书屋的通知"), ("q=竞赛&validity=abolished", "关于疗休养的办法"),
        ("q=竞赛&dated_from=2022-01-01", "关于疗休养的办法"), ("q=竞赛&number=7号", "关于劳动竞赛的通知"),
        ("q=竞赛&dated=none", "关于职工书屋的通知"),
    ],
)  # fmt: skip
def test_words_are_found_under_them(client, holdings, query, title):
    assert found(client, query)[0] == [title]


def test_a_search_box_keeps_them(client, holdings):
    page = found(client, "q=竞赛&dated_from=2021-01-01&in=title&number=7号")[1].text
    for name, value in (("dated_from", "2021-01-01"), ("in", "title"), ("number", "7号")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    assert page.count('class="chip"') == 3


def test_where_nothing_has_it_they_are_offered_to_be_dropped(client, holdings):
    page = found(client, "q=疗休养标准&in=title&dated_to=2020-01-01&dated=none")[1]
    offered = {relaxation.label: relaxation.query for relaxation in page.context["results"].relaxations}
    assert not any("dated" in query for label, query in offered.items() if label.startswith("不限成文日期"))
    assert [label for label in offered if "疗休养" in label or "不限" in label]


def test_a_sentence_of_titles_asks_for_all_its_words(client, holdings):
    assert found(client, "q=劳动竞赛怎么开展&in=title")[1].context["results"].matched != "nearest"


def test_the_json_tells_them(client, holdings):
    answer = client.get("/api/v1/search/?q=竞赛&validity=abolished&in=title").json()
    assert answer["count"] == 0 and answer["notices"] == []
    told = client.get("/api/v1/search/?q=竞赛").json()["facets"]
    assert {one["value"]: one["count"] for one in told["validity"]} == {"abolished": 1, "unsettled": 2}
    assert told["dated"] == [{"value": "none", "label": "未注明", "count": 1}]
    assert (told["place"], told["city"]) == ([], [])


def test_what_was_asked_is_told_in_words():
    form = SearchForm(QueryDict("in=title&dated_from=2021-01-01&deadline=yes&validity=none&number=7号"))
    assert form.is_valid()
    assert dict(form.chosen()) == {
        "成文日期": "2021-01-01 起", "发文字号": "7号", "检索范围": "只检索标题", "效力": "未核定", "期限": "有期限",
    }  # fmt: skip
