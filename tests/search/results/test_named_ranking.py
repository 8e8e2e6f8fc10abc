"""What a query names weighs in the order, and in nothing else."""

from datetime import date

import pytest

from archive.models import Directive, Topic
from search.haystack_front.connection import engine, planner
from search.indexing import index_upkeep
from search.query.tree import loosened
from search.results.request import SearchRequest
from search.results.retrieval import first
from tests.support.makers import make_directive, make_region

pytestmark = pytest.mark.django_db

PROVINCES = {"520000": ("贵州省", "贵州"), "530000": ("云南省", "云南"), "620000": ("甘肃省", "甘肃")}
YEARS = (2021, 2023, 2025)
QUESTIONS = ("工匠精神", "有哪些关于工匠精神的文件", "职工 竞赛", "劳模工匠怎么宣传？")
TEXTS = (
    "弘扬工匠精神，宣传劳模工匠。{}",
    "学习外省经验：贵州省、云南省、甘肃省2021年、2023年、2025年的做法。{}",
    "开展职工竞赛，宣传劳模。{}",
)
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def archive(kept_index):
    """In each province and year one directive of each text, none of which says where it comes from."""
    topic = Topic.objects.create(name="劳模工匠精神", words=["工匠精神"])
    for at, (code, names) in enumerate(PROVINCES.items()):
        region = make_region(code, *names)
        for year in YEARS:
            for text in TEXTS:
                one = make_directive(
                    "示例市总工会关于示例工作的通知", text=text.format("示例" * at), region=region, year=year
                )
                one.topics.set([topic] if "工匠精神" in text else [])
    index_upkeep.rebuild()


def ranks(words):
    return {hit.pk: at for at, hit in enumerate(first(SearchRequest(words, today=TODAY), 100))}


def improved(question, asked, **of):
    """Whether each of these directives has at most as many others above it, not of them, as without the name."""
    own = set(Directive.objects.filter(**of).values_list("pk", flat=True))
    before, after = ranks(question), ranks(asked)
    return all(
        sum(after[other] < after[one] for other in after.keys() - own)
        <= sum(before[other] < before[one] for other in before.keys() - own)
        for one in own & before.keys() & after.keys()
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_named_province_or_year_ranks_its_directives_no_lower(archive, question):
    for code, names in PROVINCES.items():
        for name in names:
            assert improved(question, f"{name} {question}", region=code), name
    for year in YEARS:
        assert improved(question, f"{year}年 {question}", year=year), year
    assert improved(question, f"去年 {question}", year=2025)


def test_of_the_place_and_year_that_are_named_come_first(archive):
    hits = first(SearchRequest("云南省2023年有哪些关于工匠精神的文件", today=TODAY), 3)
    best = Directive.objects.get(pk=hits[0].pk)
    assert (best.region_id, best.year, "工匠精神" in best.text) == ("530000", 2023, True)


@pytest.mark.parametrize(
    "words", ["云南省 竞赛", "2023年", "云南省2023年有哪些关于工匠精神的文件", "通知 2021", "去年"]
)
def test_what_is_found_is_the_same(archive, words):
    request = SearchRequest(words, today=TODAY)
    trees = request.tree, loosened(request.tree)
    for named, tree in zip((request.plan(), request.best()), trees, strict=True):
        plain = planner().plan(tree)
        both = [{hit.pk for hit in engine().scan(plan, order=("key",), most=100)} for plan in (named, plain)]
        assert both[0] == both[1]
