"""What must hold, the database itself holds."""

import pytest
from django.db import IntegrityError, transaction

from archive.models import ActionItem, Forwarding, Region, Section, Source
from tests.support.makers import make_action, make_directive, overwrite

pytestmark = pytest.mark.django_db


def refused(change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change()


def test_a_directive_has_a_title_and_a_plausible_year():
    directive = make_directive()
    rows = type(directive).objects.filter(pk=directive.pk)
    refused(lambda: rows.update(title=""))
    refused(lambda: rows.update(year=1066))
    refused(lambda: rows.update(year=None))
    refused(lambda: rows.update(year_basis=""))


def test_a_directive_does_not_forward_itself():
    directive = make_directive()
    refused(lambda: Forwarding.objects.create(forwarding_directive=directive, forwarded_directive=directive))


def test_a_source_is_kept_once():
    source = make_directive().source
    refused(lambda: Source.objects.create(sha256=source.sha256, file="x", name="x", media_type="text/plain", size=1))


def test_spans_are_in_order():
    section = make_directive(sections=[("一、", "示例", "要落实。")]).sections.get()
    refused(lambda: overwrite(Section.objects.filter(pk=section.pk), start=section.end + 1))
    action = make_action(section)
    refused(lambda: overwrite(ActionItem.objects.filter(pk=action.pk), end=action.start))
    refused(lambda: type(action).objects.filter(pk=action.pk).update(kind="示例"))


def test_only_the_nation_has_no_parent(known_places):
    refused(lambda: Region.objects.filter(code="530000").update(parent=None))
