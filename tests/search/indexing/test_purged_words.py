"""That an index still holds words of what was purged is each index's own to settle."""

import time

import pytest

from archive.models import OutboxConsumer
from search.indexing import purged_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_a_rebuild_of_one_index_settles_nothing_for_the_other(settings):
    OutboxConsumer.objects.registered("another")
    purged_words.mark()
    settings.INDEX_NAME = "another"
    purged_words.settle(time.time() + 1)
    assert not purged_words.is_marked()
    settings.INDEX_NAME = "index"
    assert purged_words.is_marked()


def test_an_index_that_is_not_registered_yet_is_asked_as_well(settings):
    settings.INDEX_NAME = "another"
    purged_words.mark()
    assert purged_words.is_marked()


def test_what_began_before_the_purge_settles_nothing():
    began = time.time() - 1
    purged_words.mark()
    purged_words.settle(began)
    assert purged_words.is_marked()


def test_the_mark_of_the_first_index_keeps_its_name(folder):
    purged_words.mark()
    assert [path.name for path in folder.iterdir()] == ["index-holds-purged"]
