"""The page /compare/?d=1&d=2."""

import re

import pytest
from django.urls import reverse

from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db

READING = ("一、", "办好职工书屋", "每个车间设一处读书角。")
CANTEEN = ("二、", "改善职工食堂", "夜班供应热汤。")


def make_pair(**fields):
    left = make_directive("示例市总工会关于职工书屋的通知", [READING, CANTEEN], year=2023, **fields)
    right = make_directive("样板市总工会关于读书活动的通知", [READING], year=2021, issuer="样板市总工会")
    return left, right


def get(client, *ids, **query):
    return client.get(reverse("compare"), {"d": [getattr(pk, "pk", pk) for pk in ids], **query})


def text_of(response):
    return response.content.decode()


def test_sections_stand_side_by_side_with_common_wording_marked(client):
    page = text_of(get(client, *make_pair()))
    assert page.count('<mark class="common">每个车间设一处读书角</mark>') == 2
    assert page.count("无对应内容") == 1
    assert re.findall(r"<strong>(\d+%)</strong>", page) == ["57%", "100%"]


def test_headings_link_to_the_section_with_the_way_back_kept(client):
    left, right = make_pair()
    page = text_of(get(client, left, right, q="书屋", province="990000"))
    assert f'href="/directives/{right.pk}/?q=%E4%B9%A6%E5%B1%8B&amp;province=990000#s-1"' in page
    assert f'href="?q=%E4%B9%A6%E5%B1%8B&amp;province=990000&amp;d={right.pk}&amp;d={left.pk}"' in page
    assert '<input type="hidden" name="q" value="书屋">' in page
    assert f'href="{reverse("search")}?q=%E4%B9%A6%E5%B1%8B&amp;province=990000"' in page


def test_columns_are_named_so_that_they_differ(client):
    left, right = make_pair()
    assert '<th role="columnheader" scope="col">示例 2023</th>' in text_of(get(client, left, right))
    right.year = 2023
    right.save()
    page = text_of(get(client, left, right))
    assert '<th role="columnheader" scope="col">样板市总工会关于读书活动的通知</th>' in page


def test_the_picker_lists_the_newest_first_and_keeps_the_choice(client):
    left, right = make_pair()
    page = text_of(get(client, right))
    first, second = re.findall(r"<select.*?</select>", page, re.DOTALL)
    assert f'<option value="{right.pk}" selected>' in first
    assert "selected" not in second
    assert first.index(left.title) < first.index(right.title)


def test_that_only_the_newest_are_offered_is_said(client, monkeypatch):
    make_directive(), make_directive()
    assert "这里只列最新的" not in client.get("/compare/").text
    monkeypatch.setattr("archive.web.views.compare.OFFERED", 1)
    assert "这里只列最新的 1 件。更早的，请在检索结果或文件列表里勾选两件" in client.get("/compare/?d=").text


@pytest.mark.parametrize("ids", [[], ["", ""], [" "]])
def test_without_a_choice_there_is_the_picker(client, ids):
    make_pair()
    response = get(client, *ids)
    assert response.status_code == 200
    assert text_of(response).count("<select") == 2


def test_one_is_not_enough(client):
    response = get(client, make_directive())
    assert response.status_code == 200
    assert "请再选一件" in text_of(response)


def test_the_same_twice_is_not_compared(client):
    directive = make_directive()
    response = get(client, directive, directive)
    assert response.status_code == 200
    assert "同一件文件" in text_of(response)
    assert "<table" not in text_of(response)


@pytest.mark.parametrize("nonsense", ["999999", "abc", "-1", "１", "1.5", "0x1", "9" * 19, "9" * 5000, "<b>", "1\0"])
def test_an_unknown_id_is_named_and_the_picker_offered(client, nonsense):
    response = get(client, make_directive(), nonsense)
    assert response.status_code == 404
    assert "已忽略" in text_of(response)
    assert "<select" in text_of(response)
    assert "<b>" not in text_of(response)


def test_an_unknown_id_does_not_stop_a_comparison(client):
    response = get(client, *make_pair(), 999999)
    assert response.status_code == 200
    assert "“999999”" in text_of(response)
    assert "<table" in text_of(response)


def test_of_three_the_first_two_are_compared_and_that_is_said(client):
    left, right = make_pair()
    third = make_directive("示例市总工会关于运动会的通知", [CANTEEN])
    response = get(client, left, right, third)
    assert [column.directive for column in response.context["columns"]] == [left, right]
    assert "另有 1 件未列入" in text_of(response)


def test_contacts_are_hidden_from_those_not_signed_in(client, admin_client):
    sections = [("一、", "报名", "请联系示例员，电话 0000-1234。")]
    left = make_directive("示例市总工会关于报名的通知", sections, contacts=["示例员", "0000-1234"])
    right = make_directive("样板市总工会关于报名的通知", [READING])
    assert "0000-1234" not in text_of(get(client, left, right))
    assert "0000-1234" in text_of(get(admin_client, left, right))


def test_what_a_directive_says_is_escaped(client):
    section = ("一、", "<i>标题", "<script>alert(1)</script>")
    page = text_of(get(client, make_directive(sections=[section]), make_directive(sections=[section])))
    assert "&lt;i&gt;" in page and "alert(1)" in page
    assert "<i>" not in page and "<script>alert" not in page


def test_directives_without_sections_or_region_are_compared_too(client):
    left, right = make_directive("示例甲"), make_directive("示例乙", year=None)
    right.region = None
    right.save()
    response = get(client, left, right)
    assert response.status_code == 200
    assert "示例乙" in text_of(response)


def test_the_number_of_queries_does_not_grow(client, django_assert_max_num_queries):
    region = make_region()
    many = [make_directive(f"示例 {at}", [READING, CANTEEN], region=region) for at in range(12)]
    with django_assert_max_num_queries(8):
        get(client, *many)
