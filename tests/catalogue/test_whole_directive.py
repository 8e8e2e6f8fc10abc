"""A directive put together of compiled questions is the one that Django would put together."""

import pytest
from django.contrib.auth.models import AnonymousUser

from archive.catalogue.whole_directive import redact_whole, whole_directive
from archive.models import ActionItem, Directive, Provenance
from tests.support.accounts import make_account
from tests.support.makers import make_action, make_directive, make_region
from tests.support.persons import NAME, make_persons

pytestmark = pytest.mark.django_db


@pytest.fixture
def held():
    city = make_region("990100", "示例市", "示例市", "city")
    directive = make_directive(
        sections=[("一、", "总体要求", "各级工会要做好示例工作。"), ("二、", "", "及时报送总结。")],
        region=make_region(), city=city, contacts=["示例某"], copies_to=["示例县总工会"],
    )  # fmt: skip
    second, first = reversed(directive.sections.order_by("position"))
    make_action(second, text="报送总结", kind="report", figures=["3份"])
    make_action(first, text="做好示例工作", initiatives=["安康杯"])
    other = make_directive("关于示例工作的另一通知")
    Provenance.objects.create(directive=directive, field="title", method="据标题行", confidence="certain")
    Provenance.objects.create(directive=directive, field="duplicate", method="", confidence="doubtful", other=other)
    return directive


def fields(row, *without):
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.name not in without}


def test_every_field_is_the_database_s(held):
    expected, found = Directive.objects.get(pk=held.pk), whole_directive(held.pk)
    assert fields(found) == fields(expected)
    assert fields(found.source) == fields(expected.source)
    assert (found.region, found.city) == (expected.region, expected.city)
    assert (found.region.name, found.city.short_name) == (expected.region.name, expected.city.short_name)


def test_its_parts_come_in_their_order_without_another_question(held, django_assert_num_queries):
    found = whole_directive(held.pk)
    sections, provenance = list(held.sections.order_by("position")), list(held.provenance.order_by("pk"))
    items = list(ActionItem.objects.order_by("section__position"))
    with django_assert_num_queries(0):
        assert list(found.sections.all()) == sections
        for (told,), item in zip((section.action_items for section in found.sections.all()), items, strict=True):
            expected = {name: getattr(item, name) for name in told._fields}
            assert told._asdict() | {"figures": list(told.figures), "initiatives": list(told.initiatives)} == expected
        assert list(map(fields, found.provenance.all())) == list(map(fields, provenance))
        assert [one.other and one.other.title for one in found.provenance.all()] == [None, "关于示例工作的另一通知"]


def test_one_without_parts_has_none(django_assert_num_queries):
    bare = make_directive()
    Directive.objects.filter(pk=bare.pk).update(region=None)
    found = whole_directive(bare.pk)
    with django_assert_num_queries(0):
        assert (found.region, found.city, list(found.sections.all())) == (None, None, [])


def test_none_where_there_is_none():
    assert whole_directive(1) is None


def test_contacts_in_its_action_items_are_for_those_who_may_see_them():
    pk = make_persons().whole.pk
    shown, whole = whole_directive(pk), whole_directive(pk)
    redact_whole(shown, AnonymousUser())
    redact_whole(whole, make_account("staff", "view_contacts"))
    told = ["".join(map(str, item)) for one in (shown, whole) for s in one.sections.all() for item in s.action_items]
    assert NAME not in "".join(told[: len(told) // 2])
    assert NAME in "".join(told[len(told) // 2 :])
