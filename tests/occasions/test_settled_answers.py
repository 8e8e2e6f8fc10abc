"""Occasions merged, parted, worded and added to by staff; with history, kept through re-reading, and taken back."""

import re

import pytest
from django.test import Client

from archive.access import roles
from archive.models import HistoryEntry, Occasion, OccasionAnswer
from archive.occasions import read_answers
from tests.support.accounts import make_account_of
from tests.support.make_answers import LETTER, make_answering

pytestmark = pytest.mark.django_db
OTHER = "学习贯彻习近平总书记给示例厂职工回信精神"


@pytest.fixture
def clerk():
    client = Client()
    client.force_login(make_account_of(roles.CLERK))
    return client


@pytest.fixture
def two():
    """A directive that answers one letter, and one that answers another."""
    return make_answering(LETTER, 2020), make_answering(OTHER, 2020)


def key_of(directive) -> int | None:
    return OccasionAnswer.objects.get(directive=directive).occasion_id


def post(client, key: int, act: str, **sent):
    page = client.get(f"/review/occasions/{key}/").content.decode()
    shown = page.partition('name="shown" value="')[2].partition('"')[0]
    return client.post(f"/review/occasions/{key}/", {"act": act, "shown": shown, **sent}, follow=True)


def test_a_merged_occasion_takes_what_is_read_of_it_later_along(clerk, client, two):
    one, other = two
    gone, stays = key_of(one), key_of(other)
    post(clerk, gone, "merge", into=stays, reason="示例理由")
    assert key_of(one) == key_of(other) == stays
    assert key_of(make_answering(LETTER, 2020)) == stays
    assert client.get(f"/occasions/{gone}/").url == f"/occasions/{stays}/"
    assert client.get(f"/api/v1/directives/?occasion={gone}").json()["count"] == 3
    assert HistoryEntry.objects.get(directive=one, field="occasion").reason == "示例理由"


def test_a_merged_occasion_stands_by_itself_again(clerk, two):
    one, other = two
    gone, stays = key_of(one), key_of(other)
    post(clerk, gone, "merge", into=stays)
    post(clerk, stays, "take_out", merged=gone)
    assert (key_of(one), key_of(other)) == (gone, stays)


def test_parted_directives_stay_parted_whatever_is_read_anew(clerk):
    one, same = make_answering(LETTER, 2020), make_answering(LETTER, 2020)
    post(clerk, key_of(one), "part", d=[same.pk], to="new", wording="示例会议", year=2020)
    assert key_of(one) != key_of(same)
    read_answers.write(same)
    assert OccasionAnswer.objects.get(directive=same).occasion.wording == "示例会议"
    post(clerk, key_of(same), "part", d=[same.pk], to="other", other=key_of(one))
    assert key_of(one) == key_of(same)
    post(clerk, key_of(one), "part", d=[same.pk], to="none")
    read_answers.write(same)
    assert key_of(same) is None


def test_a_directive_is_added_by_its_title_and_an_unknown_one_is_told(clerk, two):
    one, _ = two
    bare = make_answering("召开示例座谈会", 2020)
    answer = post(clerk, key_of(one), "add", directive="示例市总工会关于没有的通知")
    assert answer.status_code == 400 and "库内没有" in answer.content.decode()
    post(clerk, key_of(one), "add", directive=bare.title)
    assert key_of(bare) == key_of(one)


def test_a_settled_wording_is_how_it_is_called(clerk, client, two):
    one, _ = two
    post(clerk, key_of(one), "word", wording="习近平总书记致首届示例工匠交流大会的贺信")
    for address in (f"/occasions/{key_of(one)}/", f"/directives/{one.pk}/"):
        assert "致首届示例工匠交流大会的贺信" in client.get(address).content.decode()


def test_what_was_settled_is_taken_back_by_the_history(clerk, two):
    one, other = two
    was = key_of(one)
    post(clerk, was, "part", d=[one.pk], to="other", other=key_of(other))
    page = clerk.get(f"/review/{one.pk}/history/").content.decode()
    told = page.partition("新值")[2].partition("</dd>")[0]
    assert "习近平总书记给示例厂职工回信" in re.sub("<[^>]*>", "", told)
    entry = HistoryEntry.objects.get(directive=one, field="occasion")
    clerk.post(f"/review/{one.pk}/history/", {"entry": entry.pk, "latest": entry.pk})
    assert key_of(one) == was and OccasionAnswer.objects.get(directive=one).is_read


def test_a_page_that_is_older_than_what_it_shows_changes_nothing(clerk, two):
    one, other = two
    post(clerk, key_of(one), "merge", into=key_of(other), shown="another")
    assert key_of(one) != key_of(other)


def test_a_directive_that_was_moved_is_worded_by_those_that_it_has_joined(clerk, client, two):
    one, other = two
    post(clerk, key_of(one), "part", d=[one.pk], to="other", other=key_of(other))
    for address in (f"/directives/{one.pk}/", f"/api/v1/directives/{one.pk}/", f"/occasions/{key_of(one)}/"):
        assert "习近平总书记给示例厂职工回信" in client.get(address).content.decode()


@pytest.mark.parametrize("act", ["merge", "part", "word", "add", "take_out", "else"])
def test_bad_input_is_told_and_changes_nothing(clerk, two, act):
    before = list(OccasionAnswer.objects.values_list("pk", "occasion"))
    sent = {"into": "x", "d": "x", "to": "x", "directive": "", "merged": "x", "wording": "示" * 600}
    answer = post(clerk, key_of(two[0]), act, **sent)
    page = answer.content.decode()
    assert answer.status_code in (200, 400) and ("error" in page or "没有保存" in page)
    assert list(OccasionAnswer.objects.values_list("pk", "occasion")) == before


def test_who_may_not_correct_does_not_settle(client, two):
    key = key_of(two[0])
    assert client.post(f"/review/occasions/{key}/", {"act": "word"}).status_code == 302
    client.force_login(make_account_of(roles.READER))
    assert client.post(f"/review/occasions/{key}/", {"act": "word"}).status_code == 403
    assert not Occasion.objects.exclude(wording="").exists()
