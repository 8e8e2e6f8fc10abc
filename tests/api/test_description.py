"""What the API says of itself, and that its answers are as it says."""

import pytest
from django.core.management import call_command
from django.urls import get_resolver, reverse
from lxml import html

from archive import signals
from archive.api.application import interface
from archive.api.comparison_schemas import Compared
from archive.api.params import ActionsAsked, DirectivesAsked
from archive.api.schemas import ActionPage, DirectivePage, DirectiveWhole, Problem
from archive.models import Directive
from archive.web.forms import ActionFilterForm, FilterForm
from search.errors import EngineUnavailable
from search.indexing import index_upkeep
from search.web.schemas import SearchAnswer, SearchAsked
from search.web.search_form import SearchForm
from tests.support.accounts import make_account
from tests.support.corpus import SOURCES
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive(index, known_places):
    call_command("import_directives", str(SOURCES), verbosity=0)
    index_upkeep.rebuild()


def described(client):
    return client.get("/api/v1/openapi.json").json()


def test_every_address_of_the_api_is_described(client):
    operations = {"api_directives", "api_directive", "api_actions", "api_compare", "api_search"}
    others = {"api", "api_openapi", "api_missing"}
    named = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("api")}
    assert named == operations | others
    paths = {reverse(name, args=[7] if name == "api_directive" else []) for name in operations}
    assert {path.replace("{pk}", "7") for path in described(client)["paths"]} == paths


def test_whoever_connected_is_part_of_it(client):
    assert [answer for _, answer in signals.routers_asked.send(sender=None)] == [("search/", "search.web.api.router")]
    assert interface() is interface()


def test_what_the_forms_read_is_described():
    paging = {"page", "page_size"}
    for form, asked in ((FilterForm, DirectivesAsked), (ActionFilterForm, ActionsAsked), (SearchForm, SearchAsked)):
        read = {field.alias or name for name, field in asked.model_fields.items()}
        assert read - paging == set(form.base_fields)


def test_everything_has_a_name(client):
    schemas = described(client)["components"]["schemas"]
    assert [name for name, schema in schemas.items() if schema["title"] == name] == []
    fields = [field for schema in schemas.values() for field in schema["properties"].items()]
    asked = [given for one in described(client)["paths"].values() for given in one["get"]["parameters"]]
    fields += [(given["name"], given["schema"]) for given in asked]
    assert [name for name, field in fields if field.get("title", "").lower() == name.lower()] == []
    assert [name for name, field in fields if "title" not in field and "$ref" not in field] == []


def test_every_answer_over_the_five_is_as_described(archive, client):
    for row in client.get("/api/v1/directives/", {"page_size": 100}).json()["results"]:
        DirectiveWhole.model_validate_json(client.get(f"/api/v1/directives/{row['id']}/").content)
    DirectivePage.model_validate_json(client.get("/api/v1/directives/", {"page_size": 100}).content)
    ActionPage.model_validate_json(client.get("/api/v1/actions/", {"page_size": 100}).content)
    first, second = Directive.objects.values_list("pk", flat=True)[:2]
    Compared.model_validate_json(client.get("/api/v1/compare/", {"d": [first, second]}).content)


def test_every_answer_to_a_search_is_as_described(archive, client):
    for query in ("劳模精神", "", "劳模精神 (", "请问劳模精神怎么样宣传才好", "劳摸精神", "标题:火星"):
        found = client.get("/api/v1/search/", {"q": query, "year": ["2023", "x"]})
        assert SearchAnswer.model_validate_json(found.content).took_ms > 0


def test_a_field_that_is_not_described_does_not_go_out():
    with pytest.raises(ValueError, match="extra"):
        Compared.model_validate({"directives": [], "figures": {}, "rows": [], "secret": 1})


@pytest.mark.parametrize("path", ["directives/", "actions/", "search/", "openapi.json", "nothing/"])
def test_only_reading_is_answered(client, index, path):
    refused = client.post(f"/api/v1/{path}")
    assert refused.status_code == (404 if path == "nothing/" else 405)
    assert "error" in refused.json()


def test_head_is_answered_without_a_body(client, db):
    answer = client.head("/api/v1/directives/")
    assert (answer.status_code, answer.content) == (200, b"")


def test_chinese_is_written_as_it_is(client, index):
    make_directive(title="示例市总工会通知")
    assert "示例市总工会通知" in client.get("/api/v1/directives/").content.decode()


@pytest.mark.parametrize("name", ["api_directives", "api_actions", "api_compare", "api_search"])
def test_no_parameter_is_unprocessable(client, index, name):
    for query in ("page=abc", "page_size=", "page=1&page=x", "deadline=x", "province=%00", "d=%FF"):
        assert client.get(f"{reverse(name)}?{query}").status_code in (200, 400)


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000])
def test_a_number_that_no_directive_has_is_a_json_404(client, db, number):
    answer = client.get(f"/api/v1/directives/{number}/")
    assert answer.status_code == 404 and "error" in answer.json()


def test_an_index_that_is_away_is_told_in_json(client, index, monkeypatch):
    monkeypatch.setattr("search.web.api.results_of", _away)
    answer = client.get("/api/v1/search/", {"q": "竞赛"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "error" in answer.json()


def _away(*args):
    raise EngineUnavailable("away")


def test_the_page_shows_every_operation_and_shape(archive, client):
    page = html.fromstring(client.get("/api/v1/").content)
    told = described(client)
    ids = set(page.xpath("//main//h2/@id"))
    assert ids == set(told["components"]["schemas"]) | {one["get"]["operationId"] for one in told["paths"].values()}
    links = {link for link in page.xpath("//main//a/@href") if link.startswith("#")}
    assert {link.removeprefix("#") for link in links} <= ids


def test_the_examples_of_the_page_answer(archive, client):
    page = html.fromstring(client.get("/api/v1/").content)
    examples = [link for link in page.xpath("//section//a/@href") if not link.startswith("#")]
    assert len(examples) == 5
    assert all(client.get(link).status_code == 200 for link in examples)
    assert all(client.get(link).json().get("count", 1) for link in examples)


def test_the_page_of_an_empty_archive_gives_no_dead_examples(client, index):
    page = html.fromstring(client.get("/api/v1/").content)
    assert not page.xpath("//section//a[contains(@href, 'compare')]")


def test_where_readers_sign_in_it_says_what_others_are_answered(client, settings):
    def answers():
        told = client.get("/api/v1/openapi.json").json()
        return {path: methods["get"]["responses"] for path, methods in told["paths"].items()}

    assert not [path for path, own in answers().items() if "401" in own]
    settings.READERS_SIGN_IN = True
    refused = client.get("/api/v1/directives/")
    client.force_login(make_account("reader"))
    for own in answers().values():
        assert list(own) == sorted(own)
        assert own["401"]["content"] == own.get("503", own["401"])["content"]
    Problem.model_validate_json(refused.content)
    assert refused.status_code == 401
    page = html.fromstring(client.get("/api/v1/").content)
    assert len(page.xpath("//code[normalize-space()='401']")) == len(answers())
