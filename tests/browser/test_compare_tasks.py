"""From a result list to a grid of five and its workbook; two as a base and its follower, and as a Word file."""

from io import BytesIO
from itertools import zip_longest

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from archive.models import Directive
from tests.browser.test_choice import boxes, button, choose
from tests.support.tracked_words import accepted, body_of, rejected

# Of the grid that a page shows: name, coverage and the tasks of each cell, row by row.
ROWS = """() => [...document.querySelectorAll(".task-grid tbody tr:not(.grid-topic)")].map((row) => [
    row.querySelector("th > span").textContent,
    Number(row.querySelector(".grid-coverage").textContent.match(/有 (\\d+) 件/)[1]),
    [...row.querySelectorAll("td")].map((cell) =>
        [...cell.querySelectorAll(".grid-item a")].map((task) => task.textContent)),
])"""
# Of each head and row's name of a table that is moved within its frame: whether it is in sight within it.
STUCK = """(frame) => {
    const box = frame.getBoundingClientRect();
    const inSight = (cell) => {
        const at = cell.getBoundingClientRect();
        return at.top >= box.top - 1 && at.left >= box.left - 1 && at.top < box.bottom && at.left < box.right;
    };
    return {
        head: inSight(frame.querySelector("thead th")),
        name: [...frame.querySelectorAll("tbody th[scope=row]")].some(inSight),
        moved: frame.scrollTop > 0 && frame.scrollLeft > 0,
    };
}"""


@pytest.fixture
def five(archive, desktop):
    """A page that came from a result list to the grid of its first five."""
    desktop.goto(f"{archive}/search/?q=劳模精神")
    expect(boxes(desktop)).to_have_count(6)
    choose(desktop, *range(5))
    button(desktop, "对照").click()
    expect(desktop.locator(".task-grid")).to_be_visible()
    return desktop


def workbook(page):
    with page.expect_download() as saved:
        page.get_by_role("link", name="导出 Excel 工作簿").click()
    assert saved.value.suggested_filename.endswith(".xlsx")
    return load_workbook(BytesIO(saved.value.path().read_bytes()))


def as_lines(rows):
    """Rows of a page as the workbook has them: a line for each further task of a cell."""
    return [(name, coverage, *tasks) for name, coverage, cells in rows for tasks in zip_longest(*cells)]


def lines_of(sheet):
    """(name, or else topic, coverage, tasks) of each line, without what is told below a task."""
    rows = sheet.iter_rows(min_row=2, values_only=True)
    return [
        (name or topic or "", coverage, *(task and task.partition("\n（")[0] for task in tasks))
        for topic, name, coverage, *tasks in rows
    ]


def test_five_of_a_result_list_make_a_grid_whose_workbook_has_its_rows(five):
    assert "q=" in five.url and five.url.count("d=") == 5
    names = five.locator(".task-grid thead th").all_inner_texts()[1:]
    rows = five.evaluate(ROWS)
    assert len(names) == 5 and len(rows) > 20
    book = workbook(five)
    grid, overlap = book["任务对照表"], book["共同字句"]
    assert [cell.value for cell in grid[1]][3:] == names
    assert lines_of(grid) == as_lines(rows)
    shown = five.locator(".grid-overlap tbody tr").all()
    percents = [[text.strip("%") for text in row.locator("td").all_inner_texts()] for row in shown]
    assert percents == [
        ["—" if cell is None else str(cell) for cell in row[1:]]
        for row in overlap.iter_rows(min_row=2, values_only=True)
    ]


def test_by_coverage_the_page_and_its_workbook_begin_with_what_most_ask_for(five):
    five.get_by_role("link", name="按涉及件数").click()
    expect(five.get_by_role("link", name="按涉及件数")).to_have_attribute("aria-current", "true")
    coverage = [row[1] for row in five.evaluate(ROWS)]
    assert coverage == sorted(coverage, reverse=True) and coverage[0] > coverage[-1]
    assert lines_of(workbook(five)["任务对照表"]) == as_lines(five.evaluate(ROWS))
    # And back to the list that they were chosen from.
    five.get_by_role("link", name="返回检索结果").click()
    expect(boxes(five)).to_have_count(6)


def test_heads_and_names_of_rows_stay_in_sight_while_the_grid_is_moved(five):
    frame = five.locator(".grid-tall")
    frame.scroll_into_view_if_needed()
    frame.evaluate("(frame) => frame.scrollTo(600, 900)")
    assert frame.evaluate(STUCK) == {"head": True, "name": True, "moved": True}


def test_on_a_phone_the_grid_is_moved_and_the_page_is_not(five):
    five.set_viewport_size({"width": 375, "height": 740})
    assert five.evaluate("document.documentElement.scrollWidth") == 375
    assert five.locator(".grid-tall").evaluate("(frame) => frame.scrollWidth > frame.clientWidth")


def test_a_task_leads_to_its_place_in_the_directive(five):
    task = five.locator(".task-grid .grid-item a").first
    words = task.inner_text()
    task.click()
    place = five.locator(f"[id='{five.url.partition('#')[2]}']")
    expect(place).to_be_in_viewport()
    assert words[:10] in place.inner_text()


@pytest.fixture
def forwarded(archive, desktop):
    """The page for two: Shandong's notice and that which forwards it."""
    pair = [Directive.objects.get(title__startswith=words) for words in ("山东省总工会关于", "关于转发《山东省总工会")]
    desktop.goto(f"{archive}/compare/?d={pair[0].pk}&d={pair[1].pk}")
    return desktop


def test_a_base_and_its_follower_are_a_link_away_and_one_verdict_alone_another(forwarded):
    forwarded.get_by_role("link", name="对应情况").click()
    expect(forwarded.get_by_role("heading", name="对应情况")).to_be_visible()
    refined = forwarded.locator(".following-counts").get_by_role("link", name="细化")
    count = int(refined.locator("strong").inner_text())
    refined.click()
    expect(forwarded.locator(".following-table tbody tr")).to_have_count(count)
    forwarded.get_by_role("link", name="左右并排").click()
    expect(forwarded.get_by_role("heading", name="逐节对照")).to_be_visible()


def test_the_word_file_of_two_has_both_texts(forwarded):
    with forwarded.expect_download() as saved:
        forwarded.get_by_role("link", name="Word（修订痕迹）").click()
    assert saved.value.suggested_filename.endswith(".docx")
    body = body_of(saved.value.path().read_bytes())
    cells = [" ".join(forwarded.locator(f"[id^='{side}-'] .compare-text").all_text_contents()) for side in ("l", "r")]
    for paragraphs, shown in ((rejected(body), cells[0]), (accepted(body), cells[1])):
        assert len(paragraphs) > 5 and paragraphs[-1][-20:] in shown
