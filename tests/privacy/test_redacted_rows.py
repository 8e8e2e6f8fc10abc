"""A row that was redacted for a page cannot find its way back into the database, whoever tries."""

import copy
import pickle

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import AnonymousUser
from django.core.serializers.base import DeserializedObject
from django.db import transaction
from django.db.models import Model, Prefetch
from django.forms import modelform_factory
from django.template import Context, Template
from django.test.signals import template_rendered

from archive.models import ActionItem, Directive, Provenance, Reference, Section, Source
from archive.privacy.redacted_rows import RedactedRowError
from archive.privacy.rows import BOUND, redact_contacts
from search.indexing import index_upkeep
from tests.support.accounts import make_account
from tests.support.answer_contents import content
from tests.support.every_address import addresses
from tests.support.persons import NAME, make_persons, tells

pytestmark = pytest.mark.django_db

# What may hold a contact.
MODELS = (Directive, Section, ActionItem, Reference, Provenance, Source)
WRITES = {
    "save": lambda row: row.save(),
    "save one field": lambda row: row.save(update_fields=["id"]),
    "save as new": lambda row: (setattr(row, "pk", None), row.save()),
    "asave": lambda row: async_to_sync(row.asave)(),
    "save_base": lambda row: row.save_base(),
    "a model's own save": lambda row: Model.save(row),
    "delete": lambda row: row.delete(),
    "adelete": lambda row: async_to_sync(row.adelete)(),
    "bulk_create": lambda row: row._meta.model.objects.bulk_create([row]),
    "bulk_update": lambda row: row._meta.model.objects.bulk_update([row], [_a_field(row)]),
    "deserialized": lambda row: DeserializedObject(row).save(),
    "form": lambda row: _form(row).save(),
    "refresh_from_db": lambda row: row.refresh_from_db(),
    "copy": lambda row: copy.copy(row).save(),
    "deepcopy": lambda row: copy.deepcopy(row).save(),
    "pickle": lambda row: pickle.loads(pickle.dumps(row)).save(),
}


def _a_field(row) -> str:
    return next(field.name for field in row._meta.concrete_fields if not field.primary_key)


def _form(row):
    form = modelform_factory(row._meta.model, fields=[])({}, instance=row)
    assert form.is_valid()
    return form


@pytest.fixture
def held():
    return make_persons()


@pytest.fixture
def redacted(held):
    """A redacted row of each model, from querysets as pages make them."""
    actions = Prefetch("sections", Section.objects.prefetch_related("actions"))
    found = Directive.objects.select_related("source").prefetch_related(actions, "references", "provenance")
    whole = found.get(pk=held.whole.pk)
    redact_contacts(AnonymousUser(), whole)
    section = next(section for section in whole.sections.all() if section.actions.all())
    rows = [
        whole,
        section,
        section.actions.all()[0],
        whole.references.all()[0],
        whole.provenance.all()[0],
        whole.source,
    ]
    return {row._meta.model: row for row in rows}


@pytest.mark.parametrize("write", WRITES)
@pytest.mark.parametrize("model", MODELS)
def test_a_redacted_row_cannot_be_written(redacted, model, write):
    before = list(model.objects.order_by("pk").values())
    with pytest.raises(RedactedRowError, match="fetch the row anew"), transaction.atomic():
        WRITES[write](redacted[model])
    assert list(model.objects.order_by("pk").values()) == before


def test_a_redacted_row_is_shown_as_any_other(redacted):
    directive = redacted[Directive]
    shown = Template("{{ d.title }} {{ d.get_absolute_url }} {{ d.get_year_basis_display }} {{ d.sections.count }}")
    assert shown.render(Context({"d": directive})).strip()
    assert isinstance(directive, Directive)
    assert directive == Directive.objects.get(pk=directive.pk)
    assert not tells(directive.title)


@pytest.mark.parametrize(("relation", "name"), BOUND)
def test_directives_that_were_fetched_along_are_redacted_too(held, relation, name):
    directive = Directive.objects.prefetch_related(f"{relation}__{name}").get(pk=held.whole.pk)
    redact_contacts(AnonymousUser(), directive)
    others = [other for row in getattr(directive, relation).all() if (other := getattr(row, name))]
    assert others and not any(tells(other.title) + tells(other.text) for other in others)


def test_a_deferred_text_is_not_fetched_into_a_redacted_row(held):
    directive = Directive.objects.defer("text").get(pk=held.whole.pk)
    redact_contacts(AnonymousUser(), directive)
    with pytest.raises(RedactedRowError):
        directive.text  # noqa: B018


def test_the_row_fetched_anew_is_saved_with_its_words(redacted):
    directive = Directive.objects.get(pk=redacted[Directive].pk)
    directive.reviewed_at = None
    directive.save()
    assert NAME in Directive.objects.get(pk=directive.pk).title


def test_whoever_has_the_permission_has_rows_as_they_are(held):
    directive = Directive.objects.get(pk=held.whole.pk)
    redact_contacts(make_account("staff", "view_contacts"), directive)
    assert NAME in directive.title
    directive.save()


def test_no_page_has_a_row_at_hand_that_could_be_saved_with_what_it_hides(client, held, index):
    """Whatever a template is given, and whatever hangs on that."""
    index_upkeep.rebuild()
    given = []

    def take(sender, context, **kwargs):
        given.extend(value for level in context.dicts for value in level.values())

    template_rendered.connect(take)
    try:
        for several in addresses(held).values():
            for address in several:
                content(client, address)
    finally:
        template_rendered.disconnect(take)
    rows = [row for row in _within(given) if isinstance(row, MODELS) and _starred(row)]
    # Action items are plain values wherever a page shows them.
    assert {row._meta.model for row in rows} >= {Directive, Section}
    for row in rows:
        with pytest.raises(RedactedRowError):
            row.save()


def _starred(row) -> bool:
    return any("＊" in str(value) or "**" in str(value) for value in vars(row).values())


def _within(values) -> list:
    """Objects that can be reached by lists, mappings and attributes, each once."""
    found, waiting = {}, list(values)
    while waiting:
        one = waiting.pop()
        if id(one) in found or isinstance(one, (str, bytes, int, float, type(None), type)):
            continue
        found[id(one)] = one
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, (list, tuple, set)):
            waiting += one
        elif type(one).__module__.startswith(("archive", "search", "django.core.paginator", "django.db.models.query")):
            waiting += getattr(one, "__dict__", {}).values()
    return list(found.values())
