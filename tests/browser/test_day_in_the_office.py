"""An archivist's whole day: files of eight formats and four that bear marks come in, two are corrected, all are taken
in, found and registered; a title is changed and changed back; one directive is declared abolished by another; one is
withdrawn, is gone, and comes back; after signing out nothing is left to go back to."""

import re

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from archive.access import roles
from archive.intake import draft_work
from archive.models import Directive
from search.indexing import index_upkeep
from tests.support import intake_drafts, mails, ofd_files, saved_files
from tests.support.accounts import PASSWORD, make_account_of
from tests.support.intake_drafts import notice
from tests.support.word_files import zipped

pytestmark = pytest.mark.slow

SUBJECTS = ("竞赛", "帮扶", "阅读", "普查", "疗养", "互助", "安康", "慰问")
SECRET = "000012\n秘密★1年\n特急\n\n示例省总工会文件\n\n示工发〔2024〕70号\n\n示例省总工会关于示例排查的通知\n正文\n"
CLOSED = (
    "内部资料  注意保存\n\n示例省总工会办公室关于印发示例材料的通知\n\n各市总工会：\n现将材料印发，不得上网。\n\n"
    "示例省总工会办公室\n2024年5月8日\n（不予公开）\n"
)
CANDIDATES = (
    "示例省总工会关于示例推荐对象的公示\n\n现将推荐对象予以公示，公示时间：2024年3月12日至18日。\n"
    "监督电话：0999-12351000。\n\n示例省总工会\n2024年3月12日\n"
)
HONOURED = (
    "示例省总工会关于表彰示例奖章的决定\n\n示工发〔2024〕20号\n\n各市总工会：\n授予张三丰等同志示例奖章。\n\n"
    "示例省总工会\n2024年4月28日\n"
)


def eight_formats() -> dict[str, bytes]:
    texts = [notice(f"示例{subject}", serial) for serial, subject in enumerate(SUBJECTS, 1)]
    lines = [[line for line in text.splitlines() if line] for text in texts]
    rtf = "".join("".join(f"\\u{ord(sign)}?" for sign in line) + "\\par\n" for line in lines[5])
    return {
        "1.txt": texts[0].encode(),
        "2.docx": saved_files.word(lines[1]),
        "3.pdf": saved_files.paper(lines[2], {lines[2][0]}),
        "4.html": saved_files.page(lines[3]),
        "5.mht": mails.saved_page(mails.part(mails.page(lines[4]), charset="gb2312")),
        "6.rtf": b"{\\rtf1\\ansi " + rtf.encode() + b"}",
        "7.ofd": ofd_files.ofd(ofd_files.lines(lines[6])),
        "8.zip": zipped({"通知.txt": texts[7].encode()}),
    }


def marked() -> dict[str, bytes]:
    contents = {"s1.txt": SECRET, "s2.txt": CLOSED, "s3.txt": CANDIDATES, "s4.txt": HONOURED}
    return {name: text.encode() for name, text in contents.items()}


