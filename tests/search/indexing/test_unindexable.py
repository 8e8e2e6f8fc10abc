"""A directive that the index cannot take up: the others go through, it is said which and why, and tried again."""

from io import StringIO

import pytest
from django.core.management import call_command
from haystack.query import SearchQuerySet

from archive.ingest import announcement
from archive.models import Directive, OutboxEntry
from search.indexing import index_upkeep
from search.search_indexes import DirectiveIndex
from search.suggesting import term_tables
from search.whoosh_engine.analyzers import GramAnalyzer
from tests.support.check_archive import checked
from tests.support.makers import make_directive, overwrite

BAD = "坏件"


def held():
    return {int(result.pk) for result in SearchQuerySet().all()}


@pytest.fixture(autouse=True)
def _sound_originals(monkeypatch):
    monkeypatch.setattr("archive.ingest.originals.faults", list)


def of_prepare(prepare):
    def failing(self, directive):
        if BAD in directive.title:
            raise ValueError("示例错误")
        return prepare(self, directive)

    return failing


def of_analysis(gathered):
    def failing(self, value):
        if BAD in value:
            raise ValueError("示例错误")
        return gathered(self, value)

    return failing


def of_suggesting(terms_of):
    def failing(directives):
        if any(BAD in directive.title for directive in directives):
            raise ValueError("示例错误")
        return terms_of(directives)

    return failing


STEPS = [
    (DirectiveIndex, "prepare", of_prepare),
    (GramAnalyzer, "gathered", of_analysis),
    (term_tables, "terms_of", of_suggesting),
]


@pytest.fixture(params=STEPS, ids=["prepare", "analysis", "suggesting"])
def failing(request, monkeypatch):
    """A step of the preparation that fails for directives with BAD in the title, until `undo()`."""
    module, name, step = request.param
    monkeypatch.setattr(module, name, step(getattr(module, name)))
    return monkeypatch


@pytest.fixture
def three(index):
    return [make_directive(title=title) for title in ("示例甲", BAD, "示例乙")]


def test_the_others_of_a_batch_go_through(three, failing):
    announcement.announce(saved=[directive.pk for directive in three])
    index_upkeep.drain()
    assert {three[0].pk, three[2].pk} <= held()
    assert not OutboxEntry.objects.exists()
    announcement.announce(saved=[make_directive().pk])
    assert index_upkeep.drain().updated == 1


def test_the_others_are_rebuilt(three, failing, index):
    index_upkeep.rebuild()
    assert {three[0].pk, three[2].pk} <= held()
    assert index.get_backend().engine.index_directory.stamp()["count"] == len(held())


def test_check_archive_names_it_until_it_can_be_taken_up(three, failing):
    index_upkeep.rebuild()
    for options in ([], ["--repair"]):
        status, said = checked(*options)
        assert status == 1
        assert f"编号 {three[1].pk}《{BAD}》：ValueError: 示例错误" in said and "改正后保存" in said
        assert "不在索引中" not in said
    failing.undo()
    failing.setattr("archive.ingest.originals.faults", list)
    assert checked("--repair")[0] == checked()[0] == 0
    assert held() == {directive.pk for directive in three}


def test_it_is_taken_up_once_it_is_corrected(three, failing):
    index_upkeep.rebuild()
    overwrite(Directive.objects.filter(pk=three[1].pk), title="示例丙", text="示例丙")
    announcement.announce(saved=[three[1].pk])
    index_upkeep.drain()
    assert checked()[0] == 0


def test_nothing_is_said_of_it_once_it_is_gone(three, failing):
    index_upkeep.rebuild()
    announcement.announce(removed=[three[1].pk])
    three[1].source.delete()
    index_upkeep.drain()
    assert checked()[0] == 0


def test_what_is_found_of_it_is_as_it_was_before(three, failing):
    overwrite(Directive.objects.filter(pk=three[1].pk), title="示例丙", text="示例丙")
    index_upkeep.rebuild()
    overwrite(Directive.objects.filter(pk=three[1].pk), title=BAD, text=BAD)
    announcement.announce(saved=[three[1].pk])
    index_upkeep.drain()
    assert three[1].pk in held()


def test_refresh_index_does_not_say_that_all_is_well(three, failing):
    index_upkeep.rebuild()
    out = StringIO()
    call_command("refresh_index", stdout=out)
    assert "1 件没能写入索引" in out.getvalue()
