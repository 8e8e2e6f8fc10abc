"""A better reading of directives that an older version read: told, and written only when it is asked for."""

from io import StringIO

import pytest
from django.core.management import call_command

from archive.models import Occasion, OccasionAnswer, Upkeep
from archive.occasions import read_answers, settled_answers
from tests.support.make_answers import LETTER, make_answering

pytestmark = pytest.mark.django_db
CELEBRATED = "开展庆祝中国共产党成立100周年系列活动"


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("reread_occasions", *arguments, stdout=out)
    return out.getvalue()


def kept_as(directive, kind: str, wording: str, event_key: str, year: int | None = None) -> Occasion:
    """Have a directive answer what an older version read of it."""
    old = Occasion.objects.create(kind=kind, event_key=event_key, year=year)
    answer = OccasionAnswer.objects.get(directive=directive)
    before = answer.occasion
    OccasionAnswer.objects.filter(pk=answer.pk).update(occasion=old, wording=wording)
    read_answers.forget_unanswered(before)
    return old


def test_what_is_read_as_it_was_is_not_told():
    make_answering(LETTER, 2020)
    assert told() == "0 件文件的事由有变。\n"


def test_what_is_read_now_is_told_and_written_only_when_asked():
    one = make_answering(CELEBRATED, 2021)
    old = kept_as(one, "meeting", "旧的写法", "旧的会议", 2021)
    preview = told()
    assert f"#{one.pk}" in preview and "旧的写法（2021年） → 中国共产党成立100周年（2021年）" in preview
    assert "以上为预览" in preview and OccasionAnswer.objects.get().occasion == old
    assert "已写入" in told("--write")
    assert OccasionAnswer.objects.get().occasion.kind == "other"
    assert not Occasion.objects.filter(pk=old.pk).exists()
    assert told().startswith("0 件")


def test_what_a_person_settled_is_neither_told_nor_written(correct):
    one = make_answering(CELEBRATED, 2021)
    OccasionAnswer.objects.filter(directive=one).update(is_read=False, occasion=None)
    assert told("--write").startswith("0 件")
    assert OccasionAnswer.objects.get().occasion is None


def test_an_archive_of_before_gets_what_it_has_not_and_keeps_what_it_has():
    empty, old = make_answering(CELEBRATED, 2021), make_answering("学习贯彻全国劳动模范和先进工作者表彰大会精神", 2020)
    kept = kept_as(old, "meeting", "全国劳模大会", "全国劳模大会", 2020)
    OccasionAnswer.objects.filter(directive=empty).delete()
    Upkeep.objects.all().delete()
    assert read_answers.complete() == 1
    assert OccasionAnswer.objects.get(directive=empty).occasion.kind == "other"
    assert OccasionAnswer.objects.get(directive=old).occasion == kept


def test_a_merger_of_before_takes_in_what_is_read_under_the_better_name(admin_user):
    one = make_answering("学习贯彻全国劳动模范和先进工作者表彰大会精神", 2020)
    old = kept_as(one, "meeting", "全国劳模大会", "全国劳模大会", 2020)
    into = Occasion.objects.create(kind="meeting", wording="示例表彰大会", year=2020)
    settled_answers.merge(old, into, admin_user)
    Upkeep.objects.all().delete()
    read_answers.complete()
    later = make_answering("学习贯彻全国劳模大会精神", 2020)
    assert OccasionAnswer.objects.get(directive=later).occasion == into
    told("--write")
    assert set(OccasionAnswer.objects.values_list("occasion", flat=True)) == {into.pk}


def test_yearly_notices_that_were_one_are_parted_by_the_year_of_their_directives():
    lead = "根据示例市总工会《关于做好夏季送清凉工作的通知》要求，现通知如下。"
    one, other = (make_answering("开展送清凉工作", year, lead, issuer="示例县总工会") for year in (2022, 2024))
    event = OccasionAnswer.objects.get(directive=one).occasion.event_key
    shared = kept_as(one, "directive", "关于做好夏季送清凉工作的通知", event)
    Occasion.objects.filter(pk=shared.pk).update(who_key="示例市总工会")
    OccasionAnswer.objects.filter(directive=other).update(occasion=shared)
    assert "2 件" in told()
    told("--write")
    years = dict(OccasionAnswer.objects.values_list("directive", "occasion__year"))
    assert years == {one.pk: 2022, other.pk: 2024}
