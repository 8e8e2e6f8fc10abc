"""An archive of the state before: what its texts say of themselves is kept as events by annotate_directives."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from archive.models import Directive, Upkeep, ValidityEvent
from archive.validity import read_events
from tests.support.makers import make_directive, overwrite

pytestmark = pytest.mark.django_db

SAID = {
    "本通知自2099年1月1日起施行。": [("in-force-from", date(2099, 1, 1))],
    "本办法自印发之日起施行，有效期至2020年12月31日。": [("in-force-from", None), ("term", None)],
    "请遵照执行。": [],
    "示例。": [],
}


@pytest.fixture
def older():
    """Directives of which nothing was read, none of them annotated; {directive: what its text says}."""
    held = {make_directive(f"示例市总工会关于第{at}项示例工作的通知", text=text): said
            for at, (text, said) in enumerate(SAID.items())}  # fmt: skip
    overwrite(Directive.objects.all(), annotations=None)
    ValidityEvent.objects.all().delete()
    Upkeep.objects.all().delete()
    return held


def told() -> str:
    out = StringIO()
    call_command("annotate_directives", stdout=out)
    return out.getvalue()


def read_of(directive) -> list[tuple]:
    return sorted(directive.validity_events.filter(is_read=True).values_list("kind", "day"))


def test_every_text_is_read_once_and_what_it_says_is_shown(older, client):
    first = told()
    assert {one: read_of(one) for one in older} == older
    assert "2 件文件的效力" in first and read_events.are_complete()
    future = next(iter(older))
    assert client.get(f"/api/v1/directives/{future.pk}/").json()["state"] == "not-yet-in-force"
    assert told() == "各件文件的标注、效力事项和事由均已齐备。\n"
    assert {one: read_of(one) for one in older} == older


def test_what_was_stopped_half_way_goes_on(older, monkeypatch):
    monkeypatch.setattr(read_events, "_CHUNK", 1)
    wanted = read_events.of
    broken = iter([False, True])

    def killed(pk, title, text):
        if next(broken):
            raise SystemExit(143)
        return wanted(pk, title, text)

    monkeypatch.setattr(read_events, "of", killed)
    with pytest.raises(SystemExit):
        told()
    assert not read_events.are_complete()
    monkeypatch.setattr(read_events, "of", wanted)
    told()
    assert {one: read_of(one) for one in older} == older


def test_what_an_editor_declared_stays_and_goes_before_what_is_read(older, client):
    future = next(iter(older))
    row = future.validity_events.create(kind="in-force-from", day=date(2001, 1, 1), person_name="示例馆员")
    before = ValidityEvent.objects.filter(pk=row.pk).values().get()
    told()
    assert ValidityEvent.objects.filter(pk=row.pk).values().get() == before
    assert client.get(f"/api/v1/directives/{future.pk}/").json()["state"] == "unsettled"
