"""What an act changed is kept with who, when and why."""

import pytest
from django.contrib.auth.models import User

from archive.history import field_writers, recorded_change
from archive.models import HistoryEntry
from archive.models.choices import ChangeAct
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


def test_what_was_changed_is_kept_and_what_is_the_same_is_not():
    person, directive = User.objects.create_user("示例甲"), make_directive()
    act = recorded_change.record(
        directive, ChangeAct.CORRECTED, {"title": ("旧", "新"), "year": (2024, 2024)}, person, "示例理由"
    )
    (entry,) = directive.history.all()
    assert (entry.act_id, entry.field, entry.old, entry.new) == (act, "title", "旧", "新")
    assert (entry.person, entry.person_name, entry.reason) == (person, "示例甲", "示例理由")


def test_the_name_stays_when_the_account_goes():
    person = User.objects.create_user("示例甲")
    recorded_change.record(make_directive(), ChangeAct.CORRECTED, {"title": ("旧", "新")}, person)
    person.delete()
    assert HistoryEntry.objects.values_list("person", "person_name").get() == (None, "示例甲")


def test_a_field_has_the_writer_that_its_owner_brought(monkeypatch):
    monkeypatch.setattr(field_writers, "_WRITERS", {})
    field_writers.writes("甲", "乙")(written := lambda directive, value, person: None)
    assert field_writers.writer_of("甲") is field_writers.writer_of("乙") is written
    assert field_writers.writer_of("丙") is None
