"""/search/export.csv and .xlsx."""

import pytest

from archive.exporting import sheet
from archive.models import Directive
from search.indexing import index_upkeep
from tests.exporting.conftest import PHONE
from tests.support.makers import make_directive
from tests.support.spreadsheets import asked, csv_rows, sheet_rows, workbook


@pytest.fixture
def found(index, directive):
    make_directive("样例市总工会关于竞赛的通知", text="竞赛与<b>安康杯</b>", year=2021)
    make_directive("样例市总工会关于职工书屋的通知", text="职工书屋", year=2022)
    index_upkeep.rebuild()
    return directive


def titles(client, **query):
    return [row["标题"] for row in csv_rows(client.get("/search/export.csv", query))]


def page_titles(client, **query):
    results = client.get("/search/", query).context["results"]
    return [hit.directive.title.replace(PHONE, "*" * len(PHONE)) for hit in [*results.hits, *results.partial]]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "安康杯"}, {"q": "安康杯", "sort": "oldest"}, {"q": "竞赛 书屋"}, {"q": "竞赛", "year": "2021"}, {},
        {"q": "请问安康杯竞赛怎么样开展才好呢"}, {"q": "安康杯 职代会"},
    ],
)  # fmt: skip
def test_the_rows_are_those_of_the_page_in_its_order(client, found, query):
    assert titles(client, **query) == page_titles(client, **query)
    assert titles(client, **query)


def test_a_row_shows_the_words_around_what_was_found_as_text(client, found):
    rows = csv_rows(client.get("/search/export.csv", {"q": "安康杯", "year": "2021"}))
    assert rows[0]["摘句"] == "竞赛与<b>安康杯</b>"
    assert list(rows[0])[-5:] == ["摘句", "未含词语", "引用著录", "效力", "效力依据"]


def test_a_row_that_has_only_some_of_the_words_says_which_it_has_not(client, found):
    rows = csv_rows(client.get("/search/export.csv", {"q": "书屋 甪彧"}))
    assert rows[0]["未含词语"] == "甪彧"


def test_what_has_only_some_words_comes_after_what_has_all(client, found):
    missing = [row["未含词语"] for row in csv_rows(client.get("/search/export.csv", {"q": "安康杯 职代会"}))]
    assert missing == ["", "职代会"]


def test_the_workbook_says_how_the_search_was_understood(client, found):
    said = asked(workbook(client.get("/search/export.xlsx", {"q": "书屋 甪彧", "sort": "newest"})))
    assert (said["检索词"], said["排序"], said["件数"]) == ("书屋 甪彧", "最新在前", "1")
    assert said["说明"].startswith("没有文件含有全部词语")


def test_contacts_are_redacted_in_snippets_too(client, admin_client, found):
    query = {"q": "“安康杯”情况报"}
    rows = sheet_rows(workbook(client.get("/search/export.xlsx", query)))
    assert "安康杯" in rows[0]["摘句"]
    assert PHONE not in str(rows)
    assert PHONE in sheet_rows(workbook(admin_client.get("/search/export.xlsx", query)))[0]["摘句"]


def test_batches_do_not_change_the_order(client, index, monkeypatch):
    monkeypatch.setattr(sheet, "BATCH", 2)
    for year in range(2001, 2024):
        make_directive(f"{year}年竞赛", text="竞赛", year=year)
    index_upkeep.rebuild()
    expected = [f"{year}年竞赛" for year in range(2001, 2024)]
    assert titles(client, q="竞赛", sort="oldest") == expected


def test_what_the_index_still_has_and_the_archive_not_is_left_out(client, found):
    Directive.objects.filter(year=2021).delete()
    assert titles(client, q="安康杯", sort="newest") == [found.title.replace(PHONE, "*" * len(PHONE))]


def test_without_an_index_it_answers_as_the_page_does(client, index, directive):
    index.get_backend().engine.index_directory.folder.rename(
        index.get_backend().engine.index_directory.folder.with_name("gone")
    )
    for suffix in ("export.csv", "export.xlsx", "feed.atom"):
        response = client.get(f"/search/{suffix}", {"q": "安康杯"})
        assert (response.status_code, response["Retry-After"]) == (503, "30")
        # What looks again by itself would bring the file unasked.
        assert "data-look-again" not in response.text and f'href="/search/{suffix}?q=' in response.text


@pytest.mark.parametrize("words", ["../..\\a:b*?", "长" * 300, "\u202egnp", "a\r\nb: c"])
def test_whatever_was_typed_the_file_has_a_name(client, found, words):
    sent = client.get("/search/export.csv", {"q": words})["Content-Disposition"]
    assert len(sent) < 700
    for sign in ("/", "%2F", "%5C", "%3A", "%E2%80%AE", "%0A"):
        assert sign not in sent.removeprefix("attachment; filename")


def test_an_empty_answer_is_a_file_with_headings(client, found):
    assert csv_rows(client.get("/search/export.csv", {"q": "甪彧"})) == []
