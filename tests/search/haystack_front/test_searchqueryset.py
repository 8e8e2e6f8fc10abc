"""Haystack's own interface over the archive's engine."""

import datetime
import random

import pytest
from haystack.backends import SQ
from haystack.inputs import Exact, Not
from haystack.query import SearchQuerySet

from archive.models import Directive, Topic
from search.indexing import index_upkeep
from tests.support.makers import make_directive, make_region


@pytest.fixture(scope="module")
def kept(kept_index):
    """Forty-five directives over years, dates, regions, types and topics."""
    chance = random.Random(7)
    regions = [make_region(), make_region("980000", "样例省", "样例")]
    topics = [Topic.objects.create(name=name) for name in ("民主管理", "女职工")]
    for at in range(45):
        directive = make_directive(
            title=f"通知{at}",
            text="安康杯" * (at % 3) + "竞赛，" + chance.choice(["党", "团"]),
            region=regions[at % 2],
            year=chance.choice([None, 2019, 2020, 2021]),
            genre=chance.choice(["通知", "意见"]),
            issued_on=chance.choice([None, datetime.date(2020, 5, 1), datetime.date(2020, 6, 1)]),
        )
        directive.topics.set(chance.sample(topics, at % 3))
    index_upkeep.rebuild()


@pytest.fixture
def held(kept, db):
    return Directive.objects.all()


def keys(found):
    return [int(result.pk) for result in found]


def test_all_finds_everything(held):
    assert SearchQuerySet().all().count() == len(SearchQuerySet()) == 45
    assert set(keys(SearchQuerySet().models(Directive))) == {d.pk for d in held}


@pytest.mark.parametrize(
    ("start", "stop"), [(0, 20), (20, 40), (40, 60), (7, 19), (3, 4), (13, 45), (0, 1), (44, 45), (60, 80)]
)
def test_any_slice_is_that_slice(held, start, stop):
    everything = keys(SearchQuerySet().auto_query("竞赛"))
    assert len(everything) == 45
    assert keys(SearchQuerySet().auto_query("竞赛")[start:stop]) == everything[start:stop]


@pytest.mark.parametrize("order", [(), ("-year", "-dated", "-pk"), ("year", "dated", "pk"), ("-genre", "year")])
@pytest.mark.parametrize("size", [7, 20])
def test_pages_neither_repeat_nor_drop_a_row(held, order, size):
    pages = [keys(SearchQuerySet().auto_query("竞赛").order_by(*order)[at : at + size]) for at in range(0, 45, size)]
    rows = [key for page in pages for key in page]
    assert sorted(rows) == sorted(d.pk for d in held)


def test_newest_and_oldest_are_in_the_databases_order(held):
    assert keys(SearchQuerySet().order_by("-year", "-dated", "-pk")) == [d.pk for d in held.newest_first()]
    assert keys(SearchQuerySet().order_by("year", "dated", "pk")) == [d.pk for d in held.in_order("oldest")]


def test_sort_directions_mix(held):
    rows = [
        (result.genre, result.year) for result in SearchQuerySet().filter(year__gte=2000).order_by("-genre", "year")
    ]
    years = [year for genre, year in rows if genre == "通知"]
    assert rows[0][0] == "通知" and rows[-1][0] == "意见"
    assert years == sorted(years)


@pytest.mark.parametrize(
    ("filters", "in_database"),
    [
        ({"province": "990000"}, {"region": "990000"}),
        ({"province__in": ["990000", "980000"]}, {}),
        ({"year": 2020}, {"year": 2020}),
        ({"year": "2020"}, {"year": 2020}),
        ({"year__gte": 2020}, {"year__gte": 2020}),
        ({"year__lt": 2020}, {"year__lt": 2020}),
        ({"year__range": (2019, 2020)}, {"year__range": (2019, 2020)}),
        ({"genre": "意见"}, {"genre": "意见"}),
        ({"topics": "女职工"}, {"topics__name": "女职工"}),
        ({"topics__in": ["民主管理"]}, {"topics__name": "民主管理"}),
        ({"content": "党"}, {"text__contains": "党"}),
        ({"content": Exact("安康杯安康杯")}, {"text__contains": "安康杯安康杯"}),
        ({"name__startswith": "通知1"}, {"title__startswith": "通知1"}),
    ],
)
def test_filter_and_exclude_are_those_of_the_database(held, filters, in_database):
    expected = set(held.filter(**in_database).values_list("pk", flat=True))
    assert expected
    assert set(keys(SearchQuerySet().filter(**filters))) == expected
    assert set(keys(SearchQuerySet().exclude(**filters))) == {d.pk for d in held} - expected


def test_conditions_combine(held):
    party, year = (
        set(held.filter(text__contains="党").values_list("pk", flat=True)),
        {d.pk for d in held if d.year == 2020},
    )
    assert set(keys(SearchQuerySet().filter(SQ(content="党") | SQ(year=2020)))) == party | year
    assert set(keys(SearchQuerySet().filter(content="党").exclude(year=2020))) == party - year
    assert set(keys(SearchQuerySet().filter(content="党").filter_or(year=2020))) == party | year
    assert set(keys(SearchQuerySet().filter(year=2020).filter(content=Not("党")))) == year - party
    assert set(keys(SearchQuerySet().filter(content="党") & SearchQuerySet().filter(year=2020))) == party & year


def test_plain_content_speaks_no_query_language(held):
    assert SearchQuerySet().filter(content="竞赛 -党").count() == held.filter(text__contains="党").count()


def test_facets_count_what_is_found(held):
    counts = SearchQuerySet().auto_query("党").facet("year").facet("topics").facet_counts()["fields"]
    party = held.filter(text__contains="党")
    assert dict(counts["year"]) == party.counted_by("year")
    assert dict(counts["topics"]) == party.counted_by("topic") | {None: party.filter(topics=None).count()}


def test_load_all_gives_the_directives_in_one_go(held, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        loaded = [result.object for result in SearchQuerySet().order_by("pk").load_all()[:10]]
    assert loaded == list(held.order_by("pk")[:10])


def test_narrow_and_one_row(held):
    assert SearchQuerySet().narrow("province:990000").count() == 23
    assert SearchQuerySet().order_by("pk")[3].year == held.order_by("pk")[3].year


def test_nothing_to_search_finds_nothing(held):
    assert SearchQuerySet().auto_query("，。").count() == 0
    assert SearchQuerySet().auto_query("").count() == 0


def test_more_like_this(index):
    # What the others read is not deleted for them.
    Directive.objects.all().delete()
    here = make_directive(title="关于开展安康杯竞赛的通知")
    like = make_directive(title="安康杯竞赛实施方案")
    make_directive(title="纪要", text="无")
    index_upkeep.rebuild()
    assert keys(SearchQuerySet().more_like_this(here)) == [like.pk]
