import pytest
from django.core.management import call_command

from archive.models import Directive, Forwarding
from archive.rendering.directive_json import as_json
from tests.support import corpus, reference_rows
from tests.support.corpus import SOURCES

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def six(kept_index):
    reference_rows.bring()
    call_command("import_directives", str(SOURCES), verbosity=0)


@pytest.fixture
def archive(six, db):
    """The five sources, which every test only reads."""


@pytest.mark.parametrize("province", ["530000", "云南省", "云南"])
def test_directives_filter_by_province_and_year(archive, client, province):
    found = client.get("/api/v1/directives/", {"province": province, "year": "2023"}).json()
    assert (found["count"], found["results"][0]["number"]) == (1, "云工通〔2023〕7号")


def test_an_unknown_filter_is_ignored_with_a_notice(archive, client):
    found = client.get("/api/v1/directives/", {"province": "示例省", "year": "99999"}).json()
    assert (found["count"], len(found["notices"])) == (6, 2)


def test_pages_neither_repeat_nor_drop(archive, client):
    pages = [client.get("/api/v1/directives/", {"page": n, "page_size": 4}).json()["results"] for n in (1, 2)]
    assert sorted(row["id"] for page in pages for row in page) == sorted(
        Directive.objects.values_list("pk", flat=True)
    )


def test_a_directive_has_the_shape_of_the_dry_run(archive, client):
    forwarding = Forwarding.objects.get()
    found = client.get(f"/api/v1/directives/{forwarding.forwarded_directive_id}/").json()
    assert (found["carried_by"], found["carriers"]) == (
        forwarding.forwarding_directive_id,
        [forwarding.forwarding_directive_id],
    )
    assert found["carries"] == []
    assert [section["label"] for section in found["outline"]] == ["一、", "二、", "三、"]
    assert len(found["outline"][0]["children"]) == 6
    assert found["links"]["print"].endswith("/print/")
    wrapper = client.get(f"/api/v1/directives/{forwarding.forwarding_directive_id}/").json()
    assert (wrapper["carries"], wrapper["references"][0]["directive"]) == (
        [forwarding.forwarded_directive_id],
        forwarding.forwarded_directive_id,
    )


def test_nothing_of_the_dry_run_is_missing(archive, client):
    (directive, *_) = corpus.reading(corpus.NAMES[0]).directives
    stored = Directive.objects.get(title=directive.title)
    found = client.get(f"/api/v1/directives/{stored.pk}/").json()
    assert set(as_json(directive)) <= set(found)
    assert set(as_json(directive)["actions"][0]) <= set(found["actions"][0])


def test_contacts_are_redacted_for_everybody(archive, client):
    wrapper = Directive.objects.get(title__startswith="关于转发")
    body = client.get(f"/api/v1/directives/{wrapper.pk}/").content.decode()
    assert wrapper.contacts and not [contact for contact in wrapper.contacts if contact in body]


def test_actions_are_listed_with_their_place(archive, client):
    found = client.get("/api/v1/actions/", {"kind": "report", "province": "云南"}).json()
    assert [row["kind"] for row in found["results"]] == ["report"]
    assert "#s-" in found["results"][0]["url"]


def test_two_directives_are_compared(archive, client):
    left, right = Directive.objects.filter(number__contains="号")[:2]
    found = client.get("/api/v1/compare/", {"d": [left.pk, right.pk]}).json()
    assert [row["id"] for row in found["directives"]] == [left.pk, right.pk]
    assert any(span["common"] for row in found["rows"] if row["left"] for span in row["left"]["spans"])
    written = (found["texts"]["left"][one["left_start"] : one["left_end"]] or one["text"] for one in _kept(found))
    assert "".join(written) == found["texts"]["right"]
    anchors = {section.anchor for section in left.sections.all()}
    assert found["pairs"] and anchors.issuperset(anchor for pair in found["pairs"] for anchor in pair["left"])


def _kept(found):
    return [one for one in found["operations"] if one["act"] != "delete"]


@pytest.mark.parametrize("query", ["", "?d=1", "?d=a&d=b", "?d=1&d=1", "?d=999999&d=888888"])
def test_a_comparison_that_cannot_be_made_says_so(archive, client, query):
    answer = client.get(f"/api/v1/compare/{query}")
    assert answer.status_code == 400 and "error" in answer.json()


@pytest.mark.parametrize("path", ["directives/999999/", "nothing/"])
def test_what_is_missing_is_a_json_404(archive, client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 404 and "error" in answer.json()


def test_what_goes_wrong_is_a_json_500(client, monkeypatch):
    def fail(*args):
        raise RuntimeError

    monkeypatch.setattr("archive.api.operations.facets_of", fail)
    client.raise_request_exception = False
    answer = client.get("/api/v1/directives/")
    assert answer.status_code == 500 and list(answer.json()) == ["error"]
