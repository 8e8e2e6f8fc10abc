"""What goes wrong on the way of a file to 收文, as who sends it sees it: too many, too large, twice, empty, odd names,
a connection that breaks, a session that has ended."""

import contextlib
import hashlib
import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from archive.models import IntakeDraft
from tests.browser.conftest import DESKTOP
from tests.browser.test_intake import sign_in
from tests.support import intake_drafts
from tests.support.cut_line import CutLine
from tests.support.intake_drafts import notice

_MB = 1024 * 1024
# As soon as it is told how far a file is, that stands in the place of the first word.
RECEIVED = re.compile("已收到|待读")
# Drops files of these names and contents, as a hand does: names with a path in them come from no dialogue of a system.
_DROP = """files => {
  const carried = new DataTransfer();
  files.forEach(([name, text]) => carried.items.add(new File([text], name)));
  document.getElementById("intake-drop").dispatchEvent(
    new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def page(browser, intake_office):
    """Signed in, at the page of what comes in. What a broken connection writes to the console is meant."""
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    page = context.new_page()
    sign_in(page, intake_office)
    # Whoever drops a file looks at a page that is there: its scripts too.
    page.wait_for_url("**/intake/", wait_until="load")
    yield page
    context.close()


def drop(page, *files: tuple[str, str]) -> None:
    page.evaluate(_DROP, [list(one) for one in files])


def choose(page, *files: tuple[str, bytes | str]) -> None:
    sent = [
        {"name": name, "mimeType": "text/plain", "buffer": data if isinstance(data, bytes) else data.encode()}
        for name, data in files
    ]
    page.locator("#intake-files").set_input_files(sent)
    page.get_by_role("button", name="上传").click()


def choose_large(page, folder, *files: tuple[str, bytes | str]) -> None:
    """As `choose`, of files on the disk, which the browser reads itself: what is handed to it over the line goes
    there as text, twenty megabytes in ten seconds."""
    for name, data in files:
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    page.locator("#intake-files").set_input_files([folder / name for name, _ in files])
    page.get_by_role("button", name="上传").click()


def rows(page):
    return page.locator("#intake-progress li")


def kept() -> set[str]:
    with contextlib.suppress(FileNotFoundError):
        return {path.name for path in intake_drafts.folder().iterdir()}
    return set()


def test_of_two_hundred_and_one_files_none_is_sent_and_the_page_says_so(page):
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    choose(page, *((f"{at}.txt", f"示例{at}") for at in range(201)))
    expect(rows(page)).to_have_text(["一次最多 200 个文件，这次有 201 个，都没有收下；请分几次上传。"])
    assert sent == [] and not IntakeDraft.objects.exists()
    # Two hundred are not too many: it is the count that was told, not the last of them.
    choose(page, *((f"{at}.txt", notice("示例竞赛", at + 1)) for at in range(2)))
    expect(page.locator("#intake-progress a")).to_have_text([RECEIVED] * 2)
    assert IntakeDraft.objects.count() == 2


def test_a_file_that_is_too_large_or_empty_keeps_no_other_waiting(page, tmp_path):
    choose_large(page, tmp_path, ("大.txt", b"x" * (20 * _MB + 1)), ("空.txt", b""), ("好.txt", notice()))
    refused = page.locator("#intake-progress .is-refused")
    expect(page.locator("#intake-progress a")).to_have_text([RECEIVED])
    expect(refused).to_have_text([r"大.txt没有收下：超过 20.0 MB 的上限，没有上传；请拆分或检查文件。",
                                  "空.txt没有收下：文件是空的，没有可读的文字；请重新取得这份文件。"])  # fmt: skip
    assert [draft.name for draft in IntakeDraft.objects.all()] == ["好.txt"]


def test_the_same_file_twice_in_one_drop_is_told_and_leads_to_the_one_draft(page):
    drop(page, ("甲.txt", notice()), ("乙.txt", notice()))
    links = page.locator("#intake-progress a")
    expect(links).to_have_text([RECEIVED, "同一个文件已经收到过，不重复收。"])
    draft = IntakeDraft.objects.get()
    assert [link.get_attribute("href") for link in links.all()] == [draft.get_absolute_url()] * 2
    expect(page.locator("#intake-counts")).to_contain_text("收到 1 件")


def test_of_a_name_with_a_path_its_last_part_is_kept(page):
    drop(page, ("../../x.txt", notice("示例竞赛", 1)), ("C:\\来文\\x.doc", notice("示例竞赛", 2)))
    expect(page.locator("#intake-progress a")).to_have_count(2)
    names = set(IntakeDraft.objects.values_list("name", flat=True))
    # Chromium itself makes a path's strokes to colons or underscores, by its version; no path comes of it in any case.
    assert not any("/" in name or "\\" in name or name in (".", "..") for name in names), names
    assert kept() == set(IntakeDraft.objects.values_list("sha256", flat=True))
    for row in page.locator(".intake-row .intake-name").all():
        assert row.inner_text().strip() in names


def test_a_connection_that_breaks_is_tried_again_and_the_file_comes_once(page, intake_office):
    broken = []

    def break_twice(route):
        if route.request.method == "POST" and len(broken) < 2:
            broken.append(route.request.url)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/intake/", break_twice)
    page.clock.install()
    choose(page, ("来文.txt", notice()))
    expect(rows(page)).to_contain_text("连接中断，正在重试")
    page.clock.run_for(1_000)
    page.wait_for_timeout(200)
    page.clock.run_for(5_000)
    expect(page.locator("#intake-progress a")).to_have_text(RECEIVED)
    assert len(broken) == 2 and IntakeDraft.objects.count() == 1


def test_a_line_that_breaks_in_the_middle_of_a_file_leaves_no_half(browser, live_server, intake_office):
    data = notice().encode() + b" " * (3 * _MB)
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    with CutLine(live_server.thread.port) as line:
        page = context.new_page()
        sign_in(page, f"http://localhost:{line.port}")
        line.cut_after = _MB
        choose(page, ("来文.txt", data))
        expect(rows(page)).to_contain_text("连接中断，正在重试")
        assert line.cuts and not IntakeDraft.objects.exists() and kept() == set()
        line.cut_after = None
        expect(page.locator("#intake-progress a")).to_have_text(RECEIVED, timeout=20_000)
        context.close()
    assert kept() == {hashlib.sha256(data).hexdigest()} and IntakeDraft.objects.get().size == len(data)


def test_who_stays_without_connection_is_offered_to_send_again_what_was_chosen(page):
    page.clock.install()
    page.context.set_offline(True)
    choose(page, ("甲.txt", notice("示例竞赛", 1)), ("乙.txt", notice("示例竞赛", 2)))
    again = page.get_by_role("button", name="重试")
    for _ in range(8):
        page.clock.run_for(4_000)
        page.wait_for_timeout(100)
    expect(rows(page)).to_contain_text(["甲.txt没有收下：连接中断，没有传完；请再传一次。"] * 1 + ["乙.txt"])
    expect(again).to_have_count(2)
    page.context.set_offline(False)
    again.first.click()
    expect(page.locator("#intake-progress a")).to_have_text([RECEIVED])
    page.get_by_role("button", name="重试").click()
    expect(page.locator("#intake-progress a")).to_have_text([RECEIVED] * 2)
    assert sorted(IntakeDraft.objects.values_list("name", flat=True)) == ["乙.txt", "甲.txt"]


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_that_fails_is_not_taken_for_a_session_that_ended(page, status):
    page.route("**/intake/", lambda route: route.fulfill(status=status, body="<html>busy</html>")
               if route.request.method == "POST" else route.continue_())  # fmt: skip
    choose(page, ("来文.txt", notice()))
    expect(page.locator("#intake-progress .is-refused")).to_contain_text("服务器暂时没能收下；请稍后再传。")
    page.unroute("**/intake/")
    page.get_by_role("button", name="重试").click()
    expect(page.locator("#intake-progress a")).to_have_text(RECEIVED)


def test_who_was_signed_out_meanwhile_signs_in_beside_it_and_sends_again(page, intake_office):
    Session.objects.all().delete()
    choose(page, ("来文.txt", notice()))
    expect(page.locator("#intake-progress .is-refused")).to_contain_text("登录已失效或没有权限；请重新登录后再传。")
    assert not IntakeDraft.objects.exists()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="登录").click()
    beside = opened.value
    beside.locator("[name=username]").wait_for()
    sign_in(beside, intake_office)
    page.get_by_role("button", name="重试").click()
    expect(page.locator("#intake-progress a")).to_have_text(RECEIVED)
    assert IntakeDraft.objects.get().received_by.username == "文秘甲"


def test_a_browser_that_was_closed_finds_its_drafts_again(browser, page, intake_office):
    choose(page, ("一.txt", notice("示例竞赛", 1)), ("二.txt", notice("示例帮扶", 2)))
    expect(page.locator("#intake-progress a")).to_have_text([RECEIVED] * 2)
    page.context.close()
    later = browser.new_context(viewport=DESKTOP, locale="zh-CN").new_page()
    sign_in(later, intake_office)
    expect(later.locator(".intake-row")).to_have_count(2)
    expect(later.locator("#intake-counts")).to_contain_text("收到 2 件 = 入库 0 + 已有 0 + 拒收 0 + 放弃 0 + 待处理 2")
    later.context.close()


def test_without_scripts_each_refusal_stands_on_the_next_page(browser, intake_office, tmp_path):
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN", java_script_enabled=False)
    page = context.new_page()
    sign_in(page, intake_office)
    large = ("大.txt", b"x" * (20 * _MB + 1))
    choose_large(page, tmp_path, ("空.txt", b""), large, ("好.txt", notice()), ("再.txt", notice()))
    expect(page.locator(".notices li")).to_have_text([
        "空.txt：文件是空的，没有可读的文字；请重新取得这份文件。",
        "大.txt：文件超过 20 MB 的上限；请拆分或检查文件。",
        "再.txt：同一个文件已经收到过，不重复收。",
        "收到 1 个文件，正在读取。",
    ])  # fmt: skip
    page.locator("#intake-files").set_input_files([])
    context.close()
