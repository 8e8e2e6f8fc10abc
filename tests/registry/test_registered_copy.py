"""A received copy gets a number, and what can be told of it for certain; nothing else is invented."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.history.field_writers import writer_of
from archive.models import Issuer, Occurrence, Region, Registration
from archive.models.choices import CopyQuality, OfficePlace
from archive.registry import copy_quality
from archive.registry.registered_copy import NotRegistered, register
from archive.registry.registration_values import change, words
from tests.support.makers import make_directive, make_region, make_source

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
PDF, PAGE = "application/pdf", "text/html"


@pytest.fixture
def person():
    return User.objects.create_user("示例甲")


def another_copy(directive, media_type=PAGE, **fields):
    source = make_source()
    source.media_type = media_type
    for name, value in fields.items():
        setattr(source, name, value)
    source.save()
    Occurrence.objects.create(directive=directive, source=source, basis="number", likeness=1)
    return source


def test_what_nobody_said_is_empty(person, settings):
    settings.OWN_BODY = ""
    one = make_directive(urgency="特急")
    held = register(one, one.source, person, TODAY)
    assert (held.urgency, held.quality) == ("特急", CopyQuality.ELECTRONIC)
    assert (held.copies, held.place, held.handling, held.handler, held.settled_on) == (None, "", "", "", None)
    entry = one.history.get(field="registration")
    assert (entry.act, entry.new, entry.person) == ("registered", held.number, person)


def test_what_it_is_to_the_office_is_kept_where_it_is_certain(person, settings):
    settings.OWN_BODY = "示例市总工会"
    province, city = make_region(), make_region("990100", "示例市", "示例市", "city")
    Region.objects.filter(pk=city.pk).update(parent=province)
    Issuer.objects.create(name="示例市总工会", level="city", region_id=city.pk)
    above = make_directive(issuer="示例省总工会")
    Issuer.objects.filter(name="示例省总工会").update(level="province", region=province)
    likely = make_directive(issuer="示例省教育厅")
    own = make_directive(issuer="示例市总工会")
    found = [register(one, one.source, person, TODAY).place for one in (above, likely, own)]
    assert found == [OfficePlace.ABOVE, "", OfficePlace.OWN]


@pytest.mark.parametrize(
    ("media_type", "fields", "printed_by", "quality"),
    [
        (PDF, {"ocr": True}, "", CopyQuality.SCAN),
        (PDF, {}, "示例市总工会办公室", CopyQuality.ISSUED),
        (PDF, {}, "", None),
        (PAGE, {}, "", CopyQuality.WEB),
        ("application/ofd", {}, "", CopyQuality.OFD),
        ("text/plain", {"removals": [[0, 4, "网站导航"]]}, "", CopyQuality.WEB),
        ("text/plain", {"removals": [[0, 4, "页码"]]}, "", CopyQuality.ELECTRONIC),
    ],
)
def test_the_quality_of_a_copy_is_told_by_its_file(media_type, fields, printed_by, quality):
    one = make_directive(printed_by=printed_by)
    assert copy_quality.proposed(another_copy(one, media_type, **fields), one) == quality


def test_a_copy_off_the_web_gives_way_to_the_issued_one_and_no_other_does(person):
    one = make_directive(printed_by="示例市总工会办公室")
    web, issued, later = another_copy(one), another_copy(one, PDF), another_copy(one)
    for source in (web, issued, later):
        register(one, source, person, TODAY)
    assert one.registrations.get(is_principal=True).source == issued


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY.replace(year=1900)])
def test_a_day_that_cannot_be_is_refused(person, day):
    one = make_directive()
    with pytest.raises(NotRegistered, match="收文日期"):
        register(one, one.source, person, day)


def test_a_copy_has_one_number_and_is_a_copy_of_its_directive(person):
    one = make_directive()
    held = register(one, one.source, person, TODAY)
    with pytest.raises(NotRegistered, match=held.number):
        register(one, one.source, person, TODAY)
    with pytest.raises(NotRegistered, match="没有这件文件"):
        register(one, make_source(), person, TODAY)
    assert Registration.objects.count() == 1


def test_a_number_that_was_cancelled_stays_and_the_copy_may_have_another(person):
    one = make_directive()
    first = register(one, one.source, person, TODAY)
    change(first, {"is_cancelled": True}, person)
    second = register(one, one.source, person, TODAY)
    assert (second.serial, second.is_principal) == (2, True)
    assert not Registration.objects.get(pk=first.pk).is_principal
    entry = one.history.get(field="registration_is_cancelled")
    with pytest.raises(ValueError, match="另有收文号"):
        writer_of(entry.field)(one, entry.old, person)


def test_a_value_is_put_back_from_the_history(person):
    one = make_directive()
    held = register(one, one.source, person, TODAY, handler="组织部", copies=2)
    change(held, {"handler": "办公室", "settled_on": TODAY, "copies": 3, "place": "above"}, person)
    entries = {entry.field: entry for entry in one.history.all()}
    assert words("handler", entries["registration_handler"].old) == f"{held.number}：组织部"
    for name in ("handler", "settled_on", "copies", "place"):
        writer_of(f"registration_{name}")(one, entries[f"registration_{name}"].old, person)
    held.refresh_from_db()
    assert (held.handler, held.settled_on, held.copies, held.place) == ("组织部", None, 2, "")


def test_what_a_directive_is_to_the_office_holds_for_all_its_copies(person):
    one = make_directive()
    first, second = register(one, one.source, person, TODAY), register(one, another_copy(one), person, TODAY)
    change(first, {"place": OfficePlace.LEVEL}, person)
    second.refresh_from_db()
    assert second.place == OfficePlace.LEVEL
    assert one.history.filter(field="registration_place").count() == 2
