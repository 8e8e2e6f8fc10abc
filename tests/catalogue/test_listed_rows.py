"""What lists show is what the models hold, without what this reader may not see."""

from datetime import date

import pytest

from archive.catalogue import listed_directives
from archive.catalogue.listed_directives import ForwardedBy, ListedDirectives, rows_of
from archive.catalogue.shown_validity import UNSETTLED
from archive.models import Directive, Issuance, Issuer, Topic
from archive.privacy.sight import EVERYBODY, Sight
from tests.support.makers import make_directive, make_region
from tests.support.persons import NAME, make_persons

pytestmark = pytest.mark.django_db


def test_a_row_has_what_the_list_shows_of_a_directive():
    by = make_directive("示例市总工会关于转发示例工作的通知")
    nation, city = make_region(), make_region("990100", "示例市", "示例市", "city")
    one = make_directive(
        "示例市总工会关于示例工作的方案", number="示工发〔2023〕1号", region=nation, city=city, genre="", form="方案",
        printed_on=date(2023, 5, 4), forwarding_directive=by,
    )  # fmt: skip
    joint = Issuer.objects.create(name="示例市妇女联合会", level="city")
    Issuance.objects.create(directive=one, issuer=joint, position=1)
    one.topics.set([Topic.objects.create(name=f"主题{at}") for at in range(8)])
    (row,) = rows_of([one.pk], sight=EVERYBODY)
    assert row == (
        one.pk, one.title, one.number, "示例 示例市", 2023, date(2023, 5, 4), "方案", "示例市总工会、示例市妇女联合会",
        tuple(f"主题{at}" for at in range(6)), ForwardedBy(by.pk, by.title), UNSETTLED, False, "",
    )  # fmt: skip


def test_the_main_topic_stands_before_the_others():
    one = make_directive()
    topics = [Topic.objects.create(name=f"主题{at}") for at in range(4)]
    one.topics.set(topics)
    Directive.objects.filter(pk=one.pk).update(main_topic=topics[2])
    (row,) = rows_of([one.pk], sight=EVERYBODY)
    assert (row.main_topic, row.topics) == ("主题2", ("主题2", "主题0", "主题1", "主题3"))
    topics[2].delete()
    (row,) = rows_of([one.pk], sight=EVERYBODY)
    assert (row.main_topic, row.topics) == ("", ("主题0", "主题1", "主题3"))


def test_what_is_not_known_is_empty():
    one = make_directive(year=None)
    one.issuances.all().delete()
    type(one).objects.filter(pk=one.pk).update(region=None)
    (row,) = rows_of([one.pk], sight=EVERYBODY)
    assert (row.number, row.place, row.year, row.dated, row.issuers) == ("", "", None, None, "")
    assert (row.topics, row.forwarded_by) == ((), None)


def test_rows_come_in_the_order_of_their_keys_without_those_that_are_gone():
    one, gone, other = make_directive(), make_directive(), make_directive()
    keys = [other.pk, gone.pk, one.pk]
    gone.delete()
    assert [row.pk for row in rows_of(keys, sight=EVERYBODY)] == [other.pk, one.pk]


def test_contacts_of_a_directive_and_of_what_forwards_it_are_for_those_who_are_signed_in():
    held = make_persons()
    (shown,), (whole,) = (rows_of([held.whole.pk], sight) for sight in (EVERYBODY, Sight(sees_contacts=True)))
    assert NAME not in shown.title + shown.forwarded_by.title
    assert (whole.title, whole.forwarded_by.title) == (held.whole.title, held.other.title)


@pytest.mark.parametrize("rows", [(0, 3), (1, 3), (2, 7), (4, 9), (6, 6), (0, 0)])
def test_a_page_has_its_keys_wherever_a_stretch_ends(monkeypatch, rows):
    monkeypatch.setattr(listed_directives, "_STRETCH", 2)
    made = [make_directive(f"关于第{at}项的通知").pk for at in range(7)]
    listed = ListedDirectives(Directive.objects.order_by("pk"), ("by key", rows), len(made), sight=EVERYBODY)
    assert [row.pk for row in listed[slice(*rows)]] == made[slice(*rows)]
