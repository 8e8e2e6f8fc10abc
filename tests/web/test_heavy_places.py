"""Few at a time for what is heavy; the rest wait for a bounded time or are told; nothing light waits."""

import threading
import time
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.web import heavy_places
from archive.web.heavy_places import HeavyPlaces, NoFreePlace
from archive.web.views import compare
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

HEAVY = [
    "/directives/export.csv", "/directives/export.xlsx", "/actions/export.csv", "/actions/export.xlsx",
    "/search/export.csv?q=示例", "/search/export.xlsx?q=示例", "/directives/{}/pdf/", "/directives/{}/docx/",
    "/directives/pdf/?d={}&d={}", "/compare/?d={}&d={}", "/compare/export.docx?d={}&d={}",
]  # fmt: skip
LIGHT = ["/", "/healthz", "/readyz", "/directives/", "/directives/{}/", "/directives/{}/print/", "/actions/",
         "/compare/", "/api/v1/directives/{}/"]  # fmt: skip


@pytest.fixture
def pair(index):
    return [make_directive(title, sections=[("一、", "示例", "各单位要报送。")]).pk for title in ("甲", "乙")]


@pytest.fixture
def places(monkeypatch):
    """Places of the test's own: one at work, none to wait in."""
    own = HeavyPlaces(at_work=1, waiting=0, longest_wait=0)
    for module in (heavy_places, compare):
        monkeypatch.setattr(module, "PLACES", own)
    monkeypatch.setattr("archive.api.operations.PLACES", own)
    return own


@pytest.mark.parametrize("path", HEAVY)
def test_who_finds_no_place_is_told_when_to_come_again(client, pair, places, path):
    with places.taken():
        told = client.get(path.format(*pair))
    assert told.status_code == 503 and int(told["Retry-After"]) > 0
    assert "暂时没有空位" in told.content.decode()
    assert client.get(path.format(*pair)).status_code == 200


def test_it_is_told_in_english_too(client, pair, places):
    client.cookies["django_language"] = "en"
    with places.taken():
        assert "no place is free" in client.get("/directives/export.csv").content.decode()


def test_the_interface_tells_it_in_json(client, pair, places):
    with places.taken():
        told = client.get("/api/v1/compare/?d={}&d={}".format(*pair))
    assert told.status_code == 503 and int(told["Retry-After"]) > 0
    assert list(told.json()) == ["error"]


@pytest.mark.parametrize("path", LIGHT)
def test_nothing_light_needs_a_place(client, pair, places, path):
    with places.taken():
        assert client.get(path.format(*pair)).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_comparison_that_is_kept_needs_none(client, pair, places):
    path = "/compare/?d={}&d={}".format(*pair)
    client.get(path)
    with places.taken():
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/directives/export.csv", "/directives/export.xlsx"])
@pytest.mark.parametrize("fetched", ["head", "begun", "closed", "whole"])
def test_a_file_holds_no_place_while_it_is_sent(client, pair, places, path, fetched):
    answer = client.head(path) if fetched == "head" else client.get(path)
    if fetched == "begun":
        next(iter(answer.streaming_content))
    elif fetched == "closed":
        answer.close()
    elif fetched == "whole":
        assert b"".join(answer.streaming_content)
    with places.taken():
        pass


@given(st.lists(st.sampled_from(["answers", "fails", "is refused", "is interrupted"]), max_size=30))
def test_no_place_is_ever_lost(endings):
    places = HeavyPlaces(at_work=2, waiting=1, longest_wait=0)
    for way in endings:
        with ExitStack() as held:
            raised = {"fails": ValueError, "is interrupted": SystemExit, "is refused": NoFreePlace}.get(way)
            if raised:
                held.enter_context(pytest.raises(raised))
            if way == "is refused":
                held.enter_context(places.taken())
                held.enter_context(places.taken())
                held.enter_context(places.taken())
            with places.taken():
                if raised:
                    raise raised
    with places.taken(), places.taken(), pytest.raises(NoFreePlace):
        places.taken().__enter__()


def test_of_many_at_once_no_more_than_so_many_are_at_work_and_all_the_others_are_told():
    places = HeavyPlaces(at_work=2, waiting=3, longest_wait=30)
    inside, most, told = [], [], []
    full, go_on = threading.Barrier(3), threading.Event()

    def ask(at):
        try:
            with places.taken():
                inside.append(at)
                most.append(len(inside))
                if at < 2:
                    full.wait(20)
                go_on.wait(20)
                inside.remove(at)
        except NoFreePlace:
            told.append(at)

    first = [threading.Thread(target=ask, args=(at,)) for at in range(2)]
    [thread.start() for thread in first]
    full.wait(20)
    others = [threading.Thread(target=ask, args=(at,)) for at in range(2, 10)]
    [thread.start() for thread in others]
    while len(told) < 5:
        time.sleep(0.01)
    go_on.set()
    [thread.join(20) for thread in first + others]
    assert (max(most), len(most), len(told), inside) == (2, 5, 5, [])
    with places.taken(), places.taken():
        pass


def test_two_texts_that_are_too_long_together_are_told(client, pair, monkeypatch):
    monkeypatch.setattr("archive.web.comparison_choice.LONGEST", 10)
    path = "?d={}&d={}".format(*pair)
    page, answer = client.get(f"/compare/{path}"), client.get(f"/api/v1/compare/{path}")
    assert (page.status_code, answer.status_code) == (400, 400)
    assert "太长，不能对照（最多 10 字）" in page.content.decode() and "请改选" in answer.json()["error"]
