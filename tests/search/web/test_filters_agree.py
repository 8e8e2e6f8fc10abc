"""The list of directives asks the database, a search the index: the same filters leave the same directives in both,
and the same counts."""

from datetime import date
from random import Random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.models import Directive, Issuance, Issuer, IssuerAlias, Region, Registration, Topic, ValidityEvent
from archive.web.facets import facets_of
from archive.web.forms import FilterForm
from archive.web.list_counts import browsed
from search.indexing import index_upkeep
from search.results.retrieval import find
from search.web.search_form import SearchForm
from tests.support.accounts import make_account
from tests.support.makers import make_action, make_directive, make_region

PLACES = [
    ("980000", "样例省", "样例", "province", "000000"), ("980100", "甲市", "甲", "city", "980000"),
    ("980200", "乙市", "乙", "city", "980000"), ("980101", "丙县", "丙", "county", "980100"),
]  # fmt: skip
VALUES = {
    "province": ["990000", "样例", "none"],
    "year": ["2021", "2022", "none"],
    "genre": ["通知", "实施方案", "none"],
    "topic": ["安全生产", "职工书屋", "none"],
    "level": ["city", "省级", "none"],
    "city": ["甲市", "980200", "none"],
    "county": ["丙县", "none"],
    "issuer": ["示例市总工会", "样例总", "none"],
    "dated": ["none"],
    "dated_from": ["2021-03-01", "2022-01-01"],
    "dated_to": ["2021-12-31", "2022-05-01"],
    "number": ["示工发", "2021", "7号", "〔2022〕", "示工发〔2021〕7号", "工办"],
    "validity": ["abolished", "in-force", "未核定", "none"],
    "deadline": ["yes", "none"],
    "place": ["above", "平级来文", "none"],
}
pytestmark = pytest.mark.django_db
ONCE = ("dated_from", "dated_to", "number")


@pytest.fixture(scope="module")
def clerk(kept_index):
    """Forty directives of every kind, and one who may read the register."""
    make_region()
    for code, name, short_name, level, parent in PLACES:
        Region.objects.create(code=code, name=name, short_name=short_name, level=level, parent_id=parent)
    topics = [Topic.objects.create(name=name) for name in ("安全生产", "职工书屋")]
    issuers = [Issuer.objects.create(name="样例省总工会", level="province")]
    IssuerAlias.objects.create(issuer=issuers[0], name="样例总")
    chance = Random(7)
    for at in range(40):
        _make(chance, at, topics, issuers)
    index_upkeep.rebuild()
    return make_account("文秘一", "enter_directives")


def _make(chance, at, topics, issuers):
    province, city, county = chance.choice(
        [("990000", None, None), ("980000", None, None), ("980000", "980100", None), ("980000", "980200", None),
         ("980000", "980100", "980101"), (None, None, None)]
    )  # fmt: skip
    genre = chance.choice(["通知", "意见", ""])
    year = chance.choice([2021, 2022, None])
    directive = make_directive(
        f"关于第{at}项示例工作的通知", genre=genre, form="" if genre else chance.choice(["", "实施方案"]), year=year,
        number=chance.choice(["", f"示工发〔{year or 2021}〕{chance.choice([7, 17])}号", "示工办〔2022〕7号"]),
        issued_on=chance.choice([None, date(2021, 3, 1), date(2021, 12, 31), date(2022, 4, 9)]),
        printed_on=chance.choice([None, date(2022, 5, 1)]),
        sections=[("一、", "总体要求", "各级工会要做好示例工作，并报送总结。")],
    )  # fmt: skip
    Directive.objects.filter(pk=directive.pk).update(region=province, city=city, county=county)
    directive.topics.set(chance.sample(topics, chance.randrange(3)))
    if chance.random() < 0.3:
        Issuance.objects.filter(directive=directive).delete()
    if chance.random() < 0.4:
        Issuance.objects.create(directive=directive, issuer=issuers[0], position=1)
    if chance.random() < 0.6:
        make_action(directive.sections.get(), text="做好示例工作", deadline_text=chance.choice(["", "年底前"]))
    if kind := chance.choice(["", "", "abolished", "confirmed", "trial"]):
        ValidityEvent.objects.create(directive=directive, kind=kind, day=chance.choice([None, date(2022, 1, 1)]))
    for copy in range(chance.randrange(3)):
        Registration.objects.create(
            directive=directive, year=2022, serial=2 * at + copy + 1, received_on=date(2022, 6, 1),
            is_cancelled=chance.random() < 0.2, place=chance.choice(["", "above", "level"]),
            source=None if copy else directive.source,
        )  # fmt: skip


def choices():
    several = {name: st.lists(st.sampled_from(values), max_size=2) for name, values in VALUES.items()}
    once = {name: st.lists(st.sampled_from(VALUES[name]), max_size=1) for name in ONCE}
    chosen = st.fixed_dictionaries(several | once)
    # Of fifteen filters at once nothing passes: mostly few are set.
    return st.tuples(chosen, st.sets(st.sampled_from(sorted(VALUES)), min_size=1, max_size=3)).map(
        lambda pair: urlencode({name: pair[0][name] for name in pair[1]}, doseq=True)
    )


@settings(max_examples=25)
@given(query=choices())
def test_a_list_and_a_search_without_words_agree(clerk, query):
    listed, searched = FilterForm(QueryDict(query), clerk), SearchForm(QueryDict(query), clerk)
    assert listed.is_valid() and searched.is_valid()
    assert (listed.notices, listed.asked) == (
        searched.notices, {name: values for name, values in searched.asked.items() if name != "in"},
    )  # fmt: skip
    found, _ = find(searched.request, slice(0, 100))
    counts, total = browsed(listed)
    keys = {hit.pk for hit in found.rows[0:100]}
    assert keys == set(listed.filter(Directive.objects.all()).values_list("pk", flat=True))
    assert total == len(keys)
    address = QueryDict(query)
    assert facets_of(listed, counts, address) == facets_of(searched, found.facets, address)


@settings(max_examples=8)
@given(query=choices())
def test_each_value_leaves_what_its_count_says(clerk, query):
    form = FilterForm(QueryDict(query), clerk)
    form.is_valid()
    for facet in facets_of(form, browsed(form)[0], form.address()):
        for option in facet.options:
            if not facet.selected:
                other = FilterForm(QueryDict(option.query), clerk)
                other.is_valid()
                assert (other.filter(Directive.objects.all()).count(), other.notices) == (option.count, [])
