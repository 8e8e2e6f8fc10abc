"""Columns of words stand in the order of their characters' numbers, in whatever order the database sorts words."""

import pytest
from django.test import Client

from search.models import DirectiveKey
from search.suggesting.autocomplete import suggestions
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

# By their sounds (ding, jia, yi) they would stand in another order.
TITLES = ["丁示例的通知", "乙示例的通知", "甲示例的通知"]


@pytest.mark.parametrize(("sort", "titles"), [("title", TITLES), ("-title", TITLES[::-1])])
def test_titles(sort, titles):
    for title in (TITLES[2], TITLES[0], TITLES[1]):
        make_directive(title=title)
    page = Client().get("/directives/", {"sort": sort}).content.decode()
    places = [page.find(title) for title in titles]
    assert -1 not in places and places == sorted(places)


def test_what_only_sorts_beside_what_was_typed_is_not_suggested(admin_user):
    """Where accents weigh less than letters, 'été' stands among what begins with 'e'."""
    for key, title in (("edu", "示例甲的通知"), ("été", "示例乙的通知")):
        DirectiveKey.objects.create(directive_id=make_directive(title=title).pk, key=key)
    assert [one.text.split()[0] for one in suggestions("e", admin_user)] == ["示例甲的通知"]
