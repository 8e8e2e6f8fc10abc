"""What lists count, and what they ask the database for it."""

from itertools import product

import pytest
from django.http import QueryDict

from archive.models import ActionItem, Directive, Topic
from archive.web.forms import FilterForm
from archive.web.list_counts import browsed
from archive.web.pagination import page_of
from tests.support.makers import make_action, make_directive, make_region

pytestmark = pytest.mark.django_db

TOPICS = ("安全生产", "职工书屋")


@pytest.fixture
def holdings():
    """Directives of two provinces, years, types and issuers' levels, with topics and action items."""
    first, second = make_region(), make_region("980000", "样例省", "样例")
    topics = [Topic.objects.create(name=name) for name in TOPICS]
    for at, (region, year, genre) in enumerate(product((first, second, first), (2022, 2023, None), ("通知", ""))):
        directive = make_directive(
            title=f"关于第{at}项示例的通知", region=region, year=year, genre=genre, form="" if genre else "实施方案",
            issuer=f"示例{at % 4}总工会", sections=[("一、", "总体要求", "各级工会要做好示例工作，并报送总结。")],
        )  # fmt: skip
        directive.topics.set(topics[: at % 3])
        text, deadline = "做好示例工作", "年底前" if at % 2 else ""
        action_item = make_action(directive.sections.get(), text=text, deadline_text=deadline)
        action_item.topics.set(topics[at % 2 :])


def asked(query: str) -> FilterForm:
    form = FilterForm(QueryDict(query))
    assert form.is_valid()
    return form


@pytest.mark.parametrize(
    "query",
    ["", "year=2023", "province=980000&genre=通知", "topic=安全生产&year=2022&genre=实施方案", "level=city&year=2023"],
)
def test_each_filter_counts_what_the_others_leave(holdings, query):
    form = asked(query)
    counts, total = browsed(form)
    assert total == form.filter(Directive.objects.all()).count() > 0
    for name in form.counted:
        left = form.filter(Directive.objects.all(), name)
        for value, count in counts[name].items():
            own = asked(f"{name}={value or 'none'}")
            assert count == own.filter(left).count(), (name, value)


def test_a_page_has_the_rows_of_its_place_in_their_order(holdings):
    found = Directive.objects.newest_first()
    page, _ = page_of(found.for_lists(), "2", 5)
    assert list(page) == list(found)[5:10]
    items = ActionItem.objects.newest_first()
    page, _ = page_of(items.for_lists(), "3", 4)
    assert list(page) == list(items)[8:12]


@pytest.mark.parametrize(
    ("address", "most"),
    [
        # In the transaction of a test nothing is kept: what is closed is asked each time that it is needed.
        ("/", 14),
        ("/directives/", 24),
        ("/directives/?province=980000&year=2023", 26),
        ("/actions/", 13),
        ("/actions/?topic=安全生产&kind=task", 13),
    ],
)
def test_a_list_asks_the_database_few_times(client, holdings, django_assert_max_num_queries, address, most):
    with django_assert_max_num_queries(most):
        assert client.get(address).status_code == 200


def test_action_items_are_counted_by_directive_and_kind(holdings):
    first, second = Directive.objects.order_by("pk")[:2]
    make_action(first.sections.get(), text="报送总结", kind="report")
    make_action(second.sections.get(), text="各级工会要", kind="prohibition")
    counted = {directive: counts for directive, *counts in ActionItem.objects.counted_by_directive()}
    assert (counted.pop(first.pk), counted.pop(second.pk)) == ([1, 1, 0, 0], [1, 0, 0, 1])
    assert set(map(tuple, counted.values())) == {(1, 0, 0, 0)}
    narrowed = ActionItem.objects.of_kind("report").counted_by_directive()
    assert narrowed == [(first.pk, 0, 1, 0, 0)]
