"""Over SQLite there is one machine: nothing is locked, asked or put on record."""

import io

import pytest
from django.core.management import CommandError, call_command

from archive.machines import database_clock, known_machines, machine_start, turns
from archive.models import Machine, WordList

pytestmark = pytest.mark.django_db


def test_every_turn_is_one_s_own_at_once_and_without_a_question(django_assert_num_queries):
    with django_assert_num_queries(0), turns.turn("示例") as first, turns.turn("示例", 0) as second:
        assert first and second


def test_the_clock_is_asked_of_nobody(django_assert_num_queries):
    with django_assert_num_queries(0):
        database_clock.now()


def test_no_machine_is_put_on_record(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert machine_start.noted() == []
        known_machines.see_to()
    assert not Machine.objects.exists()


def test_the_folder_is_where_the_words_are(tmp_path):
    (tmp_path / "words.txt").write_text("示例\n", encoding="utf-8")
    with pytest.raises(CommandError, match="直接改那里的文件"):
        call_command("lexicon", "load", str(tmp_path), stdout=io.StringIO())
    assert not WordList.objects.exists()
