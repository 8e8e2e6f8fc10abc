"""What is amiss in an address of /compare/: each told in its own words, on a page that goes on working."""

import re

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from archive.custody import custody_acts
from archive.models.choices import Openness
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

READING = ("一、", "办好职工书屋", "每个车间设一处读书角，书目由职工自己来选。")
SPORTS = ("一、", "组织秋季运动会", "设拔河、接力和广播操三个项目。")


@pytest.fixture
def three():
    names = ((2021, "甲"), (2022, "乙"), (2023, "丙"))
    return [make_directive(f"示例{name}市总工会关于职工书屋的通知", [READING], year=year) for year, name in names]


def page_of(client, *ids, **query):
    return client.get(reverse("compare"), {"d": [getattr(one, "pk", one) for one in ids], **query})


def withdraw(directive, act=custody_acts.withdraw):
    act([directive.pk], User.objects.create_superuser("示例甲某"), "示例理由")


def test_one_that_was_withdrawn_is_told_as_its_own_page_tells_it(client, three):
    first, second, gone = three
    withdraw(gone)
    page = page_of(client, first, second, gone)
    assert page.status_code == 200 and 'class="compare-table' in page.text
    assert f"编号 {gone.pk}：这件文件在本库已于" in page.text and "撤下。未列入对照。" in page.text
    # Its title may be why it was done.
    assert gone.title not in page.text and "没有编号" not in page.text


def test_of_one_that_was_sealed_no_more_is_told(client, three):
    first, second, gone = three
    withdraw(gone, custody_acts.seal)
    page = page_of(client, first, second, gone).text
    assert "封存。未列入对照。" in page and gone.title not in page and "示例理由" not in page


def test_what_was_right_is_kept_where_the_other_was_withdrawn(client, three):
    first, _second, gone = three
    withdraw(gone)
    page = page_of(client, first, gone)
    assert page.status_code == 404 and "撤下。" in page.text and "已选一件文件，请再选一件" in page.text
    assert first.title in page.text


def test_one_that_the_reader_may_not_know_of_is_none_at_all(client, three):
    first, second, closed = three
    closed.openness = Openness.SIGNED_IN
    closed.save()
    assert f"没有编号为“{closed.pk}”的文件" in page_of(client, first, second, closed).text


def test_the_same_twice_beside_another_is_listed_once_and_told(client, three):
    first, second, _third = three
    page = page_of(client, first, second, first)
    assert page.status_code == 200 and page.text.count("同一件文件选了不止一次") == 1
    assert 'class="compare-table' in page.text
    assert "不止一次" not in page_of(client, *three).text


def test_two_that_have_nothing_in_common_are_told_so_and_shown(client, three):
    other = make_directive("样板市总工会关于运动会的通知", [SPORTS], year=2024)
    page = page_of(client, three[0], other)
    assert page.status_code == 200 and "这两件文件没有相同的字句" in page.text and "0%</strong>" not in page.text
    assert "每个车间设一处读书角" in page.text and "拔河" in page.text
    assert "没有相同的字句" not in page_of(client, *three[:2]).text


@pytest.mark.parametrize("form", ["side", "redline", "follow"])
def test_one_without_sections_is_named(client, three, form):
    bare = make_directive("样板市总工会便函", year=2024)
    page = page_of(client, three[0], bare, form=form)
    assert page.status_code == 200 and page.text.count("没有读出章节") == 1
    assert re.search(r"示例 2024</span> 没有读出章节", page.text) and "没有相同的字句" not in page.text


@pytest.mark.parametrize("form", ["side", "redline", "follow"])
def test_two_without_sections_are_not_called_the_same(client, form):
    left, right = (make_directive(f"样板市总工会便函{year}", year=year) for year in (2023, 2024))
    page = page_of(client, left, right, form=form)
    assert page.status_code == 200 and page.text.count("没有读出章节") == 2
    assert "完全相同" not in page.text and "<tbody" not in page.text


def test_each_of_many_things_amiss_is_told_once(client, three):
    first, second, gone = three
    withdraw(gone)
    page = page_of(client, first, "abc", gone, second, first, "abc", 9_999_999).text
    for told in ("“abc”", "“9999999”", "撤下。", "不止一次"):
        assert page.count(told) == 1, told


def test_a_thousand_unknown_numbers_ask_no_thousand_questions(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(45):
        page = page_of(client, *range(9_000_000, 9_000_900))
    assert page.status_code == 404
