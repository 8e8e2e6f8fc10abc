"""No field of the history is called by its key, and no value told as the database has it."""

import re

import pytest
from django.utils import timezone

from archive.amendment.shown_changes import acts_of
from archive.custody import custody_acts
from archive.history.field_words import label_of
from archive.history.field_writers import _WRITERS
from archive.ingest import openness
from archive.models import HandlingSheet, ValidityEvent
from archive.registry.registered_copy import register
from archive.registry.registration_values import change
from archive.rendering.provenance_labels import LABELS
from archive.validity import declared_validity
from tests.support.accounts import make_account_of
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


def test_every_field_that_a_button_undoes_has_a_name():
    assert [name for name in _WRITERS if not label_of(name) and name not in LABELS and name != "reviewed"] == []


def test_what_the_pages_of_staff_set_is_told_in_words():
    person, directive, today = make_account_of("superuser"), make_directive(), timezone.localdate()
    held = register(directive, directive.source, person, today)
    sheet = HandlingSheet.objects.create(sha256="0" * 64, name="处理单.png", media_type="image/png", size=1)
    values = {"handling": "action", "is_cancelled": True, "settled_on": today, "sheet": sheet, "place": "above"}
    change(held, values | {"copies": 2, "handler": "示例部", "urgency": "特急", "remark": "示例"}, person)
    openness.set_openness([directive], {"openness": "signed-in", "groups": []}, person, "")
    event = ValidityEvent(kind="abolished", day=today, basis_words="示例依据", place="第一条")
    declared_validity.declare({directive: [event]}, person, "示例附注")
    custody_acts.withdraw([directive.pk], person, "示例理由")
    shown = {
        change.label: ["".join(words for _differs, words in line) for line in (*change.before, *change.after)]
        for act in acts_of(directive, directive.history.order_by("-pk"), person)
        for change in act.changes
    }
    told = " ".join([*shown, *(line for lines in shown.values() for line in lines)])
    assert re.findall("[A-Za-z_]{3,}", told.replace("png", "")) == []
    assert shown["知悉范围"] == ["所有读者", "登录的读者"] and shown["收文号"] == [held.number]
    assert shown["效力"] == [f"废止 {today} 示例依据 第一条"] and "已撤下" in shown["在库情况"]