@pytest.fixture
def office(transactional_db, live_server, own_index, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    intake_drafts.work_at_once(monkeypatch)
    call_command("load_reference_data", verbosity=0)
    make_account_of(roles.ARCHIVIST)
    return live_server.url


@pytest.fixture
def shown(desktop, tmp_path_factory):
    """shown(name): a picture of the page as it is, and that it does not scroll sideways."""
    folder = tmp_path_factory.mktemp("day")

    def look(name: str) -> None:
        desktop.screenshot(path=folder / f"{name}.png", full_page=True)
        assert desktop.evaluate("document.documentElement.scrollWidth <= innerWidth"), name

    return look


def about(subject: str) -> Directive:
    return Directive.objects.get(title__contains=f"示例{subject}工作")


def test_a_day(office, desktop, shown, tmp_path):
    _sign_in(desktop, office)
    _bring_in(desktop, office, tmp_path, shown)
    _correct_two_and_take_all_in(desktop, office, shown)
    _find_and_print_the_register(desktop, office, shown)
    _change_a_title_and_back(desktop, office, shown)
    _declare_abolished(desktop, office, shown)
    _withdraw_and_restore(desktop, office, shown)
    desktop.get_by_role("banner").get_by_role("button", name="退出").click()
    expect(desktop.get_by_role("banner").get_by_role("link", name="登录")).to_be_visible()
    desktop.go_back(wait_until="load")
    assert "撤下，有误" not in desktop.content()


def _sign_in(page, office):
    page.goto(f"{office}/accounts/login/?next=/intake/")
    page.get_by_label("用户名").fill(roles.ARCHIVIST)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("收文")


def _bring_in(page, office, folder, shown):
    files = eight_formats() | marked()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    page.locator("#intake-files").set_input_files([folder / name for name in files])
    page.get_by_role("button", name="上传").click()
    expect(page.locator("#intake-progress a")).to_have_count(len(files))
    draft_work.do_due()
    page.goto(f"{office}/intake/")
    expect(page.locator(".intake-row[data-state=read]")).to_have_count(len(files) - 1)
    shown("intake")
    page.goto(f"{office}/intake/?state=refused")
    expect(page.locator(".intake-row[data-state=refused]")).to_contain_text("非涉密系统")
    page.goto(f"{office}/intake/")


def _correct_two_and_take_all_in(page, office, shown):
    for subject in SUBJECTS[:2]:
        page.get_by_role("link", name=re.compile(f"示例{subject}工作")).click()
        title = page.get_by_label("标题").first
        title.fill(title.input_value().replace("的通知", "的补充通知"))
        shown(f"draft-{subject}")
        page.get_by_role("button", name="入库", exact=True).click()
        page.goto(f"{office}/intake/")
    for _ in range(page.locator(".intake-row[data-state=read]").count()):
        page.locator(".intake-row[data-state=read] a").first.click()
        page.get_by_role("button", name="入库", exact=True).click()
        page.goto(f"{office}/intake/")
    expect(page.locator("#intake-counts")).to_have_text(
        re.compile(r"收到 \d+ 件 = 入库 11 \+ 已有 0 \+ 拒收 1 \+ 放弃 0 \+ 待处理 0")
    )
    assert Directive.objects.filter(title__contains="补充通知").count() == 2


def _find_and_print_the_register(page, office, shown):
    index_upkeep.rebuild()
    for subject in SUBJECTS:
        page.goto(f"{office}/search/?q=示例{subject}工作")
        expect(page.locator("main")).to_contain_text(f"示例{subject}工作")
    page.goto(f"{office}/registry/")
    # Two of the eight are pages off the web, which take no number.
    expect(page.locator("tbody tr")).to_have_count(9)
    shown("registry")


def _change_a_title_and_back(page, office, shown):
    directive = about("阅读")
    page.goto(f"{office}{directive.get_absolute_url()}")
    page.get_by_role("link", name="修改", exact=True).click()
    page.fill("[name=title]", "示例市总工会关于开展示例阅读工作的更正")
    page.get_by_role("button", name="保存", exact=True).first.click()
    page.goto(f"{office}/directives/{directive.pk}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("更正")
    page.goto(f"{office}/review/{directive.pk}/history/")
    shown("history")
    page.locator(".history-undo summary").first.click()
    page.get_by_role("button", name=re.compile("撤销“标题”的修改")).first.click()
    page.goto(f"{office}/directives/{directive.pk}/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("的通知")


def _declare_abolished(page, office, shown):
    old, new = about("普查"), about("安康")
    page.goto(f"{office}/review/{old.pk}/validity/")
    page.get_by_label("事项").select_option("废止")
    page.get_by_label("起始日期").fill("2024-05-01")
    page.get_by_label("依据文件").fill(new.number)
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_role("button", name="取消这一项")).to_be_visible()
    shown("validity")
    page.goto(f"{office}/directives/{old.pk}/")
    expect(page.locator("p.validity").first).to_contain_text("已废止")


def _withdraw_and_restore(page, office, shown):
    directive = about("慰问")
    address = f"{office}/directives/{directive.pk}/"
    page.goto(f"{office}/review/{directive.pk}/custody/")
    _act(page, "撤下", "撤下，有误")
    answer = page.goto(address)
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("撤下")
    shown("withdrawn")
    index_upkeep.rebuild()
    page.goto(f"{office}/search/?q=示例慰问工作")
    assert page.get_by_role("link", name=re.compile("示例慰问工作")).count() == 0
    page.goto(f"{office}/review/{directive.pk}/custody/")
    _act(page, "恢复", "再看无误")
    assert page.goto(address).status == 200


def _act(page, name, reason):
    section = page.get_by_role("region", name=name, exact=True)
    section.get_by_label("理由").fill(reason)
    with page.expect_navigation():
        section.get_by_role("button", name=name, exact=True).click()
