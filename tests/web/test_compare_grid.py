"""The page /compare/?d=1&d=2&d=3: what several directives ask for, as a grid."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tests.support.makers import make_action, make_directive

pytestmark = pytest.mark.django_db

STATION = "在商圈新建户外劳动者服务站点20个。"
LODGE = "年内增设爱心驿站12处，供环卫工人歇脚。"
HOUSE = "建成“暖心驿站”8个。"
CONTEST = "举办全市职工职业技能大赛。"


def make_directives(*tasks):
    """A directive for each list of sentences, every one an action item."""
    found = []
    for number, sentences in enumerate(tasks, 1):
        sections = [("一、", "服务职工", "".join(sentences))]
        directive = make_directive(f"示例{number}号市总工会关于服务职工的通知", sections, year=2010 + number)
        for sentence in sentences:
            make_action(directive.sections.get(), sentence)
        found.append(directive)
    return found


@pytest.fixture
def three(db):
    return make_directives([STATION, CONTEST], [LODGE], [HOUSE])


def get(client, directives, name="compare", **query):
    return client.get(reverse(name), {"d": [one.pk for one in directives], **query})


def table_of(response):
    """[[text of each cell]] of the grid's rows, without those of topics."""
    grid = re.search(r'<table class="task-grid".*?</table>', response.text, re.DOTALL)
    rows = re.findall(r"<tr(?![^>]*grid-topic)[^>]*>(.*?)</tr>", grid.group() if grid else "", re.DOTALL)
    cells = (re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in rows)
    return [[re.sub(r"<[^>]*>|\s+", "", cell) for cell in row] for row in cells]


def test_what_asks_for_the_same_thing_stands_in_one_row(client, three):
    head, *rows = table_of(get(client, three))
    assert head == ["任务", "示例2011", "示例2012", "示例2013"]
    assert ["户外劳动者站点3件中有3件", STATION, LODGE, HOUSE] in rows
    assert ["劳动和技能竞赛3件中有1件", CONTEST, "—未见对应", "—未见对应"] in rows


def test_rows_stand_under_their_main_topic(client, three):
    page = get(client, three).text
    topics = re.findall(r'<th scope="rowgroup" colspan="4"><span>(.*?)</span>', page)
    assert topics == ["服务职工与帮扶", "劳动和技能竞赛"]


@pytest.mark.parametrize(("rows", "names"), [("shared", ["户外劳动者站点"]), ("alone", ["劳动和技能竞赛"])])
def test_rows_that_all_share_or_that_one_alone_has(client, three, rows, names):
    found = table_of(get(client, three, rows=rows))[1:]
    assert [row[0].partition("3件")[0] for row in found] == names


def test_by_coverage_those_come_first_that_most_ask_for(client):
    directives = make_directives([CONTEST, STATION], [CONTEST], [CONTEST, LODGE])
    found = [row[0] for row in table_of(get(client, directives))[1:]]
    assert [row[0] for row in table_of(get(client, directives, sort="coverage"))[1:]] == found[::-1]
    assert found[0].startswith("户外") and 'scope="rowgroup"' not in get(client, directives, sort="coverage").text


def test_a_cell_leads_to_its_place_and_tells_actor_deadline_and_figures(client, three):
    section = three[0].sections.get()
    section.actions.filter(text=STATION).update(actor="示例市总工会", deadline_text="6月底前", figures=["20个"])
    page = get(client, three).text
    assert f'<a href="/directives/{three[0].pk}/#s-1">{STATION}</a>' in page
    cell = page[page.index(STATION) :].partition("</td>")[0]
    assert "示例市总工会" in cell and "6月底前" in cell and "20个" in cell


def test_how_much_wording_is_common_is_told_both_ways(client):
    directives = make_directives([STATION], [STATION, CONTEST, "推进集体协商制度建设，签订集体合同。"], [LODGE])
    heat = re.search(r'<table class="grid-overlap".*?</table>', get(client, directives).text, re.DOTALL).group()
    percents = re.findall(r'<td class="heat-(\d)">(\d+)%</td>', heat)
    assert len(percents) == 6 and percents[0][0] == "6"
    assert 20 < int(percents[2][1]) < int(percents[0][1])
    assert percents[1] == ("0", "0") or int(percents[1][1]) < 50


def test_two_are_a_grid_only_for_who_asks(client, three):
    assert 'class="task-grid"' not in get(client, three[:2]).text
    page = get(client, three[:2], form="grid").text
    assert 'class="task-grid"' in page and f"?d={three[0].pk}&amp;d={three[1].pk}" in page


