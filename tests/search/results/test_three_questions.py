"""A results page asks its engine three times at most: for all, for what has to be counted, for what comes nearest."""

import pytest
from django.http import QueryDict

from archive.models import Topic
from archive.web.common_filters import CommonFilterForm
from search.contract import Engine
from search.haystack_front import backend, connection
from search.indexing import index_upkeep
from search.results.results_page import results_of
from search.results.retrieval import MOST_OF_SOME
from search.web.search_form import SearchForm
from tests.support.makers import make_directive, make_region

QUESTIONS = ("search", "count_many", "scan", "similar", "fingerprints")
QUERIES = [
    "",
    "竞赛",
    "安康杯 疗休养",
    "安康怀 竞赛",
    "安康怀",
    "职工每批疗休养有几天？",
    "每批疗休养不超过七天",
    "开展安康杯竞赛活动的通知",
    '"疗休养标准"',
    '标题:安康怀 "竞赛"',
    "示工发〔2023〕7号",
    "转发示工发〔2023〕7号",
    "安康杯 OR 书屋 -竞赛",
    "年份:2023 地区:示例",
    "量子纠缠态学",
    "竞赛书屋职工",
    "标题:疗",
    "，。",
    "xiuyang",
    "anquan",
    "zhigong shuwu",
    "model worker",
    '"安康杯、竞赛"',
    "第3条",
    "2021-2025年",
    "示工发7号",
    "19号文",
    "〔2023〕7号",
    "工匠 书屋 竞赛 帮扶 疗休养 安康杯 劳模 经费 女工",
]
TEXTS = ["职工每批疗休养不超过七天。", "开展安康杯竞赛。", "职工书屋与竞赛。", "安康杯与疗休养。"]
ADDRESSES = [
    *({"q": query} for query in QUERIES),
    *({"q": query, "province": ["990000"], "year": ["2023", "2020"], "topic": ["女职工"]} for query in QUERIES),
    *({"q": query, "page": "99"} for query in QUERIES),
    *({"q": query, "sort": "newest", "genre": ["通知"]} for query in QUERIES),
]


class Counting:
    """An engine that counts what it is asked."""

    def __init__(self, engine: Engine):
        self._engine, self.asked = engine, []

    def __getattr__(self, name):
        if name in QUESTIONS:
            self.asked.append(name)
        return getattr(self._engine, name)


@pytest.fixture
def engine(index):
    make_region()
    topic = Topic.objects.create(name="女职工")
    for at in range(30):
        text = TEXTS[3 if at == 29 else at % 3]
        directive = make_directive(title=f"关于工作的通知{at}", text=text, year=[2020, 2023][at % 2])
        directive.topics.add(topic)
    index_upkeep.rebuild()
    (key,) = backend.engines
    backend.engines[key] = counting = Counting(backend.engines[key])
    assert connection.engine() is counting
    return counting


def results(asked):
    address = QueryDict(mutable=True)
    for name, value in asked.items():
        address.setlist(name, value if isinstance(value, list) else [value])
    form = SearchForm(address)
    form.is_valid()
    return results_of(form, address, reader=_Reader())


class _Reader:
    def has_perm(self, name):
        return False


def test_a_page_asks_three_times_at_most_whatever_is_asked(engine):
    met = set()
    for asked in ADDRESSES:
        engine.asked.clear()
        found = results(asked)
        met.add((found.matched, bool(found.relaxations), bool(found.correction), bool(found.partial)))
        assert len(engine.asked) <= 3 and engine.asked.count("count_many") <= 1, (asked, engine.asked)
    # Every kind of answer was among them, with relaxations, with a correction, with others that come near.
    assert {matched for matched, *_ in met} == {"all", "some", "nearest", "plain"}
    assert all(any(row[at] for row in met) for at in (1, 2, 3))


def test_a_plain_page_asks_once(engine):
    engine.asked.clear()
    found = results({"q": "竞赛", "province": ["990000"]})
    assert (found.count, engine.asked) == (19, ["search"])


def test_a_page_that_there_is_not_shows_the_last(engine):
    found = results({"q": "竞赛", "page": "99"})
    assert (found.page.number, len(found.hits)) == (1, 19)
    assert found.notices


def test_the_counts_of_a_chosen_filter_leave_that_filter_out(engine):
    counts = {facet.name: {one.value: one.count for one in facet.options} for facet in results(
        {"q": "竞赛", "year": ["2023"]}).facets}  # fmt: skip
    assert counts["year"] == {"2020": 10, "2023": 9}
    assert counts["topic"] == {"女职工": 9}
    # Cities only of a province, what the register says only for who may read it.
    assert list(counts) == [*CommonFilterForm.FILTERS, "issuer", "dated", "validity", "deadline", "occasion"]
    assert MOST_OF_SOME > 20
