from datetime import date

import pytest
from django.utils import timezone

from archive.catalogue.compiled_question import CompiledQuestion
from archive.models import Directive
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


def _titles():
    return CompiledQuestion(
        lambda keys: Directive.objects.filter(pk__in=keys).order_by("pk").values_list("pk", "title")
    )


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_any_number_of_keys_finds_the_row_of_each_once(count):
    made = [make_directive(f"关于第{at}项的通知") for at in range(9)]
    asked = made[:count]
    assert _titles().ask([one.pk for one in asked]) == [(one.pk, one.title) for one in asked]


def test_no_keys_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert _titles().ask([]) == []


def test_a_key_that_there_is_not_finds_no_row():
    one = make_directive()
    assert _titles().ask([one.pk, one.pk + 1]) == [(one.pk, one.title)]


def test_the_same_question_answers_other_keys_and_what_changed_since():
    one, other = make_directive("甲"), make_directive("乙")
    question = _titles()
    assert question.ask([one.pk]) == [(one.pk, "甲")]
    Directive.objects.filter(pk=other.pk).update(title="丙")
    assert question.ask([other.pk]) == [(other.pk, "丙")]


def test_values_are_those_that_django_makes_of_them():
    names = [field.attname for field in Directive._meta.concrete_fields]
    one = make_directive(contacts=["示例某"], issued_on=date(2023, 5, 4), reviewed_at=timezone.now())
    question = CompiledQuestion(lambda keys: Directive.objects.filter(pk__in=keys).values_list(*names))
    (row,) = question.ask([one.pk])
    assert dict(zip(names, row, strict=True)) == Directive.objects.values(*names).get(pk=one.pk)
    assert row[names.index("contacts")] == ["示例某"]
