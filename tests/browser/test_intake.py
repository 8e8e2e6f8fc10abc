"""A clerk brings files in: dropped, corrected, taken in, found; and without scripts, and on a phone."""

import io
import zipfile

import pytest
from playwright.sync_api import expect

from archive.intake import draft_work
from archive.models import Directive, IntakeDraft
from search.indexing import index_upkeep
from tests.browser.conftest import PHONE
from tests.browser.test_accessibility import _found_by_axe
from tests.support.accounts import PASSWORD
from tests.support.intake_drafts import notice

SECRET = "000012\n秘密★1年\n特急\n\n示例省总工会文件\n\n示工发〔2024〕9号\n\n示例省总工会关于示例的通知\n正文。\n"


@pytest.fixture
def incoming(tmp_path):
    """Files of several formats: text in two encodings, a web page, a zip, and one with a mark of secrecy."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        zipped.writestr("包内通知.txt", notice("示例阅读", 3))
    page = "".join(f"<p>{line}</p>" for line in notice("示例普查", 4).splitlines())
    contents = {
        "一.txt": notice("示例竞赛", 1).encode(),
        "二.txt": notice("示例帮扶", 2).encode("gb18030"),
        "三.zip": held.getvalue(),
        "四.html": f"<html><body>{page}</body></html>".encode(),
        "标密.txt": SECRET.encode(),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [str(tmp_path / name) for name in contents]


def sign_in(page, address):
    page.goto(f"{address}/accounts/login/?next=/intake/")
    page.locator("[name=username]").fill("文秘甲")
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("form.fields button").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("收文")


def test_files_are_dropped_corrected_taken_in_and_found(intake_office, incoming, desktop):
    sign_in(desktop, intake_office)
    desktop.locator("#intake-files").set_input_files(incoming)
    desktop.get_by_role("button", name="上传").click()
    expect(desktop.locator("#intake-progress a")).to_have_count(5)
    draft_work.do_due()
    expect(desktop.locator("#intake-progress .is-refused")).to_contain_text("非涉密系统", timeout=15_000)
    desktop.goto(f"{intake_office}/intake/")
    expect(desktop.locator(".intake-row[data-state=read]")).to_have_count(4)
    assert _found_by_axe(desktop, contrast=True) == []
    desktop.get_by_role("link", name="示例市总工会关于开展示例竞赛工作的通知").click()
    desktop.get_by_label("标题").fill("示例市总工会关于开展示例竞赛工作的补充通知")
    assert _found_by_axe(desktop, contrast=True) == []
    desktop.set_viewport_size(PHONE)
    assert desktop.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    desktop.get_by_role("button", name="入库", exact=True).click()
    expect(desktop.locator("#intake-counts")).to_have_text("收到 5 件 = 入库 1 + 已有 0 + 拒收 1 + 放弃 0 + 待处理 3")
    index_upkeep.rebuild()
    desktop.goto(f"{intake_office}/search/?q=示例竞赛")
    expect(desktop.locator("main")).to_contain_text("补充通知")


def test_a_draft_like_a_directive_leads_to_what_differs(intake_office, tmp_path, desktop):
    body = "各单位要认真组织示例活动，按期报送总结，做好示例工作。" * 20
    texts = [
        notice(serial=at).replace("为做好", f"{body}{more}为做好") for at, more in ((7, ""), (8, "另设示例奖项。"))
    ]
    sign_in(desktop, intake_office)
    for at, text in enumerate(texts):
        (tmp_path / f"{at}.txt").write_text(text, encoding="utf-8")
        desktop.locator("#intake-files").set_input_files(tmp_path / f"{at}.txt")
        desktop.get_by_role("button", name="上传").click()
        expect(desktop.locator("#intake-progress a")).to_have_count(1)
        draft_work.do_due()
        desktop.goto(intake_office + IntakeDraft.objects.get(state="read").get_absolute_url())
        if not at:
            desktop.get_by_role("button", name="入库", exact=True).click()
            desktop.goto(f"{intake_office}/intake/")
    desktop.get_by_role("link", name="看异同").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("收到的这一件与档案对照")
    expect(desktop.get_by_role("table").first).to_contain_text("示工发〔2024〕7号")
    assert _found_by_axe(desktop, contrast=True) == []
    desktop.set_viewport_size(PHONE)
    assert desktop.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    desktop.get_by_role("link", name="返回这一件").click()
    expect(desktop.get_by_role("button", name="入库", exact=True)).to_be_visible()


def test_a_file_is_brought_in_without_scripts(intake_office, incoming, without_script):
    sign_in(without_script, intake_office)
    without_script.locator("#intake-files").set_input_files(incoming[:1])
    without_script.get_by_role("button", name="上传").click()
    expect(without_script.locator(".notices")).to_contain_text("收到 1 个文件")
    draft_work.do_due()
    without_script.goto(intake_office + IntakeDraft.objects.get().get_absolute_url())
    without_script.get_by_role("button", name="入库", exact=True).click()
    expect(without_script.locator(".intake-held")).to_contain_text("示例竞赛")
    assert Directive.objects.get().source.name == "一.txt"
