"""Directives compared, as the browser prints them: A4 across, and on each page what is compared, by which numbers, on
which day, and what the marks mean."""

import re

import pytest
from django.utils.formats import date_format
from django.utils.timezone import localdate

from archive.models import Directive
from tests.support import browser_print
from tests.support.makers import make_action, make_directive

pytestmark = pytest.mark.skipif(not browser_print.is_readable(), reason="no poppler: apt-get install poppler-utils")

LEGENDS = {
    "": "各自表述相同表述通行表述别处相同",
    "redline": "删去的加删除线，增加的加下划线，移来的加虚线，原处注明。",
    "follow": "标“待核”的从文字上看不准",
    "grid": "意思相同的任务在同一行",
}


def printed(archive, page, tmp_path, directives, form):
    """What is on each page of the PDF, without white space; and the PDF."""
    asked = "&".join([*(f"d={directive.pk}" for directive in directives), f"form={form}"])
    page.goto(f"{archive}/compare/?{asked}")
    pdf = tmp_path / f"{form}.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)
    return [_bare("".join(line.text for line in lines)) for lines in browser_print.pages(pdf)], pdf


def _bare(text):
    return re.sub(r"\s", "", text)


def all_stand_on(sheet, directives, form):
    words = [LEGENDS[form], date_format(localdate()), *(one.number for one in directives)]
    # Titles may go on in a second line, beside that of another column.
    words += [one.title[:20] for one in directives]
    return [word for word in words if _bare(word) not in sheet] == []


@pytest.mark.parametrize("form", LEGENDS)
def test_every_page_of_two_has_titles_numbers_date_and_legend(archive, desktop, tmp_path, form):
    pair = [Directive.objects.get(title__startswith=place) for place in ("贵州省", "云南省")]
    sheets, pdf = printed(archive, desktop, tmp_path, pair, form)
    assert len(sheets) > 2 and browser_print.size(pdf) == (297, 210)
    assert [at for at, sheet in enumerate(sheets) if not all_stand_on(sheet, pair, form)] == []
    # The first page begins what is compared.
    assert len(sheets[0]) > 500


@pytest.mark.parametrize("names", ["", "&names=own"])
def test_the_legend_shows_the_marks_as_the_text_has_them(archive, desktop, names):
    pair = [Directive.objects.get(title__startswith=place) for place in ("贵州省", "云南省")]
    desktop.emulate_media(media="print")
    desktop.goto(f"{archive}/compare/?d={pair[0].pk}&d={pair[1].pk}{names}")
    for mark in ("own", "stock", "elsewhere", *(["renamed"] if names else [])):
        shown = [
            desktop.locator(f"{place} .{mark}").first.evaluate(
                "(e) => { const s = getComputedStyle(e);"
                " return [s.textDecorationLine, s.textDecorationStyle, s.outlineStyle, s.fontWeight]; }"
            )
            for place in (".compare-print-legend", ".compare-table .compare-text")
        ]
        assert shown[0] == shown[1], mark


def test_every_page_of_six_has_them_too_and_no_task_is_cut(archive, desktop, tmp_path):
    six = list(Directive.objects.order_by("pk"))
    sheets, pdf = printed(archive, desktop, tmp_path, six, "grid")
    assert len(six) == 6 and browser_print.size(pdf) == (297, 210)
    assert [at for at, sheet in enumerate(sheets) if not all_stand_on(sheet, six, "grid")] == []
    tasks = [_bare(task) for task in desktop.locator(".grid-item p:first-child").all_text_contents()]
    whole = browser_print.text(pdf)
    assert len(tasks) > 50 and [task for task in tasks if task not in whole] == []
    # What is written over the edge of its column would end beyond the margin.
    assert max(line.right for lines in browser_print.pages(pdf) for line in lines) < 297 - 13


def test_of_ten_with_long_titles_too(archive, desktop, tmp_path):
    tasks = [f"第{number}项：{'组织职工开展技能竞赛和岗位练兵活动，' * 4}由示例部门负责。" for number in range(6)]
    ten = []
    for at in range(10):
        title = f"示例{at}号市总工会{'关于学习宣传贯彻示例会议精神推动各项工作落地见效' * 3}的通知"
        ten.append(make_directive(title, [("一、", "任务", "".join(tasks))], number=f"示{at}工发〔2023〕1号"))
        for task in tasks:
            make_action(ten[-1].sections.get(), task)
    sheets, pdf = printed(archive, desktop, tmp_path, ten, "grid")
    assert len(sheets) > 2 and browser_print.size(pdf) == (297, 210)
    assert [at for at, sheet in enumerate(sheets) if not all_stand_on(sheet, ten, "grid")] == []
