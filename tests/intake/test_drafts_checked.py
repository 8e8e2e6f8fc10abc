"""`check_archive` looks at what came in too: each fault has its kind, and its remedy mends it."""

import json
import os

import pytest

from archive.intake import draft_bytes
from archive.models import Directive
from tests.support import intake_drafts
from tests.support.check_archive import checked
from tests.support.intake_drafts import draft_of, fields_of, notice, read, send

pytestmark = pytest.mark.django_db
TITLE = "示例市总工会关于开展示例竞赛工作的补充通知"


@pytest.fixture(autouse=True)
def empty_index(index, known_places):
    """Nothing else is wrong."""
    assert faults() == {}


def faults(*options) -> dict[str, dict]:
    _status, said = checked("--json", *options)
    return {fault["kind"]: fault for fault in json.loads(said)["faults"] if not fault["mended"]}


def place(sha256: str):
    return intake_drafts.folder() / sha256


def an_hour_old(path) -> None:
    os.utime(path, (path.stat().st_mtime - 3600,) * 2)


def act(client, draft, what, **typed):
    return client.post(draft.get_absolute_url(), fields_of(draft) | {"act": what} | typed)


def gone(draft):
    place(draft.sha256).unlink()


def another(draft):
    place(draft.sha256).write_bytes(b"x")


def sent_again(client, draft):
    answer = send(client, ("又.txt", notice()), accept="application/json").json()["files"][0]
    assert not answer["refused"] and answer["pk"] == draft.pk


def put_back(client, draft):
    place(draft.sha256).write_bytes(notice().encode())


def given_up(client, draft):
    act(client, draft, "give-up")


@pytest.mark.parametrize("mend", [sent_again, put_back, given_up])
@pytest.mark.parametrize("harm", [gone, another])
def test_a_draft_without_its_file_is_told_and_each_remedy_works(client, harm, mend):
    act(client, read(client, notice()), "save", **{"d0-title": TITLE})
    draft = draft_of(notice())
    harm(draft)
    found = faults()
    assert found.keys() == {"intake-missing"} and TITLE in found["intake-missing"]["where"]
    assert not found["intake-missing"]["mendable"] and faults("--repair").keys() == {"intake-missing"}
    mend(client, draft)
    assert faults() == {}
    if mend is not given_up:
        act(client, draft_of(notice()), "take-in", **{"d0-title": TITLE})
        assert Directive.objects.get().title == TITLE


def test_a_file_without_a_draft_is_told_and_set_aside(client, settings):
    draft_bytes.put(notice().encode())
    (path,) = intake_drafts.files()
    # What is coming in at this moment has no draft yet.
    assert faults() == {}
    an_hour_old(path)
    found = faults()
    assert found.keys() == {"intake-stray"} and path.name[:10] in found["intake-stray"]["where"]
    assert faults("--repair") == {} and not path.exists()
    assert (settings.DATA_DIR / "set-aside" / path.name).read_bytes() == notice().encode()


def test_of_a_file_that_the_archive_has_nothing_is_set_aside(client, settings):
    act(client, read(client, notice()), "take-in")
    assert faults("--repair") == {}
    draft_bytes.put(notice().encode())
    an_hour_old(place(draft_of(notice()).sha256))
    assert faults().keys() == {"intake-stray"} and faults("--repair") == {}
    assert intake_drafts.files() == [] and not (settings.DATA_DIR / "set-aside").exists()


@pytest.mark.parametrize("what", ["give-up", "save"])
def test_what_was_given_up_or_is_open_is_no_fault(client, what):
    act(client, read(client, notice()), what, **{"d0-title": TITLE})
    an_hour_old(place(draft_of(notice()).sha256))
    assert faults() == {}
