"""Annotations are kept with the text that they are of, and caught up with where an archive has none."""

import pytest

from archive.catalogue import data_version
from archive.ingest import kept_annotations
from archive.models import Directive, OutboxEntry, Upkeep
from archive.parsing import text_annotations
from archive.parsing.annotations import Annotations, Settled, stored_form
from tests.support.incoming_texts import own
from tests.support.makers import make_directive, overwrite, rewrite

pytestmark = pytest.mark.django_db


def kept(directive):
    """What is kept of a directive, None where it is of another text or title."""
    row = Directive.objects.get(pk=directive.pk)
    return stored_form.from_json(row.annotations, row.text, Settled.by(row))


def computed(directive):
    row = Directive.objects.get(pk=directive.pk)
    return text_annotations.of(row.text, Settled.by(row))


@pytest.fixture
def directive(take):
    take(own())
    return Directive.objects.get()


def rows():
    return list(Directive.objects.order_by("pk").values())


def test_a_file_that_comes_in_is_kept_with_what_was_read_of_it(directive):
    assert kept(directive) == computed(directive) != Annotations()


def test_a_text_that_staff_change_has_its_own(directive):
    rewrite(directive, directive.text.replace("竞赛工作", "示例《示例办法》工作"))
    assert kept(directive) == computed(directive) != Annotations()


def test_of_another_title_or_text_nothing_is_believed(directive):
    overwrite(Directive.objects.filter(pk=directive.pk), title="示例")
    assert kept(directive) is None
    assert Directive.objects.get().annotated == computed(directive)
    overwrite(Directive.objects.filter(pk=directive.pk), annotations={"v": 0, "of": 1})
    assert Directive.objects.get().annotated == computed(directive)


def test_what_is_missing_is_written_and_nothing_else_happens():
    for at in range(3):
        make_directive(title=f"示例市总工会关于第{at}次示例的通知")
    before, number, waiting = rows(), data_version.current(), OutboxEntry.objects.count()
    assert not kept_annotations.are_complete()
    assert kept_annotations.complete() == 3
    assert kept_annotations.are_complete()
    assert all(kept(one) == computed(one) for one in Directive.objects.all())
    assert [row | {"annotations": None} for row in rows()] == before
    assert (data_version.current(), OutboxEntry.objects.count()) == (number, waiting)
    assert kept_annotations.complete() == 0


def test_what_was_stopped_half_way_goes_on(monkeypatch):
    for at in range(5):
        make_directive(title=f"示例市总工会关于第{at}次示例的通知")
    monkeypatch.setattr(kept_annotations, "_CHUNK", 2)
    looks = iter([False, True])
    assert kept_annotations.complete(lambda: next(looks)) == 2
    assert not Upkeep.objects.filter(name__startswith="annotations").exists()
    assert kept_annotations.complete() == 3
    assert not Directive.objects.filter(annotations=None).exists()


def test_those_of_another_version_are_made_anew(directive):
    overwrite(Directive.objects.all(), annotations=directive.annotations | {"v": 0})
    assert kept_annotations.complete() == 1
    assert kept(directive) == computed(directive)


def test_a_directive_without_annotations_can_be_saved():
    directive = make_directive()
    assert directive.annotations is None
    directive.number = "示工发〔2023〕1号"
    directive.save()
    assert Directive.objects.get().number == "示工发〔2023〕1号"
