"""What the search box suggests while a reader types."""

import shutil

import pytest

from archive.ingest import announcement
from archive.lexicon.text_keys import subject_key
from archive.models import Directive, OutboxEntry
from search.indexing import index_upkeep
from search.models import TermKey
from tests.support.makers import make_directive, rewrite


@pytest.fixture
def held(index):
    directive = make_directive(
        title="示例市总工会关于开展劳动竞赛的通知", number="示工发〔2023〕7号", text="开展劳动竞赛，联系人示例甲。"
    )
    directive.contacts = ["示例甲"]
    directive.save()
    index_upkeep.rebuild()
    return directive


def suggested(client, typed):
    response = client.get("/search/suggest/", {"q": typed})
    assert response.status_code == 200
    return response.json()["suggestions"]


@pytest.mark.parametrize("typed", ["ldjs", "laodongj", "劳动竞", "勞動競"])
def test_a_word_is_suggested_by_its_beginning_its_pinyin_and_its_initials(client, held, typed):
    assert "劳动竞赛" in [one["text"] for one in suggested(client, typed)]


@pytest.mark.parametrize("typed", ["示工发〔2023〕7号", "示工发[2023]", "示工发（2023）第7号"])
def test_a_number_in_any_brackets_suggests_its_directive(client, held, typed):
    assert held.get_absolute_url() in [one["url"] for one in suggested(client, typed)]


def test_a_title_is_suggested_by_words_within_it(client, held):
    assert held.get_absolute_url() in [one["url"] for one in suggested(client, "竞赛的通知")]


def test_the_last_of_several_words_is_completed(client, held):
    assert "安全 劳动竞赛" in [one["text"] for one in suggested(client, "安全 ldjs")]


def test_an_issuer_is_suggested(client, held):
    assert "示例市总工会" in [one["text"] for one in suggested(client, "示例市")]


def test_no_contact_is_suggested(client, held):
    assert suggested(client, "示例甲") == []


def test_a_directive_that_is_gone_is_suggested_no_more(client, held):
    announcement.announce(removed=[held.pk])
    held.delete()
    index_upkeep.drain()
    assert suggested(client, "ldjs") == []


@pytest.mark.parametrize("damaged", [True, False])
def test_what_another_version_suggests_is_made_anew_be_the_index_damaged_or_not(client, index, held, damaged):
    TermKey.objects.all().delete()
    directory = index.get_backend().engine.index_directory
    directory.swap(directory.current(), directory.stamp() | {"code": "another"})
    if damaged:
        shutil.rmtree(directory.current())
    assert index_upkeep.refresh().rebuilt
    assert suggested(client, "ldjs")


def test_what_was_changed_is_suggested_though_the_index_had_to_be_made_anew(client, index, held):
    rewrite(held, "职工书屋。")
    title = "示例市总工会关于职工书屋建设的通知"
    Directive.objects.filter(pk=held.pk).update(title=title, subject_key=subject_key(title))
    announcement.announce(saved=[held.pk])
    shutil.rmtree(index.get_backend().engine.index_directory.current())
    assert index_upkeep.drain().rebuilt == "damaged"
    assert not OutboxEntry.objects.exists()
    assert suggested(client, "职工书屋") and suggested(client, "ldjs") == []


@pytest.mark.parametrize("typed", ["", " ", "\x00", "％＿", "a" * 10_000, "“", "😀"])
def test_whatever_is_typed_is_answered(client, held, typed):
    assert suggested(client, typed) == []
