"""Another engine behind the same pages, chosen by the connection's options alone."""

from pathlib import Path

import pytest
from haystack import connections
from haystack.query import SearchQuerySet

from search.haystack_front.connection import engine
from search.indexing import index_upkeep
from tests.search.contract.reference_engine import ReferenceEngine
from tests.support.makers import make_directive
from tests.support.own_index import index_at


class InMemory(ReferenceEngine):
    """As a connection makes an engine: of the fields, and of its options."""

    def __init__(self, fields, **options):
        super().__init__(Path(options["PATH"]), fields)


@pytest.fixture
def chosen(tmp_path, db, settings):
    # Asked for once, it is made of the settings as they are; made of the test's it would be left to the next ones.
    assert connections["default"]
    connection = settings.HAYSTACK_CONNECTIONS["default"]
    settings.HAYSTACK_CONNECTIONS = {"default": connection | {"SEARCH_ENGINE": f"{__name__}.InMemory"}}
    with index_at(tmp_path / "elsewhere") as haystack:
        haystack.options = {**haystack.options, "SEARCH_ENGINE": f"{__name__}.InMemory"}
        haystack.reset_sessions()
        yield


def test_pages_and_haystack_s_own_interface_work_on_the_engine_that_the_connection_names(client, chosen):
    here = make_directive(title="关于开展安康杯竞赛的通知", text="开展安康杯竞赛。", year=2023)
    like = make_directive(title="安康杯竞赛实施方案", text="安康杯竞赛安排。", year=2021)
    make_directive(title="纪要", text="无", year=2021)
    index_upkeep.rebuild()
    assert isinstance(engine(), InMemory)
    found = SearchQuerySet().auto_query("安康杯").facet("year")
    assert {int(result.pk) for result in found} == {here.pk, like.pk}
    assert dict(found.facet_counts()["fields"]["year"]) == {2021: 1, 2023: 1}
    assert [int(one.pk) for one in SearchQuerySet().filter(year=2021).order_by("pk")[:1]] == [like.pk]
    assert [int(one.pk) for one in SearchQuerySet().more_like_this(here)] == [like.pk]
    page = client.get("/search/", {"q": "安康杯", "year": "2021"})
    assert page.status_code == 200 and [hit.directive.pk for hit in page.context["hits"]] == [like.pk]
