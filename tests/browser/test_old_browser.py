"""The oldest browser that the archive is for (Chromium 86): pages are read, filtered and printed without what came
later. Style sheets come as that browser sees them, scripts find none of the later methods. `make browsers` runs it."""

import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from archive.models import Directive
from tests.browser import conftest, test_main_job
from tests.browser.conftest import DESKTOP, PHONE
from tests.support import browser_print
from tests.support.serving import ROOT

BASELINE = ROOT / "tests" / "baseline"
SHEETS = ROOT / "static" / "css"
OF_THE_SITE = ("打印版式", "著录", "下载原件", "工会文件档案", "对照文件")
# Methods that came after it, as far as anybody may think of calling them here.
LATER = """
for (const [owner, names] of [
  [Element.prototype, ["checkVisibility", "setHTML", "togglePopover", "showPopover", "hidePopover"]],
  [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "with", "toSpliced"]],
  [String.prototype, ["at"]],
  [Object, ["hasOwn", "groupBy"]],
  [window, ["structuredClone", "navigation"]],
  [document, ["startViewTransition"]],
]) for (const name of names) delete owner[name];
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (BASELINE / "node_modules").is_dir() or not shutil.which("node"),
        reason="what that browser knows is not installed: make browsers",
    ),
]


@pytest.fixture(scope="session")
def seen(tmp_path_factory):
    """A folder of the style sheets as that browser sees them."""
    folder = tmp_path_factory.mktemp("seen")
    sheets = sorted(SHEETS.glob("*.css"))
    subprocess.run(["node", BASELINE / "stylesheets.mjs", "--seen", folder, *sheets], check=True)
    assert "supports" not in "".join(path.read_text() for path in folder.iterdir())
    return folder


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def old(request, browser, seen):
    """A page of that browser, wide and narrow."""
    for page in conftest._page(browser, request.param):
        page.add_init_script(LATER)
        page.route(
            re.compile(r"/static/css/\w+\.css"), lambda route, asked: route.fulfill(path=seen / _name(asked.url))
        )
        yield page


def _name(address):
    return address.partition("?")[0].rpartition("/")[2]


def test_the_main_job(old, archive):
    """Search, filter, open, follow a section, print view, compare, come back."""
    test_main_job.main_job(old, archive)
    assert old.evaluate("[].at === undefined && document.styleSheets.length > 0")


def test_nothing_hangs_over_the_edge(old, archive):
    first = Directive.objects.first()
    for path in (
        "/",
        "/directives/",
        "/actions/",
        first.get_absolute_url(),
        f"/compare/?d={first.pk}&d={first.pk + 1}",
    ):
        old.goto(archive + path)
        wide = old.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
        expect(old.locator("h1").first).to_be_visible()


@pytest.mark.skipif(not browser_print.is_readable(), reason="no poppler: apt-get install poppler-utils")
def test_the_paper_alone_is_printed(old, archive, tmp_path):
    directive = Directive.objects.exclude(number="").first()
    for path in (directive.get_absolute_url(), f"{directive.get_absolute_url()}print/"):
        old.goto(archive + path)
        old.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
        printed = browser_print.text(tmp_path / "printed.pdf")
        assert "".join(directive.title.split()) in printed
        assert not [
            word for word in ("打印版式", "著录", "下载原件", "工会文件档案", "对照文件") if word in printed
        ], path
        assert browser_print.size(tmp_path / "printed.pdf") == (210, 297)


LATER_STYLE = """
a { color: red; inset: 0; width: fit-content }
a:is(b, c) { color: red }
@supports (inset: 0) { p { color: blue } }
@supports not (inset: 0) { q { color: red } }
.x { &:hover { color: red } }
.y { gap: clamp(1px, 2dvh, 3px); color: color-mix(in srgb, var(--a), red) }
@container (width > 1px) { .z { color: red } }
"""


def test_what_came_later_is_found_and_taken_out(tmp_path):
    sheet, out = tmp_path / "later.css", tmp_path / "out"
    sheet.write_text(LATER_STYLE, encoding="utf-8")
    out.mkdir()
    command = ["node", BASELINE / "stylesheets.mjs"]
    told = subprocess.run([*command, sheet], capture_output=True, text=True)
    assert told.returncode == 1
    for name in (":is", "&", "inset", "dvh", "color-mix()"):
        assert f"{name}: not in chrome 86: later.css" in told.stderr
    subprocess.run([*command, "--seen", out, sheet], check=True)
    assert (out / "later.css").read_text() == "a{color:red;width:fit-content}q{color:red}.x{}.y{color:unset}"
