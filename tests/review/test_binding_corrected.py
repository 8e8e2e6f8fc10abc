"""Staff say how binding an action item is, and whether it is concrete."""

import pytest

from archive.models import ActionItem, HistoryEntry, Provenance
from tests.review.test_outline_on_the_page import section
from tests.support.makers import make_action
from tests.support.review_forms import boxes_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def item(directive):
    return make_action(section(directive, "二、"))


def corrected(client, item, **typed) -> ActionItem:
    address = f"/review/{item.section.directive_id}/actions/{item.pk}/"
    sent = {name: value for name, value in (boxes_of(client.get(address)) | typed).items() if value is not None}
    assert client.post(address, sent).status_code == 302
    return ActionItem.objects.get(pk=item.pk)


def test_a_grade_that_a_person_gives_rests_on_no_words(client, archivist, item):
    now = corrected(client, item, binding="encouraged")
    assert (now.binding, now.binding_words) == ("encouraged", [])
    assert (now.concrete, now.concrete_words) == (item.concrete, item.concrete_words)
    assert Provenance.objects.corrected().get().field == "outline"
    page = client.get(f"/review/{item.section.directive_id}/history/")
    lines = [line for _sign, line in page.context["acts"][0].changes[0].lines]
    assert any("鼓励或可以" in line for line in lines)


def test_the_grade_that_is_read_has_its_words_again(client, archivist, item):
    corrected(client, item, binding="encouraged")
    now = corrected(client, item, binding=item.binding)
    assert (now.binding, now.binding_words) == (item.binding, item.binding_words)
    assert HistoryEntry.objects.count() == 2


def test_what_a_person_finds_concrete_is_so(client, archivist, item):
    now = corrected(client, item, concrete=None if item.concrete else "on")
    assert now.concrete is not item.concrete and now.concrete_words == []


def test_a_grade_that_there_is_none_of_is_refused(client, archivist, item):
    address = f"/review/{item.section.directive_id}/actions/{item.pk}/"
    answer = client.post(address, boxes_of(client.get(address)) | {"binding": "rather"})
    assert answer.status_code == 200 and set(answer.context["form"].errors) == {"binding"}
