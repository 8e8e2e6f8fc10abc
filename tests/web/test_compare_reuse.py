"""What staff missed when they laid side by side what one office had made of another's text: each as one sees it on the
page /compare/?d=1&d=2."""

import re

import pytest
from django.urls import reverse

from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db

READING = ("办好职工书屋", "每个车间设一处读书角，书目由职工自己来选。")
CANTEEN = ("改善职工食堂", "夜班供应热汤，伙食账目按月张榜公布。")
SPORTS = ("组织秋季运动会", "设拔河、接力和广播操三个项目，班组自愿报名。")


def numbered(*sections):
    return [(f"{'一二三四五六'[at]}、", heading, text) for at, (heading, text) in enumerate(sections)]


def make_pair(left, right):
    """Of two provinces and years, so that the columns have short names."""
    sample = make_region("980000", "样板省", "样板")
    return (
        make_directive("示例省总工会关于职工生活的通知", numbered(*left), issuer="示例省总工会", year=2020),
        make_directive(
            "样板省总工会关于职工生活的意见", numbered(*right), issuer="样板省总工会", region=sample, year=2021
        ),
    )


def page_of(client, pair, **query):
    return client.get(reverse("compare"), {"d": [one.pk for one in pair], **query}).text


def rows_of(page):
    """[(class, [text of each cell])] of the table, without its head and what only a phone shows."""
    page = re.sub(r'<p class="compare-whose">.*?</p>', "", page[page.index("<tbody") : page.index("</tbody>")])
    rows = re.findall(r'<tr[^>]*class="([^"]*)"[^>]*>(.*?)</tr>', page, re.DOTALL)
    cells = [(kind, re.findall(r"<td.*?</td>", row, re.DOTALL)) for kind, row in rows]
    return [(kind, [re.sub(r"<[^>]*>|\s+", "", cell) for cell in row]) for kind, row in cells]


def test_one_heading_in_both_is_one_row_wherever_it_stands(client):
    page = page_of(client, make_pair([SPORTS, READING], [READING, CANTEEN]))
    found = [cells for _kind, cells in rows_of(page) if len(cells) == 2]
    assert found == [["二、" + "".join(READING), "一、" + "".join(READING)]]


def test_what_was_moved_is_counted_and_its_old_place_leads_there(client):
    page = page_of(client, make_pair([READING, CANTEEN, SPORTS], [SPORTS, READING, CANTEEN]))
    assert "对应的章节里有 1 节次序不同" in page
    (target,) = re.findall(r'<a href="#([lr]-s-\d)">次序不同，对照见.文</a>', page)
    assert page.count(f'id="{target}"') == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("于六月底前报示例省总工会办公室备案。", "于6月底前报样板省总工会办公室备案。"),
        ("讲好示例故事，展现示例省职工风采。", "讲好样板故事，展现样板省职工风采。"),
        ("全省各级工会要抓好落实，并报省总。", "全市各级工会要抓好落实，并报市总。"),
    ],
)
def test_an_offices_own_names_break_no_match(client, left, right):
    pair = make_pair(*([("报送情况", f"每个车间设一处读书角。{text}")] for text in (left, right)))
    page = page_of(client, pair)
    assert "data-difference>" not in page and re.findall(r"<strong>(\d+%)</strong>", page) == ["100%", "100%"]
    # Who asks for them sees them.
    assert "data-difference>" in page_of(client, pair, names="own")


def test_what_one_office_says_of_its_own_stands_out_and_what_all_say_recedes(client):
    stock = "深入学习宣传劳动模范和先进工作者的事迹"
    left, right = make_pair(
        [("宣传学习", f"{stock}。每个车间设一处读书角。")], [("宣传学习", f"{stock}。夜班供应热汤。")]
    )
    for at in range(4):
        make_directive(f"示例市总工会关于第{at}项工作的通知", [("一、", "学习", f"{stock}。")])
    page = page_of(client, (left, right))
    table = page[page.index("<tbody") :]
    assert re.findall(r'<mark class="own">(.*?)</mark>', table) == ["每个车间设一处读书角。", "夜班供应热汤。"]
    assert table.count(f'<span class="stock">{stock}</span>') == 2
    # And of each section how much of it is its own.
    assert re.search(r"各自表述 \d+% \| \d+%", page)


def test_short_against_long_leaves_no_empty_cell(client):
    pair = make_pair([READING], [READING, CANTEEN, SPORTS, ("慰问困难职工", "春节前走访到户，问需于职工。")])
    page = page_of(client, pair)
    rows = [cells for _kind, cells in rows_of(page)]
    assert [len(cells) for cells in rows] == [2, 1, 1, 1] and all(map(all, rows))
    assert "无对应内容" not in page and "未再分条" not in page
