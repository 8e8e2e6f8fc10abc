"""The list of occasions, the page of one, the line on a directive's page, the filter, and the JSON."""

from datetime import date

import pytest

from archive.models import Directive, Occasion
from tests.support.make_answers import LETTER, make_answering
from tests.support.makers import make_region, overwrite

pytestmark = pytest.mark.django_db
SHARED = "各级工会要把学习宣传贯彻贺信精神作为一项重要任务抓紧抓实抓好。"


@pytest.fixture
def three():
    """Three directives that answer one letter, of two places, and one that answers another."""
    there = make_region("980000", "样例省", "样例")
    made = [
        make_answering(
            LETTER, 2020, issued_on=date(2020, 5, 12), lead=f"现通知如下。{SHARED}甲市总工会将举办工匠讲堂五十场。"
        ),
        make_answering(LETTER, 2020, issued_on=date(2020, 5, 6), lead=f"现通知如下。{SHARED}", region=there),
        make_answering(LETTER, 2020, issued_on=None, lead=f"现通知如下。{SHARED}"),
    ]
    make_answering("学习贯彻习近平总书记给示例厂职工回信精神", 2020)
    return made


def page_of(client, directive) -> str:
    return client.get(f"/occasions/{directive.answer.occasion_id}/").content.decode()


def test_who_has_answered_stands_by_date_with_the_days_between(client, three):
    later, first, undated = three
    page = page_of(client, later)
    places = [page.index(f"/directives/{one.pk}/") for one in (first, later, undated)]
    assert places == sorted(places)
    assert "距前一件 6 天，距首件 6 天" in page and "日期不详" in page
    assert "习近平总书记致示例工匠交流大会贺信" in page


def test_a_place_without_an_answer_is_told_as_not_held_and_not_as_silent(client, three):
    make_region("970000", "他例省", "他例")
    page = page_of(client, three[0])
    without = page.partition('id="without-title"')[2].partition("</section>")[0]
    assert "他例" in without and "样例" not in without
    assert "未收录不等于没有发文" in without
    assert "滞后" not in page and "未转发" not in page


def test_what_all_say_and_what_one_adds_is_told(client, three):
    page = page_of(client, three[0])
    shared, _, own = page.partition('id="own-title"')
    assert SHARED.strip("。") in shared.partition('id="shared-title"')[2]
    assert "占 0%" in own


def test_a_directive_s_page_has_a_line_that_leads_there(client, three):
    page = client.get(f"/directives/{three[0].pk}/").content.decode()
    assert f'href="/occasions/{three[0].answer.occasion_id}/"' in page and "事由" in page


def test_the_list_has_what_several_answer_and_all_on_demand(client, three):
    some, every = (client.get(f"/occasions/{query}").content.decode() for query in ("", "?all=1"))
    assert "示例工匠交流大会" in some and "示例厂职工" not in some
    assert "示例工匠交流大会" in every and "示例厂职工" in every


def test_what_a_reader_may_not_know_of_is_no_answer(client, three):
    held = three[0].answer.occasion_id
    overwrite(Directive.objects.filter(pk__in=[three[0].pk, three[1].pk]), custody="withdrawn")
    assert f"/directives/{three[1].pk}/" not in client.get(f"/occasions/{held}/").content.decode()
    overwrite(Directive.objects.filter(pk=three[2].pk), custody="withdrawn")
    assert client.get(f"/occasions/{held}/").status_code == 404
    assert "示例工匠交流大会" not in client.get("/occasions/?all=1").content.decode()


def test_an_unknown_occasion_is_a_plain_404(client):
    assert client.get("/occasions/123456/").status_code == 404


def test_directives_are_listed_and_counted_by_occasion(client, three):
    key = three[0].answer.occasion_id
    answer = client.get(f"/api/v1/directives/?occasion={key}").json()
    assert {row["id"] for row in answer["results"]} == {one.pk for one in three}
    assert [(one["value"], one["count"]) for one in answer["facets"]["occasion"]][0] == (str(key), 3)
    assert "习近平总书记致示例工匠交流大会贺信" in answer["facets"]["occasion"][0]["label"]
    assert client.get("/api/v1/directives/?occasion=none").json()["count"] == 0


def test_an_occasion_that_there_is_not_is_left_out_with_a_notice(client, three):
    for asked in ("99999", "abc"):
        answer = client.get(f"/api/v1/directives/?occasion={asked}").json()
        assert answer["count"] == 4 and "事由" in answer["notices"][0]


def test_the_json_of_a_directive_says_what_it_answers(client, three):
    told = client.get(f"/api/v1/directives/{three[0].pk}/").json()["occasion"]
    assert told["wording"] == "习近平总书记致示例工匠交流大会贺信"
    assert (told["kind"], told["year"], told["settled"]) == ("letter", 2020, False)
    assert told["id"] == three[0].answer.occasion_id and told["url"].endswith(f"/occasions/{told['id']}/")
    bare = make_answering("召开年度会议", 2021)
    assert client.get(f"/api/v1/directives/{bare.pk}/").json()["occasion"] is None
    assert Occasion.objects.count() == 2
