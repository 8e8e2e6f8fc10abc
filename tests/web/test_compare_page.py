"""The page /compare/?d=1&d=2."""

import re

import pytest
from django.urls import reverse

from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db

READING = ("一、", "办好职工书屋", "每个车间设一处读书角。")
CANTEEN = ("二、", "改善职工食堂", "夜班供应热汤。")
SPORTS = ("三、", "组织秋季运动会", "设拔河、接力和广播操三个项目。")


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
    # What they share is as it is, what one alone says stands out.
    assert page.count('<p class="compare-text">每个车间设一处读书角。</p>') == 2
    assert page.count("只见于 示例 2023") == 2 and '<mark class="own">夜班供应热汤。</mark>' in page
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
    # Of one place and year the issuers tell them apart.
    assert '<th role="columnheader" scope="col">样板市总工会</th>' in text_of(get(client, left, right))
    third = make_directive("示例市总工会关于职工书屋的补充通知", [READING], year=2023)
    page = text_of(get(client, left, third))
    assert '<th role="columnheader" scope="col">示例市总工会关于职工书屋的补充通知</th>' in page


def test_only_what_differs_is_shown_when_asked(client):
    page = text_of(get(client, *make_pair(), only="differences"))
    assert "略去相同的 1 节" in page and "夜班供应热汤" in page and "每个车间设一处读书角" not in page
    assert "全部章节" in page and "只看不同之处" not in page


def test_of_two_that_are_the_same_nothing_is_left_to_show(client):
    left, right = (make_directive(f"示例{name}", [READING], year=year) for name, year in (("甲", 2020), ("乙", 2021)))
    page = text_of(get(client, left, right, only="differences"))
    assert "略去相同的 1 节" in page and "data-difference>" not in page
    assert "两件文字完全相同" in text_of(get(client, left, right, only="differences", form="redline"))


def test_a_redline_strikes_out_and_adds(client):
    page = text_of(get(client, *make_pair(), form="redline"))
    assert "<del>夜班供应热汤。</del>" in page and "<table" not in page
    back = text_of(get(client, *reversed(make_pair()), form="redline"))
    assert "<ins>夜班供应热汤。</ins>" in back


def test_a_redline_tells_at_the_old_place_what_was_moved(client):
    left = make_directive("示例甲", [READING, CANTEEN, SPORTS], year=2020)
    labelled = [
        (label, heading, text)
        for label, (_old, heading, text) in zip("甲乙丙", (SPORTS, READING, CANTEEN), strict=True)
    ]
    page = text_of(get(client, left, make_directive("示例乙", labelled, year=2021), form="redline"))
    rows = [
        re.sub(r"<[^>]*>", "", row).strip()
        for row in re.findall(r"<p[^>]*>(.*?)</p>", page.split("compare-redline")[1])
    ]
    # Its numbering is not struck out by itself: all of it stands elsewhere.
    assert "三、组织秋季运动会 移至别处" in rows and rows.index("三、组织秋季运动会 移至别处") > rows.index(
        "每个车间设一处读书角。"
    )
    assert "甲组织秋季运动会" in rows and "<del>三、</del>" not in page


def test_the_view_is_kept_when_the_sides_are_changed(client):
    left, right = make_pair()
    page = text_of(get(client, left, right, only="differences", names="own"))
    assert f'href="?d={right.pk}&amp;d={left.pk}&amp;only=differences&amp;names=own"' in page


def test_an_unknown_view_is_the_usual_one(client):
    assert "<table" in text_of(get(client, *make_pair(), form="nonsense", only="1", names="?"))


def test_a_section_that_was_moved_leads_to_where_it_is_compared(client):
    left = make_directive("示例甲", [READING, CANTEEN, SPORTS], year=2020)
    right = make_directive("示例乙", [CANTEEN, SPORTS, READING], year=2021)
    page = text_of(get(client, left, right))
    assert "对应的章节里有 1 节次序不同" in page
    assert '<a href="#r-s-3">次序不同，对照见上文</a>' in page and page.count('id="r-s-3"') == 1


def test_ones_own_names_are_a_difference_only_for_who_asks(client):
    left, right = (
        make_directive(f"示例{name}", [("一、", "办好职工书屋", f"{whole}每个车间设一处读书角。")], year=year)
        for name, whole, year in (("甲", "全省", 2020), ("乙", "全市", 2021))
    )
    assert "data-difference>" not in text_of(get(client, left, right))
    page = text_of(get(client, left, right, names="own"))
    assert "data-difference>" in page and '<span class="renamed">全省</span>' in page


@pytest.mark.parametrize("ids", [[], ["", ""], [" "]])
def test_without_a_choice_there_is_a_place_to_look_for_one(client, ids):
    make_pair()
    response = get(client, *ids)
    assert response.status_code == 200
    assert 'name="find"' in text_of(response) and "第一件" in text_of(response)


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
def test_an_unknown_id_is_named_and_others_may_be_looked_for(client, nonsense):
    response = get(client, make_directive(), nonsense)
    assert response.status_code == 404
    assert "已忽略" in text_of(response)
    assert 'name="find"' in text_of(response)
    assert "<b>" not in text_of(response)


def test_an_unknown_id_does_not_stop_a_comparison(client):
    response = get(client, *make_pair(), 999999)
    assert response.status_code == 200
    assert "“999999”" in text_of(response)
    assert "<table" in text_of(response)


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
    # Three of them ask what many directives have, once until anything changes.
    with django_assert_max_num_queries(11):
        get(client, *many)


def test_where_the_answer_comes_later_it_is_said_to_be_below(client):
    left = make_directive("示例甲", [READING, CANTEEN, SPORTS], year=2020)
    right = make_directive("示例乙", [SPORTS, READING, CANTEEN], year=2021)
    page = text_of(get(client, left, right))
    assert '<a href="#r-s-1">次序不同，对照见下文</a>' in page and "对照见上文" not in page
    assert page.index("对照见下文") < page.index('id="r-s-1"')
