"""The places of a comparison: what stands in each, moved, exchanged, taken out, added."""

import re
from html import unescape

import pytest

from archive.models import Reference
from archive.models.choices import ReferenceKind
from search.errors import EngineUnavailable
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

READING = ("一、", "办好职工书屋", "每个车间设一处读书角。")


@pytest.fixture(autouse=True)
def no_index(monkeypatch):
    """Titles are looked through: what the search finds has tests of its own (tests/search/web)."""

    def away(*args):
        raise EngineUnavailable("broken")

    monkeypatch.setattr("search.templatetags.directives_to_compare.find", away)


@pytest.fixture
def directives(db):
    return [make_directive(f"示例{name}市总工会关于职工书屋的通知", [READING], year=2020) for name in "甲乙丙丁"]


def get(client, *directives, **query):
    return client.get("/compare/", {"d": [one.pk for one in directives], **query})


def links(response) -> dict[str, list[str]]:
    """{words of a link in the places: its addresses}"""
    found: dict[str, list[str]] = {}
    part = response.text.split("data-pick")[1]
    for address, words in re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)', part):
        found.setdefault(words.strip(), []).append(unescape(address))
    return found


def titles(response) -> list[str]:
    """Of the directives compared, in order, from the list of places."""
    places = response.text.split('class="compare-places"')
    return re.findall(r'class="place-title"[^>]*>([^<]*)<', places[1].split("</ol>")[0]) if len(places) > 1 else []


def test_a_directive_moves_within_the_comparison_and_out_of_it(client, directives):
    first, second, third, _fourth = directives
    page = get(client, first, second, third)
    assert titles(page) == [first.title, second.title, third.title]
    assert titles(client.get("/compare/" + links(page)["后移"][0])) == [second.title, first.title, third.title]
    assert titles(client.get("/compare/" + links(page)["前移"][1])) == [first.title, third.title, second.title]
    # Of three one is taken out: a grid of two is left.
    left = client.get("/compare/" + links(page)["移出"][1])
    assert titles(left) == [first.title, third.title] and 'id="overlap"' in left.text
    assert len(links(page)["前移"]) == len(links(page)["后移"]) == 2


def test_the_view_of_two_stays_while_there_are_two(client, directives):
    first, second, third, _fourth = directives
    page = get(client, first, second, form="redline", q="书屋")
    assert all("form=redline" in address and "q=" in address for address in links(page)["换一件"])
    exchanging = client.get("/compare/" + links(page)["换一件"][1])
    assert exchanging.status_code == 200 and "第 2 件换成" in exchanging.text and "<table" not in exchanging.text
    found = client.get("/compare/", {"d": [first.pk, second.pk], "form": "redline", "at": "2", "find": "丙市"})
    (address,) = links(found)[third.title]
    assert "form=redline" in address
    changed = client.get("/compare/" + address)
    assert titles(changed) == [first.title, third.title] and 'class="compare-redline' in changed.text


def test_a_third_makes_a_grid(client, directives):
    first, second, third, _fourth = directives
    found = get(client, first, second, form="redline", find="丙市")
    (address,) = links(found)[third.title]
    grid = client.get("/compare/" + address)
    assert 'id="overlap"' in grid.text and "form=redline" not in address


def test_what_is_compared_already_is_told_and_not_offered(client, directives):
    first, second, *_others = directives
    page = get(client, first, second, find="书屋").text
    assert page.count("已在对照中") == 2


@pytest.mark.parametrize("at", ["0", "99", "abc", "-1", "", "1.5"])
def test_a_place_that_there_is_not_is_the_free_one(client, directives, at):
    page = get(client, *directives[:2], at=at)
    assert page.status_code == 200 and "再加一件" in page.text


def test_ten_are_full_and_one_of_them_can_be_exchanged(client):
    ten = [make_directive(f"示例{at}号市总工会关于职工书屋的通知", [READING]) for at in range(10)]
    page = get(client, *ten, find="书屋")
    assert "要加一件，请先移出一件" in page.text and 'name="find"' not in page.text
    assert "第 10 件换成" in get(client, *ten, at="10").text


@pytest.mark.parametrize("words", ["\0", "<script>alert(1)</script>", "长" * 5000, '"', "AND OR (", " "])
def test_whatever_is_typed_is_looked_for_and_shown_as_text(client, directives, words):
    page = get(client, directives[0], find=words)
    assert page.status_code == 200 and "<script>alert" not in page.text


def test_nothing_found_is_told_and_others_are_offered(client, directives):
    page = get(client, directives[0], find="航天员")
    assert "没有找到“航天员”" in page.text


def test_what_a_directive_is_based_on_is_offered_with_the_reason(client, directives):
    base, follower, *_others = directives
    Reference.objects.create(
        directive=follower, position=1, kind=ReferenceKind.BASED_ON, text=f"《{base.title}》", target=base
    )
    brought = make_directive("示例戊市总工会转来的通知", [READING], forwarding_directive=base)
    page = get(client, base).text
    offered = page.split('class="compare-offered"')[1]
    reasons = re.findall(r'class="offer-reason">([^<]*)<', offered)
    assert reasons[:2] == ["转发或印发", "依据"]
    assert offered.index(brought.title) < offered.index(follower.title)


def test_none_chosen_the_newest_are_offered(client, directives):
    page = get(client)
    assert page.status_code == 200
    assert page.text.index(directives[3].title) < page.text.index(directives[0].title)


def test_an_empty_archive_says_so(client, db):
    assert "档案还是空的" in client.get("/compare/").text
