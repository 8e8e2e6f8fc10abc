"""What the browser's own printing makes of the pages, read back with poppler: GB/T 9704-2012 and sober lists."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.formats import date_format
from django.utils.timezone import localdate

from archive.models import Directive
from tests.support import browser_print, paper_texts
from tests.support.site_pages import addresses

PITCH = 28.95 * browser_print.MM
# The type area of A4: 156 × 225 mm, 37 mm from the top and 28 mm from the left (5.2.1).
TOP, BOTTOM, LEFT, RIGHT = 37, 262, 28, 184
# The letters' box reaches higher than their line: where that of a page's first line lies.
FIRST = 33.73

pytestmark = pytest.mark.skipif(not browser_print.is_readable(), reason="no poppler: apt-get install poppler-utils")

# The imprint of this one stands before its attachments, as converters leave it.
FILLING = f"{paper_texts.PLAIN * 3}。\n" * 8
SIGNED = paper_texts.HEAD.replace(paper_texts.NUMBER, f"{paper_texts.NUMBER}    签发人：示例甲")
IMPRINT_FIRST = (
    SIGNED + paper_texts.BODY + FILLING + paper_texts.FOOT + paper_texts.IMPRINT + paper_texts.attachments()
)


@dataclass
class Prints:
    sources: dict[str, Path]  # the print views of the sources that have a number
    page: Path  # a directive's page, come to from a search, its reader's theme dark
    view: Path  # and its print view
    pingdingshan: Path  # one whose third heading falls on the end of a page
    whole: Path  # a directive with all that one can have
    faces: dict[str, str]


def test_directives_print_by_the_standard(archive, desktop, tmp_path):
    """One import and one round of printing for all that is read from it."""
    prints = _printed(archive, desktop, tmp_path)
    _every_line_of_the_sources_stands_on_the_grid(prints)
    _a_full_page_has_22_lines_and_a_full_line_28_characters(prints)
    _the_page_and_the_print_view_print_the_same(prints)
    _the_head_is_set_by_the_standard(prints)
    _who_signs_stands_at_the_right_of_the_number(prints)
    _page_numbers_stand_outside_below_the_type_area(prints)
    _the_version_record_stands_at_the_foot_of_the_last_page(prints)
    _attachments_begin_pages_and_tables_repeat_their_heads(prints)
    _the_names_of_attachments_stand_below_one_another(prints)
    _a_heading_of_two_lines_is_not_broken_between_pages(prints)
    _headings_have_their_faces_by_level(prints)


def _printed(archive, page, folder) -> Prints:
    sources = dict(Directive.objects.exclude(number="").values_list("number", "pk"))
    (folder / "whole.txt").write_text(IMPRINT_FIRST, encoding="utf-8")
    call_command("import_directives", str(folder / "whole.txt"), verbosity=0)
    whole = Directive.objects.get(number=paper_texts.NUMBER).pk
    pingdingshan = Directive.objects.get(title__startswith="平顶山市总工会").pk
    # From here on only the server asks the database: two at once lock its tables.
    views = {
        name: _print(page, f"{archive}/directives/{pk}/print/", folder / f"{pk}.pdf") for name, pk in sources.items()
    }
    guizhou = "黔工总字〔2021〕19号"
    page.emulate_media(color_scheme="dark")
    return Prints(
        views,
        _print(page, f"{archive}/directives/{sources[guizhou]}/?q=劳模精神", folder / "page.pdf"),
        views[guizhou],
        _print(page, f"{archive}/directives/{pingdingshan}/print/", folder / "pingdingshan.pdf"),
        _print(page, f"{archive}/directives/{whole}/print/", folder / "whole.pdf"),
        {name: _face(page, selector) for name, selector in {
            "first": ".level-1 > .heading", "second": ".level-2 > .run-in > .heading", "third": ".level-3 .heading",
            "in attachment": ".attachment ~ .level-2 > .heading", "text": ".para",
        }.items()},
    )  # fmt: skip


def _print(page, address, pdf) -> Path:
    page.goto(address)
    page.pdf(path=pdf, prefer_css_page_size=True)
    return pdf


def _face(page, selector) -> str:
    return page.locator(selector).first.evaluate("e => getComputedStyle(e).fontFamily.split(',')[0]", timeout=2_000)


def _body(page: list[browser_print.Line]) -> list[browser_print.Line]:
    """The lines within the type area."""
    return [line for line in page if line.top > FIRST - 2 and line.top < BOTTOM - PITCH - 2]


def _every_line_of_the_sources_stands_on_the_grid(prints):
    for title, pdf in prints.sources.items():
        assert browser_print.size(pdf) == (210, 297)
        assert browser_print.fonts_are_embedded(pdf)
        for page in browser_print.pages(pdf)[1:-1]:
            lines = _body(page)
            assert 20 <= len(lines) <= 22, title
            for line in lines:
                places = (line.top - FIRST) / PITCH
                assert abs(places - round(places)) * PITCH < 1, (title, line)
                assert line.left > LEFT - 0.5 and line.right < RIGHT + 1, (title, line)


def _a_full_page_has_22_lines_and_a_full_line_28_characters(prints):
    full = [
        page for pdf in prints.sources.values() for page in browser_print.pages(pdf)[1:-1] if len(_body(page)) == 22
    ]
    assert len(full) >= 10
    plain = [
        line for line in _body(browser_print.pages(prints.whole)[1]) if line.right > RIGHT - 1 and line.left < LEFT + 1
    ]
    assert plain and {len(line.text) for line in plain if set(line.text) <= set(paper_texts.PLAIN)} == {28}
    assert all(abs(line.right - line.left - 28 * 15.79 * browser_print.MM) < 1 for line in plain)


def _the_page_and_the_print_view_print_the_same(prints):
    page, view = browser_print.text(prints.page), browser_print.text(prints.view)
    assert page == view
    assert len(browser_print.pages(prints.page)) == len(browser_print.pages(prints.view))
    assert page.removeprefix("—1—").startswith("贵州省总工会文件黔工总字〔2021〕19号贵州省总工会关于学习宣传贯彻")


def _the_head_is_set_by_the_standard(prints):
    mark, number, rule, *title = browser_print.ink(prints.view, 1, LEFT, TOP, 156, 130)
    assert mark[0] == pytest.approx(TOP + 35, abs=1)
    # Two lines between mark and number, the rule 4 mm below it and half a millimetre thick, two more to the title.
    assert number[0] - sum(mark) == pytest.approx(2 * PITCH, abs=3.5)
    assert rule[0] - sum(number) == pytest.approx(4, abs=1)
    assert rule[1] == pytest.approx(0.5, abs=0.1)
    assert title[0][0] - sum(rule) == pytest.approx(2 * PITCH, abs=2.5)


def _who_signs_stands_at_the_right_of_the_number(prints):
    number, signers = (
        line for line in browser_print.pages(prints.whole)[0] if line.text in (paper_texts.NUMBER, "签发人：示例甲")
    )
    assert signers.top == pytest.approx(number.top, abs=0.5)
    assert (number.left, signers.right) == pytest.approx(
        (LEFT + 15.79 * browser_print.MM, RIGHT - 15.79 * browser_print.MM), abs=1
    )


def _page_numbers_stand_outside_below_the_type_area(prints):
    for number, page in enumerate(browser_print.pages(prints.view), 1):
        foot = page[-1]
        assert foot.text == f"—{number}—"
        assert (foot.right == pytest.approx(RIGHT - 5, abs=1)) if number % 2 else foot.left == pytest.approx(33, abs=1)
    (dash,) = browser_print.ink(prints.view, 1, RIGHT - 6.5, BOTTOM, 1, 20)
    assert dash[0] == pytest.approx(BOTTOM + 7, abs=1)


def _the_version_record_stands_at_the_foot_of_the_last_page(prints):
    pages = browser_print.pages(prints.whole)
    rules = browser_print.ink(prints.whole, len(pages), LEFT + 2, 200, 0.5, 62)
    assert [thickness for _, thickness in rules] == pytest.approx([0.35, 0.25, 0.35], abs=0.04)
    assert BOTTOM - 3 < sum(rules[-1]) <= BOTTOM + 0.5
    office, printed = (line for line in pages[-1] if line.text in ("示例市总工会办公室", "2023年5月4日印发"))
    assert office.left == pytest.approx(LEFT + 4.94, abs=1) and printed.right == pytest.approx(RIGHT - 4.94, abs=1)
    assert browser_print.text(prints.whole).count("抄送：示例省总工会") == 1


def _attachments_begin_pages_and_tables_repeat_their_heads(prints):
    pages = browser_print.pages(prints.whole)
    opened = {at: page for at, page in enumerate(pages, 1) if page[0].text.startswith("附件")}
    assert [page[0].text for page in opened.values()] == ["附件1", "附件2"]
    for at, (label, title, *_) in opened.items():
        assert label.left == pytest.approx(LEFT, abs=1)
        assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
        # On the third line: the middles of their letters lie two lines apart.
        first, third, *_ = (
            top + height / 2 for top, height in browser_print.ink(prints.whole, at, LEFT, TOP, 156, 32)
        )
        assert third - first == pytest.approx(2 * PITCH, abs=0.5)
    assert sum(any(line.text.startswith("序号") for line in page) for page in pages) == 3
    signed = next(line for page in pages for line in page if line.text == "示例市总工会")
    dated = next(line for page in pages for line in page if line.text == "2023年5月4日")
    assert dated.left - signed.left == pytest.approx(2 * 15.79 * browser_print.MM, abs=1)
    assert RIGHT - max(signed.right, dated.right) == pytest.approx(2 * 15.79 * browser_print.MM, abs=1)


def _the_names_of_attachments_stand_below_one_another(prints):
    listed = next(
        page for page in browser_print.pages(prints.whole) if any(x.text.startswith("附件：1.") for x in page)
    )
    at = next(at for at, line in enumerate(listed) if line.text.startswith("附件：1."))
    label, second, goes_on = (line.left for line in listed[at : at + 3])
    cell = 15.79 * browser_print.MM
    assert (label, second, goes_on) == pytest.approx((LEFT + 2 * cell, LEFT + 5 * cell, LEFT + 6 * cell), abs=1)


def _a_heading_of_two_lines_is_not_broken_between_pages(prints):
    pages = browser_print.pages(prints.pingdingshan)
    at, page = next((at, page) for at, page in enumerate(pages) if page[0].text.startswith("三、狠抓落实"))
    assert page[1].text == "新发展"
    # The page before has room for its lines, and none for its text below them.
    assert len(_body(pages[at - 1])) == 20


def _headings_have_their_faces_by_level(prints):
    assert prints.faces == {
        "first": "SimHei", "second": "KaiTi_GB2312", "third": "FangSong_GB2312",
        "in attachment": "SimHei", "text": "FangSong_GB2312",
    }  # fmt: skip


def test_lists_print_with_what_was_asked_for_at_the_head(archive, desktop, tmp_path):
    desktop.emulate_media(color_scheme="dark")
    asked = f"{archive}/search/?q=劳模精神&province=530000&year=2023"
    shown = browser_print.text(_print(desktop, asked, tmp_path / "search.pdf"))
    today = date_format(localdate())
    head = f"检索文件工会文件档案检索词劳模精神地区云南年份2023数量找到1件排序相关度打印日期{today}网址{asked}"
    assert "".join(head.split()) in shown
    assert "云南省总工会关于学习宣传贯彻" in shown
    assert not [word for word in ("首页", "筛选", "清除全部条件", "检索方法", "选入", "English") if word in shown]


def test_other_pages_print_on_light_a4_with_page_numbers(archive, desktop, tmp_path):
    desktop.emulate_media(color_scheme="dark")
    # Asked for before the server is: two at once lock the tables.
    sizes, paths = {}, addresses()
    for name in ("home", "actions", "compare"):
        pdf = _print(desktop, archive + paths[name], tmp_path / f"{name}.pdf")
        sizes[name] = browser_print.size(pdf)
        pages = browser_print.pages(pdf)
        assert [page[-1].text for page in pages] == [f"{at}/{len(pages)}" for at in range(1, len(pages) + 1)]
        assert browser_print.ink(pdf, 1, 3, 3, 8, 200) == [], f"{name}: dark at the edge"
    assert sizes == {"home": (210, 297), "actions": (210, 297), "compare": (297, 210)}
