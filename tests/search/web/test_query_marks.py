"""A directive opened from a search shows where it answers."""

import re

import pytest

from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client):
    directive = make_directive(sections=[("一、", "弘扬劳模精神", "各级工会要学习劳模精神<b>。")])
    return lambda **query: client.get(directive.get_absolute_url(), query).content.decode()


def test_the_words_of_the_search_are_marked(page):
    assert re.findall("<mark id=.hit-([0-9]+).>劳模精神</mark>", page(q="劳模精神")) == ["1", "2"]


def test_the_text_stays_escaped(page):
    assert "劳模精神</mark>&lt;b&gt;" in page(q="劳模精神")
    assert '<mark id="hit-1">&lt;b&gt;</mark>' in page(q="<b>") and "<b>" not in page(q="<b>")


def test_without_a_search_nothing_is_marked(page):
    assert "<mark" not in page()


@pytest.mark.parametrize("words", ["！！", '"', "\x00", "-劳模精神", "年份:2023"])
def test_words_that_ask_for_no_text_mark_nothing(page, words):
    assert "<mark" not in page(q=words)
