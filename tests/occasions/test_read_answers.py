"""What a directive answers is kept with it: when it comes in, is read again, is corrected; and of older archives."""

from io import StringIO

import pytest
from django.core.management import call_command

from archive.models import Directive, Occasion, OccasionAnswer, Upkeep
from archive.occasions import read_answers
from tests.support.corpus import SOURCES
from tests.support.make_answers import LETTER, make_answering

pytestmark = pytest.mark.django_db


def told() -> str:
    out = StringIO()
    call_command("annotate_directives", stdout=out)
    return out.getvalue()


def groups() -> list[set[int]]:
    found: dict[int, set[int]] = {}
    for occasion, directive in OccasionAnswer.objects.values_list("occasion", "directive"):
        found.setdefault(occasion, set()).add(directive)
    return sorted(found.values(), key=min)


def test_the_six_first_directives_answer_four_occasions():
    call_command("load_reference_data", verbosity=0)
    call_command("import_directives", str(SOURCES), verbosity=0)
    assert Directive.objects.count() == 6
    assert sorted(len(group) for group in groups()) == [1, 1, 1, 3]
    assert Occasion.objects.count() == 4
    assert set(Occasion.objects.values_list("kind", "year")) == {
        ("speech", 2020), ("instruction", 2021), ("letter", 2022), ("instruction", 2023),
    }  # fmt: skip


def test_two_that_answer_one_letter_share_it_and_a_third_of_another_year_does_not():
    one, same = make_answering(LETTER, 2020), make_answering(LETTER.replace("致", "向"), 2020)
    other = make_answering(LETTER, 2022)
    assert groups() == [{one.pk, same.pk}, {other.pk}]


def test_a_corrected_title_is_read_anew_and_an_occasion_that_nobody_answers_goes(correct):
    one = make_answering(LETTER, 2020)
    correct(one, title="示例市总工会关于学习宣传贯彻党的二十大精神的通知")
    assert list(Occasion.objects.values_list("kind", flat=True)) == ["meeting"]
    correct(one, title="示例市总工会关于召开年度会议的通知")
    assert not Occasion.objects.exists() and not OccasionAnswer.objects.exists()


def test_what_staff_settled_stays_whatever_is_read_anew(correct):
    one = make_answering(LETTER, 2020)
    OccasionAnswer.objects.filter(directive=one).update(is_read=False, occasion=None)
    correct(one, title="示例市总工会关于学习宣传贯彻党的二十大精神的通知")
    assert OccasionAnswer.objects.get().occasion is None


def test_an_archive_of_before_is_read_for_it_once_and_a_stop_loses_nothing(monkeypatch):
    rows = [make_answering(LETTER, 2020), make_answering(LETTER, 2020), make_answering(LETTER, 2022)]
    wanted = groups()
    OccasionAnswer.objects.all().delete()
    Occasion.objects.all().delete()
    Upkeep.objects.all().delete()
    monkeypatch.setattr(read_answers, "_CHUNK", 1)
    looked = iter([False, True])
    assert read_answers.complete(lambda: next(looked)) == 1
    assert not read_answers.are_complete()
    assert "已补读 2 件文件的事由" in told() and read_answers.are_complete()
    assert groups() == wanted and {row.pk for row in rows} == set.union(*wanted)
    assert "均已齐备" in told()
