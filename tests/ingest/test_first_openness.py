"""Who may know of a directive that comes in, by what it says of itself."""

import pytest

from archive.ingest import first_openness
from archive.ingest.openness import set_openness
from archive.models import Directive, Forwarding, HistoryEntry
from archive.models.choices import Openness
from archive.parsing import parse
from tests.support.accounts import make_account
from tests.support.makers import make_directive

TEXT = "示例市总工会关于示例工作的通知\n\n各单位：\n请做好示例工作。\n\n示例市总工会\n2023年3月1日\n{}"


def read(mark: str) -> Openness:
    (parsed,) = parse(TEXT.format(mark)).directives
    return first_openness.of(parsed)


@pytest.mark.parametrize(
    ("mark", "openness"),
    [
        ("（此件主动公开）", Openness.ALL),
        ("（此件依申请公开）", Openness.SIGNED_IN),
        ("（此件不予公开）", Openness.SIGNED_IN),
        ("（内部资料 注意保存）", Openness.SIGNED_IN),
        ("", Openness.ALL),
    ],
)
def test_marks_say_who_may_know(mark, openness):
    assert read(mark) == openness


def test_what_bears_no_mark_is_as_the_office_says(settings):
    settings.UNMARKED = "signed-in"
    assert read("") == Openness.SIGNED_IN
    assert read("（此件主动公开）") == Openness.ALL


@pytest.mark.django_db
def test_a_notice_is_no_wider_than_what_it_brings_along():
    notice, plan = make_directive(), make_directive("示例方案", openness=Openness.SIGNED_IN)
    Forwarding.objects.create(forwarding_directive=notice, forwarded_directive=plan, kind="转发")
    first_openness.take_from_forwarded([notice, plan])
    assert Directive.objects.get(pk=notice.pk).openness == Openness.SIGNED_IN
    entry = HistoryEntry.objects.get(directive=notice)
    assert (entry.old["openness"], entry.new["openness"], entry.person_name) == ("all", "signed-in", "")


@pytest.mark.django_db
def test_what_somebody_decided_stays_when_another_copy_comes_in():
    (parsed,) = parse(TEXT.format("（此件不予公开）")).directives
    one, decided = make_directive(), make_directive(openness=Openness.SIGNED_IN)
    set_openness([decided], {"openness": "all", "groups": []}, make_account("archivist"), "经公开审查")
    assert first_openness.take_from_another_copy(one, parsed)
    assert not first_openness.take_from_another_copy(decided, parsed)
    assert list(Directive.objects.order_by("pk").values_list("openness", flat=True)) == ["signed-in", "all"]
