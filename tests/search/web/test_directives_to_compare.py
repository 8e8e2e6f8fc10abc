"""What is looked for in a place of a comparison: among all that the archive has, however old."""

import re

import pytest

from archive.models import Directive
from search.errors import EngineUnavailable
from search.indexing import index_upkeep
from tests.support.makers import make_directive

READING = ("一、", "办好职工书屋", "每个车间设一处读书角。")


def found_in(response) -> list[str]:
    part = response.text.split('class="compare-offered"')
    return re.findall(r'class="place-title"[^>]*><a[^>]*>([^<]*)<', part[1]) if len(part) > 1 else []


@pytest.fixture
def many(index):
    """Three hundred and eleven, the oldest of them about something of its own."""
    oldest = make_directive("示例市总工会关于疗休养的通知", [("一、", "安排疗休养", "每批不少于五天。")], year=2001,
                            number="示工发〔2001〕7号")  # fmt: skip
    for at in range(310):
        make_directive(f"示例市总工会关于职工书屋的第{at}次通知", year=2024)
    index_upkeep.rebuild()
    return oldest


@pytest.mark.parametrize("words", ["疗休养", "示工发〔2001〕7号", "每批不少于五天", "liaoxiuyang"])
def test_the_oldest_of_three_hundred_is_found_by_what_staff_know_of_it(client, many, words):
    newest = Directive.objects.newest_first().first()
    page = client.get("/compare/", {"d": newest.pk, "find": words})
    assert found_in(page)[0] == many.title


def test_of_more_than_are_listed_the_number_is_told(client, many):
    page = client.get("/compare/", {"find": "职工书屋"})
    assert len(found_in(page)) == 20 and "找到 310 件" in page.text and "只列最前的" in page.text


def test_what_comes_nearest_is_said_to_be_near(client, index):
    make_directive("示例市总工会关于疗休养的通知", year=2001)
    index_upkeep.rebuild()
    page = client.get("/compare/", {"find": "疗休养 航天员"})
    assert "没有文件含有“疗休养 航天员”的全部词语" in page.text and len(found_in(page)) == 1


def test_what_is_like_those_chosen_is_offered(client, index):
    one, two = (make_directive(f"示例{name}市总工会关于职工书屋的通知", [READING]) for name in "甲乙")
    index_upkeep.rebuild()
    page = client.get("/compare/", {"d": one.pk})
    assert "内容相近" in page.text and two.title in found_in(page)


def test_without_an_index_titles_and_numbers_are_looked_through(client, db, monkeypatch):
    make_directive("示例市总工会关于疗休养的通知", number="示工发〔2001〕7号")

    def away(*args):
        raise EngineUnavailable("broken")

    monkeypatch.setattr("search.templatetags.directives_to_compare.find", away)
    for words in ("疗休养", "2001〕7号"):
        page = client.get("/compare/", {"find": words})
        assert page.status_code == 200 and "只按标题和发文字号找" in page.text and len(found_in(page)) == 1
