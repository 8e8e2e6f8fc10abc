"""The JSON of a directive: as it ever was, and one form for what was read and for what is kept."""

import json

import pytest
from django.core.management import call_command

from archive.api import schemas
from archive.models import Directive, Section, Topic
from archive.rendering.directive_json import ACTION, DIRECTIVE, PROVENANCE, REFERENCE, SECTION, as_json
from tests.support import corpus
from tests.support.accounts import make_account
from tests.support.gold import GOLDEN
from tests.support.makers import make_action
from tests.support.persons import make_persons

# Keys are part of what is answered.
pytestmark = pytest.mark.django_db(transaction=True, reset_sequences=True)
_FILLED = {
    "issued_on": "2023-03-01", "printed_on": "2023-03-02", "genre": "通知", "form": "实施方案", "year": 2023,
    "year_basis": "number", "issuer_basis": "stated", "addressees": ["各县总工会", ""], "copies_to": ["示例市委"],
    "attachments": ["示例表"], "publication": "此件主动公开", "printed_by": "示例市总工会办公室",
}  # fmt: skip


@pytest.fixture
def answered(client, known_places):
    """answered(): {address: answer} of each directive and the lists."""
    held = make_persons()
    Directive.objects.filter(pk=held.whole.pk).update(region_id="530000", city_id="530100", **_FILLED)
    held.whole.topics.add(*Topic.objects.order_by("pk")[:2])
    _nest(held.whole)

    def answers():
        paths = [f"directives/{pk}/" for pk in Directive.objects.order_by("pk").values_list("pk", flat=True)]
        return {path: client.get(f"/api/v1/{path}").json() for path in [*paths, "directives/?page_size=2", "actions/"]}

    return answers


def _nest(directive) -> None:
    """A section within one, a lead, and an attachment with one of its own."""
    first = directive.sections.first()
    place = {"directive": directive, "start": 0, "body_start": 0, "end": 4}
    inner = Section.objects.create(
        **place,
        position=20,
        level=2,
        parent=first,
        label="（一）",
        heading="内",
        text="要办好示例事。",
        anchor="s-1-1",
    )
    Section.objects.create(**place, position=0, level=1, kind="lead", text="引言", anchor="s-0")
    attachment = Section.objects.create(**place, position=21, level=1, kind="attachment", heading="附表", anchor="a-1")
    Section.objects.create(**place, position=22, level=2, parent=attachment, label="1.", heading="项", anchor="a-1-1")
    action = make_action(inner, deadline="2023-03-31", deadline_rule="issued+30d", kind="report")
    action.topics.add(Topic.objects.order_by("pk")[0])


@pytest.mark.parametrize("reader", ["anonymous", "staff"])
def test_the_answers_are_what_they_were(answered, client, reader):
    """A deliberate change (a key may be added, none may go): put the answer into the golden file, read the diff."""
    if reader == "staff":
        client.force_login(make_account("staff", "view_contacts"))
    found = json.dumps(answered(), ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / "api" / f"{reader}.json"
    assert found == golden.read_text(encoding="utf-8")


def _shared(fields) -> set[str]:
    return {field.key for field in fields if field.read and field.kept and not field.why}


@pytest.mark.parametrize("name", corpus.NAMES)
def test_what_is_kept_is_answered_as_it_was_read(client, known_places, name):
    """But for what the table says differs; whoever may see contacts sees it unmasked."""
    client.force_login(make_account("staff", "view_contacts"))
    call_command("import_directives", str(corpus.SOURCES / f"{name}.txt"), verbosity=0)
    for read, kept in zip(corpus.reading(name).directives, Directive.objects.order_by("position"), strict=True):
        told, answered = as_json(read), client.get(f"/api/v1/directives/{kept.pk}/").json()
        assert {key: told[key] for key in _shared(DIRECTIVE) - NESTED.keys()} == {
            key: answered[key] for key in _shared(DIRECTIVE) - NESTED.keys()
        }
        for key, fields in NESTED.items():
            assert _lean(told[key], _shared(fields)) == _lean(answered[key], _shared(fields))


NESTED = {"outline": SECTION, "attachment_parts": SECTION, "actions": ACTION}


def _lean(rows: list[dict], keys: set[str]) -> list[dict]:
    """The rows with those keys only, their children too."""
    return [
        {key: _lean(value, keys) if key == "children" else value for key, value in row.items() if key in keys}
        for row in rows
    ]


@pytest.mark.parametrize(
    ("fields", "schema"),
    [
        (DIRECTIVE, schemas.DirectiveWhole),
        (SECTION, schemas.OutlineItem),
        (ACTION, schemas.Duty),
        (REFERENCE, schemas.Reference),
        (PROVENANCE, schemas.Finding),
    ],
)
def test_the_table_has_what_the_description_has_and_says_why_one_lacks_it(fields, schema):
    assert {field.key for field in fields if field.kept} == set(schema.model_fields)
    assert [field.key for field in fields if not (field.read and field.kept or field.why)] == []
