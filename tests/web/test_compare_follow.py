"""A base and its follower: /compare/?d=BASE&d=FOLLOWER&form=follow, and the same of the JSON."""

import json
import re

import pytest
from django.urls import reverse

from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

BASE = [
    (
        "一、",
        "办好书屋",
        "每个车间设一处读书角。新书每季度更换不少于20册。书屋可以在晚间开放。各单位于2024年6月30日前报送方案。",
    ),
    ("二、", "改善食堂", "夜班供应热汤。"),
]
FOLLOWER = [
    (
        "一、",
        "办好书屋",
        "每个车间设一处读书角。新书每季度更换不少于30册。书屋应当在晚间开放。各单位于2024年7月15日前报送方案。",
    ),
    ("二、", "组织运动会", "设拔河、接力和广播操三个项目。"),
]


def make_pair():
    base = make_directive("示例省总工会关于职工书屋的通知", BASE, year=2023, issuer="示例省总工会")
    return base, make_directive("示例市总工会关于职工书屋的通知", FOLLOWER, year=2024, issuer="示例市总工会")


def get(client, *pair, **query):
    return client.get(reverse("compare"), {"d": [one.pk for one in pair], "form": "follow", **query})


def rows_of(response):
    return re.findall(r'<tr role="row" class="(\w+)">', response.text)


def test_each_sentence_has_its_verdict_and_what_it_rests_on(client):
    response = get(client, *make_pair())
    assert rows_of(response) == ["adopted", "raised", "raised", "lowered"]
    assert "20册 → 30册" in response.text and "可以 → 应当" in response.text
    assert "2024年6月30日 → 2024年7月15日" in response.text
    assert '<mark class="own">30册</mark>' in response.text


def test_what_is_new_and_what_nothing_answers_stand_in_lists(client):
    page = get(client, *make_pair()).text
    new, unanswered = page.index('id="following-new"'), page.index('id="following-unanswered"')
    assert new < page.index("设拔河、接力和广播操三个项目。") < unanswered < page.index("夜班供应热汤。")


def test_the_counts_lead_to_one_verdict_alone_and_back(client):
    base, follower = make_pair()
    counts = get(client, base, follower).text.partition('class="following-counts"')[2].partition("</ul>")[0]
    assert re.findall(r"<strong>(\d+)</strong>", counts) == ["1", "0", "2", "1", "1", "1"]
    assert f'href="?d={base.pk}&amp;d={follower.pk}&amp;form=follow&amp;verdict=raised"' in counts
    response = get(client, base, follower, verdict="raised")
    assert rows_of(response) == ["raised", "raised"]
    assert "设拔河" not in response.text and "夜班供应热汤" not in response.text
    assert f'href="?d={base.pk}&amp;d={follower.pk}&amp;form=follow" aria-current="true"' in response.text


def test_an_empty_verdict_says_so(client):
    assert "没有这样的句子。" in get(client, *make_pair(), verdict="refined").text


def test_an_unknown_verdict_shows_all(client):
    assert len(rows_of(get(client, *make_pair(), verdict="<b>"))) == 4


def test_the_other_forms_are_a_step_away_and_drop_the_verdict(client):
    base, follower = make_pair()
    page = get(client, base, follower, verdict="raised").text
    assert f'href="?d={base.pk}&amp;d={follower.pk}&amp;form=redline"' in page
    assert f'<a href="?d={base.pk}&amp;d={follower.pk}">左右并排</a>' in page
    usual = client.get(reverse("compare"), {"d": [base.pk, follower.pk]}).text
    assert f'<a href="?d={base.pk}&amp;d={follower.pk}&amp;form=follow">对应情况</a>' in usual


def test_when_the_sides_are_changed_raised_becomes_lowered(client):
    assert rows_of(get(client, *reversed(make_pair()))) == ["adopted", "lowered", "lowered", "raised"]


def test_a_sentence_of_several_clauses_has_a_verdict_on_each(client):
    base = make_directive("示例甲", [("一、", "书屋", "每个车间设一处读书角，配齐书架和灯具。")])
    follower = make_directive(
        "示例乙", [("一、", "书屋", "每个车间设一处读书角，配齐书架和灯具；秋季举办拔河和接力比赛。")]
    )
    parts = get(client, base, follower).text.partition('class="following-parts"')[2].partition("</ul>")[0]
    assert re.findall(r"verdict-(\w+)", parts) == ["adopted", "new"]


def test_what_a_directive_says_is_escaped(client):
    section = ("一、", "<i>标题", "<script>alert(1)</script>应当办理。")
    page = get(client, make_directive("甲", [section]), make_directive("乙", [section], year=2020)).text
    assert "alert(1)" in page and "<script>alert" not in page and "<i>" not in page


def test_contacts_are_hidden_from_those_not_signed_in(client, admin_client):
    sections = [("一、", "报名", "请联系示例员，电话 0000-1234。")]
    pair = [make_directive(name, sections, contacts=["示例员", "0000-1234"]) for name in ("示例甲", "示例乙")]
    assert "0000-1234" not in get(client, *pair).text
    assert "0000-1234" in get(admin_client, *pair).text


def test_directives_without_sections_have_nothing_to_show(client):
    assert "没有这样的句子。" in get(client, make_directive("示例甲"), make_directive("示例乙")).text


def test_the_json_has_the_verdicts_with_places_that_say_what_they_say(client):
    base, follower = make_pair()
    answer = json.loads(client.get("/api/v1/compare/", {"d": [base.pk, follower.pk]}).text)
    verdicts = [one["verdict"] for one in answer["followed"]]
    assert verdicts == ["adopted", "raised", "raised", "lowered", "new", "unanswered"]
    raised = answer["followed"][1]
    basis = raised["basis"][0]
    assert (basis["kind"], basis["direction"], raised["doubtful"]) == ("figure", 1, False)
    assert raised["left"][0]["text"][basis["left_start"] : basis["left_end"]] == "20册"
    for one, side, sections in ((raised["left"][0], "left", BASE), (raised["right"], "right", FOLLOWER)):
        assert sections[0][2][one["start"] : one["end"]] == one["text"], side
    assert answer["followed"][-1]["right"] is None and answer["followed"][-2]["left"] == []