def test_of_eleven_the_first_ten_are_compared_and_the_eleventh_is_told(client):
    directives = make_directives(*[[f"第{number}项工作请示例部门办理。"] for number in range(11)])
    response = get(client, directives)
    assert response.status_code == 200 and len(table_of(response)[0]) == 11
    assert "一次最多对照 10 件文件：下面是前 10 件，另有 1 件未列入。" in response.text
    assert "再加一件" not in response.text and "另有" not in get(client, directives[:10]).text


def test_unknown_ones_and_repeated_ones_are_left_out(client, three):
    response = client.get(reverse("compare"), {"d": [one.pk for one in three] + [three[0].pk, "abc", 9_999_999]})
    assert response.status_code == 200 and len(table_of(response)[0]) == 4
    assert "没有编号为“abc”的文件" in response.text and "没有编号为“9999999”的文件" in response.text


def test_directives_that_ask_for_nothing_make_a_page_that_says_so(client):
    directives = [make_directive(f"示例{number}", [("一、", "情况", "情况良好。")]) for number in range(3)]
    response = get(client, directives)
    assert response.status_code == 200 and "这几件文件里没有读出工作任务。" in response.text


def test_columns_that_nothing_tells_apart_are_numbered(client):
    directives = [make_directive("示例通知", [("一、", "情况", "情况良好。")], year=None) for _number in range(3)]
    page = get(client, directives).text
    assert all(f'<th scope="col"><span class="grid-name">第 {number} 件</span></th>' in page for number in (1, 2, 3))


def test_too_long_ones_are_told_and_not_compared(client, three, monkeypatch):
    monkeypatch.setattr("archive.web.comparison_choice.LONGEST", 30)
    response = get(client, three)
    assert response.status_code == 400 and "这 3 件文件合计" in response.text


def test_one_can_be_taken_out_and_the_view_and_the_way_back_stay(client, three):
    page = get(client, three, rows="shared", sort="coverage", q="驿站").text
    ids = [one.pk for one in three]
    view = "&amp;rows=shared&amp;sort=coverage&amp;form=grid"
    assert f'href="?q=%E9%A9%BF%E7%AB%99&amp;d={ids[0]}&amp;d={ids[2]}{view}"' in page
    assert f'href="{reverse("search")}?q=%E9%A9%BF%E7%AB%99"' in page


def test_contacts_are_kept_from_the_public(client, admin_client):
    text = "请向示例员报名，电话 0000-1234。"
    secret = make_directive("示例通知", [("一、", "报名", text)], contacts=["示例员", "0000-1234"])
    make_action(secret.sections.get(), text, actor="示例员")
    directives = [secret, *make_directives([STATION], [LODGE])]
    for name in ("compare", "api_compare"):
        shown = get(client, directives, name).text
        assert "0000-1234" not in shown and "示例员" not in shown
        assert "0000-1234" in get(admin_client, directives, name).text


def test_the_workbook_has_the_grid_and_the_overlap(client, three):
    response = get(client, three, "compare_xlsx")
    book = load_workbook(BytesIO(b"".join(response.streaming_content)))
    grid, overlap = book["任务对照表"], book["共同字句"]
    rows = list(grid.iter_rows(values_only=True))
    assert rows[0] == ("主题", "任务", "涉及件数", "示例 2011", "示例 2012", "示例 2013")
    assert ("服务职工与帮扶", "户外劳动者站点", 3, STATION, LODGE, HOUSE) in rows
    assert [cell.value for cell in overlap["A"]][1:] == ["示例 2011", "示例 2012", "示例 2013"]
    assert overlap["B2"].value is None and 0 <= overlap["C2"].value <= 100


def test_of_one_alone_there_is_no_workbook(client, three):
    assert get(client, three[:1], "compare_xlsx").status_code == 404


def test_three_answer_in_json_under_grid_and_overlap(client, three):
    answer = get(client, three, "api_compare").json()
    assert set(answer) == {"directives", "grid", "overlap"}
    (row,) = [row for row in answer["grid"] if row["coverage"] == 3]
    assert (row["name"], row["topic"]) == ("户外劳动者站点", "服务职工与帮扶")
    assert [(cell["directive"], cell["text"]) for cell in row["cells"]] == [
        (one.pk, text) for one, text in zip(three, (STATION, LODGE, HOUSE), strict=True)
    ]
    assert {(share["of"], share["by"]) for share in answer["overlap"]} == {
        (one.pk, other.pk) for one in three for other in three if one != other
    }


def test_two_answer_in_json_as_ever(client, three):
    assert {"rows", "pairs", "operations"} <= set(get(client, three[:2], "api_compare").json())


def test_eleven_are_refused_in_json(client):
    directives = make_directives(*[[f"第{number}项工作请示例部门办理。"] for number in range(11)])
    assert get(client, directives, "api_compare").status_code == 400
