"""make pictures: every page, wide and narrow, light and dark, into test-results/pictures; what fits a window of each
into docs/pictures, for the README."""

import io
from pathlib import Path

from PIL import Image

from archive.access import roles
from archive.intake import draft_work
from archive.models import IntakeDraft
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.staff_browsers import browsers
from tests.support import intake_drafts
from tests.support.site_pages import addresses

ROOT = Path(__file__).resolve().parent.parent.parent
ALL = ROOT / "test-results" / "pictures"
README = ROOT / "docs" / "pictures"
ON_PAPER = ("print", "directive", "compare", "search", "actions")


def test_photograph_every_page(archive, desktop):
    for size, width in ((DESKTOP, "wide"), (PHONE, "narrow")):
        desktop.set_viewport_size(size)
        for name, path in addresses().items():
            desktop.goto(archive + path)
            if name == "english":
                desktop.get_by_role("button", name="English").click()
            for theme in ("light", "dark"):
                desktop.emulate_media(color_scheme=theme)
                desktop.screenshot(path=ALL / f"{name}-{width}-{theme}.png", full_page=True)
        desktop.context.clear_cookies()


def test_photograph_the_pages_of_the_readme(archive, desktop):
    """As a reader first sees them: what fits the window, in the light."""
    for name, path in addresses().items():
        desktop.goto(archive + path)
        if name == "english":
            desktop.get_by_role("button", name="English").click()
        _keep(desktop, name)
    desktop.context.clear_cookies()
    desktop.goto(archive)
    desktop.emulate_media(color_scheme="dark")
    _keep(desktop, "home-dark")
    desktop.emulate_media(color_scheme="light")
    desktop.set_viewport_size(PHONE)
    desktop.goto(archive + addresses()["search"])
    _keep(desktop, "search-phone")


def test_photograph_the_pages_of_the_staff(archive, browser, live_server, settings, tmp_path, monkeypatch):
    """Signing in, what came in, its review, the register."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.OWN_BODY = "示例市总工会"
    intake_drafts.work_at_once(monkeypatch)
    person = intake_drafts.clerk()
    for serial, about in enumerate(("示例竞赛", "示例帮扶", "示例培训"), 7):
        intake_drafts.send(person, (f"{about}.txt", intake_drafts.notice(about, serial)))
    draft_work.do_due()
    for draft in IntakeDraft.objects.order_by("pk"):
        person.post(draft.get_absolute_url(), intake_drafts.fields_of(draft) | {"act": "take-in"})
    intake_drafts.send(person, ("示例座谈.txt", intake_drafts.notice("示例座谈", 11)))
    draft_work.do_due()
    draft = IntakeDraft.objects.get(state="read")
    with browsers(browser, live_server) as opened:
        page = opened(roles.ARCHIVIST, "档案员甲")
        pages = {"intake": "/intake/", "draft": draft.get_absolute_url(), "review": "/review/?state=all",
                 "review-one": "/review/4/", "registry": "/registry/"}  # fmt: skip
        for name, path in pages.items():
            page.goto(path)
            _keep(page, name)
        page.context.clear_cookies()
        page.goto("/accounts/login/")
        _keep(page, "login")


def _keep(page, name):
    """In so many colours as a page of text has: a third of the size, since each picture stays in the history."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    picture.save(README / f"{name}.png", optimize=True)


def test_photograph_what_is_printed(archive, desktop):
    for name in ON_PAPER:
        desktop.goto(archive + addresses()[name])
        desktop.pdf(path=ALL / f"{name}.pdf", prefer_css_page_size=True)
