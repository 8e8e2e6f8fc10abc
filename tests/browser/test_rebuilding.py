"""The search page while there is no index: it looks again, and takes nothing from whoever is typing."""

from playwright.sync_api import expect

from search.contract import Progress
from search.errors import EngineUnavailable
from search.web import views

SECOND = 1000


def without_index(monkeypatch) -> dict:
    """No index until the answer's "there" is set; its "done" directives of 90 are written."""
    index = {"done": 40, "there": False}
    found = views.results_of

    def results_of(*args):
        if not index["there"]:
            raise EngineUnavailable("rebuilding")
        return found(*args)

    monkeypatch.setattr(views, "results_of", results_of)
    monkeypatch.setattr(views.index_upkeep, "progress", lambda: Progress(index["done"], 90))
    return index


def test_it_tells_how_far_the_index_is_and_comes_anew_once_there_is_one(archive, desktop, monkeypatch):
    index = without_index(monkeypatch)
    desktop.clock.install()
    desktop.goto(f"{archive}/search/?q=劳模精神")
    expect(desktop.get_by_text("已建 40 / 90 件")).to_be_visible()
    index["done"] = 60
    desktop.clock.run_for(10 * SECOND)
    expect(desktop.get_by_text("已建 60 / 90 件")).to_be_visible()
    index["there"] = True
    desktop.clock.run_for(10 * SECOND)
    expect(desktop.locator(".hits mark").first).to_have_text("劳模精神")


def test_what_is_being_typed_is_not_lost(archive, desktop, monkeypatch):
    index = without_index(monkeypatch)
    desktop.clock.install()
    desktop.goto(f"{archive}/search/")
    looks = []
    desktop.on("request", lambda request: looks.append(request.url) if request.url == desktop.url else None)
    box = desktop.locator("#q")
    box.press_sequentially("劳模")
    index["there"] = True
    desktop.clock.run_for(30 * SECOND)
    desktop.get_by_role("link", name="刷新").focus()
    desktop.clock.run_for(30 * SECOND)
    expect(box).to_have_value("劳模")
    assert looks == []
    box.fill("")
    desktop.get_by_role("link", name="刷新").focus()
    desktop.clock.run_for(10 * SECOND)
    expect(desktop.get_by_role("link", name="刷新")).to_have_count(0)


def test_without_script_a_link_looks_again(archive, without_script, monkeypatch):
    index = without_index(monkeypatch)
    without_script.goto(f"{archive}/search/?q=劳模精神")
    expect(without_script.get_by_text("自动更新")).to_be_hidden()
    index["there"] = True
    without_script.get_by_role("link", name="刷新").click()
    expect(without_script.locator(".hits mark").first).to_have_text("劳模精神")
