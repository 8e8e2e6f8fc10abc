"""Text, sections and action items are written together, or not at all."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from archive.ingest import content_writer
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.slice_rules import faults
from archive.models import ActionItem, Directive, DirectiveUnderReview, Section
from archive.models.guarded_columns import HeldTogether
from archive.parsing.parsed_directive import ParsedAction, ParsedDirective, ParsedSection
from tests.support.incoming_texts import own
from tests.support.makers import make_action, make_directive, overwrite, rewrite

pytestmark = pytest.mark.django_db


@pytest.fixture
def directive(take):
    take(own())
    return Directive.objects.get()


def fits(directive):
    return list(faults(directive.text, content_writer.held_parts([directive.pk])[directive.pk])) == []


def changes():
    """Every way that Django has of changing one column of a row."""
    yield from (
        (Directive, "text", "示例"),
        (Directive, "annotations", {}),
        (DirectiveUnderReview, "text", "示例"),
        (Section, "text", "示例"),
        (Section, "heading", "示例"),
        (Section, "label", "九、"),
        (Section, "start", 0),
        (Section, "end", 99_999),
        (ActionItem, "text", "示例"),
        (ActionItem, "end", 1),
    )


@pytest.mark.parametrize(("model", "name", "value"), list(changes()))
def test_what_hangs_together_is_not_changed_alone(directive, model, name, value):
    row = model.objects.last()
    before = model.objects.values(name).get(pk=row.pk)
    setattr(row, name, value)
    for change in (
        row.save,
        lambda: row.save(update_fields=[name]),
        lambda: model.objects.filter(pk=row.pk).update(**{name: value}),
        lambda: model._base_manager.filter(pk=row.pk).update(**{name: value}),
        lambda: model.objects.bulk_update([row], [name]),
        lambda: model.objects.update_or_create(pk=row.pk, defaults={name: value}),
        lambda: model.objects.bulk_create([row], update_conflicts=True, update_fields=[name], unique_fields=["pk"]),
    ):
        with pytest.raises(HeldTogether, match=r"archive\.ingest\.content_writer"), transaction.atomic():
            change()
    assert model.objects.values(name).get(pk=row.pk) == before


@pytest.mark.parametrize(("model", "relation"), [(Section, "sections"), (ActionItem, "actions")])
@pytest.mark.parametrize("way", ["add", "set", "add, saved one by one"])
def test_a_slice_is_not_moved_to_another_owner(directive, model, relation, way):
    row = model.objects.last()
    other = make_directive(sections=[("一、", "示例", "要落实。")])
    held = getattr(other if model is Section else other.sections.get(), relation)
    before = list(model.objects.order_by("pk").values())
    with pytest.raises(HeldTogether, match=r"archive\.ingest\.content_writer"), transaction.atomic():
        if way == "set":
            held.set([row])
        else:
            held.add(row, bulk=way == "add")
    assert list(model.objects.order_by("pk").values()) == before


def test_other_columns_are_saved_as_ever(directive):
    for row, name, value in (
        (directive, "title", "示例"),
        (directive.sections.last(), "level", 7),
        (ActionItem.objects.first(), "actor", "示例"),
    ):
        setattr(row, name, value)
        row.save()
        assert getattr(type(row).objects.get(pk=row.pk), name) == value


def test_a_text_that_was_not_loaded_is_not_asked_for(directive, django_assert_num_queries):
    row = Directive.objects.defer("text", "annotations").get()
    row.title = "示例"
    with django_assert_num_queries(1):
        row.save()
    assert "text" not in row.__dict__


def test_new_rows_are_saved_with_any_text():
    directive = make_directive(sections=[("一、", "示例", "要落实。")])
    make_action(directive.sections.get())
    assert fits(directive)


TEXT = "一、示例\n要落实。"


def parsed(text=TEXT, **changes):
    action = ParsedAction(0, 4, "要落实。", "task")
    section = ParsedSection("item", 1, "一、", "示例", False, 0, 5, 9, "要落实。", "s-1", actions=[action])
    for name, value in changes.items():
        setattr(section, name, value)
    return ParsedDirective("示例市总工会关于示例的通知", text, outline=[section])


@pytest.mark.parametrize(
    ("what", "unfit"),
    [
        ("回车符", parsed("一、示例\r\n要落实。")),
        ("不是正文的这一段", parsed(text="一、示例\n要执行。")),
        ("序号", parsed(label="二、")),
        ("标题", parsed(heading="范例")),
        ("起止位置", parsed(end=10)),
        ("工作任务", parsed(actions=[ParsedAction(1, 4, "要落实。", "task")])),
        ("重叠", parsed(actions=[ParsedAction(0, 4, "要落实。", "task"), ParsedAction(1, 4, "落实。", "task")])),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_changed(directive, what, unfit):
    before = [list(model.objects.order_by("pk").values()) for model in (Directive, Section, ActionItem)]
    with pytest.raises(content_writer.Unfit, match=what), transaction.atomic():
        content_writer.write(directive, unfit, ReferenceCache())
    assert [list(model.objects.order_by("pk").values()) for model in (Directive, Section, ActionItem)] == before


def test_what_is_said_as_before_keeps_its_id_and_what_staff_know_of_it(directive):
    sections = {section.text: section.pk for section in directive.sections.all()}
    first, *others = ActionItem.objects.all()
    ActionItem.objects.filter(pk=first.pk).update(actor="核定的主体")
    others[-1].delete()
    rewrite(directive, directive.text.replace("\n一、", "\n新增的一段话。\n一、").replace("。", "。 ", 1))
    directive.refresh_from_db()
    assert fits(directive)
    kept = {section.text: section.pk for section in directive.sections.all()}
    assert {text: kept[text] for text in kept.keys() & sections.keys()} == {
        text: sections[text] for text in kept.keys() & sections.keys()
    }
    assert len(kept.keys() & sections.keys()) >= len(sections) - 1
    assert ActionItem.objects.get(pk=first.pk).actor == "核定的主体"
    assert not ActionItem.objects.filter(text=others[-1].text).exists()


def test_a_new_sentence_is_read_and_one_that_is_gone_goes(directive):
    first = ActionItem.objects.first()
    rewrite(directive, directive.text.replace(first.text, "各级工会要于9月30日前报送示例名单。"))
    texts = set(ActionItem.objects.values_list("text", flat=True))
    assert "各级工会要于9月30日前报送示例名单。" in texts and first.text not in texts
    assert fits(Directive.objects.get())


def test_a_section_that_moves_keeps_its_id(directive):
    before = dict(directive.sections.exclude(heading="").values_list("heading", "pk"))
    lines = directive.text.split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith("一、"))
    rewrite(directive, "\n".join([*lines[:at], "一、示例的新一项", "要做好。", *lines[at:]]))
    after = dict(directive.sections.exclude(heading="").values_list("heading", "pk"))
    assert before.items() <= after.items() and "示例的新一项" in after


def moved(directive, change):
    """What becomes of action items that staff corrected (each by a mark of its own) and deleted, where the text is
    changed: those that were corrected, those that were deleted, and all that there are now, each by its words."""
    items = list(ActionItem.objects.order_by("pk"))
    for at, item in enumerate(items):
        ActionItem.objects.filter(pk=item.pk).update(actor=f"核定的主体{at}")
    items[-1].delete()
    rewrite(directive, change(directive.text))
    assert fits(Directive.objects.get(pk=directive.pk))
    now = {item.text: (item.pk, item.actor) for item in ActionItem.objects.all()}
    return {item.text: (item.pk, f"核定的主体{at}") for at, item in enumerate(items[:-1])}, items[-1].text, now


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("各级工会要重视", "（一）示例新的小标题\n各级工会要重视"),
        lambda text: text.replace("各级工会要重视", "（九）示例新的小标题\n各级工会要重视"),
        lambda text: text.replace("二、广泛发动职工\n", ""),
        lambda text: text.replace("二、广泛发动职工\n", "").replace("三、及时总结经验\n", ""),
        lambda text: text.replace("竞赛结束后", "四、示例新的标题\n竞赛结束后"),
        lambda text: text.replace("领导\n各级", "领导。各级").replace("职工\n各级", "职工。\n（一）各级"),
    ],
)
def test_a_sentence_that_comes_into_another_section_keeps_what_staff_know_of_it(directive, change):
    corrected, deleted, now = moved(directive, change)
    still_there = {words for words in corrected if any(words in row.text for row in Section.objects.all())}
    assert still_there and {words: now.get(words) for words in still_there} == {
        words: corrected[words] for words in still_there
    }
    assert deleted not in now


def test_two_sentences_that_swap_their_sections_take_along_what_staff_know_of_them(directive):
    first, second = (line for line in directive.text.split("\n") if line.startswith("各级工会要"))
    corrected, deleted, now = moved(
        directive, lambda text: text.replace(first, "〇").replace(second, first).replace("〇", second)
    )
    assert corrected.items() <= now.items() and deleted not in now


def test_of_sentences_with_the_same_words_each_keeps_its_own(known_places):
    same = "各级工会要抓好落实。"
    directive = make_directive(sections=[("一、", "示例甲", same), ("二、", "示例乙", same), ("三、", "示例丙", same)])
    for section in list(directive.sections.all())[1:]:
        make_action(section, actor=f"核定的主体{section.label}")
    rewrite(directive, directive.text.replace("二、示例乙\n", "").replace("三、", "二、"))
    found = ActionItem.objects.order_by("section__position", "start").values_list("section__label", "start", "actor")
    assert list(found) == [("一、", len(same) + 1, "核定的主体二、"), ("二、", 0, "核定的主体三、")]


def test_a_sentence_written_a_second_time_is_read(directive):
    (line,) = (line for line in directive.text.split("\n") if line.startswith("竞赛结束后"))
    rewrite(directive, directive.text.replace("二、广泛", f"{line}\n二、广泛"))
    texts = list(ActionItem.objects.values_list("text", flat=True))
    assert max(map(texts.count, texts)) == 2


LABELS = st.sampled_from(["", "（一）示例的小标题", "九、示例的标题", "1.示例", "示例的一行"])


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(data=st.data())
def test_however_sections_are_split_and_merged_no_correction_is_lost(directive, data):
    directive.refresh_from_db()
    lines = directive.text.split("\n")
    kept = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)), "headings that stay")
    above = data.draw(st.lists(LABELS, min_size=len(lines), max_size=len(lines)), "headings that come")
    changed = [
        line
        for label, stays, old in zip(above, kept, lines, strict=True)
        for line in (label, old if stays or old[:2] not in ("一、", "二、", "三、") else "")
        if line
    ]
    with transaction.atomic():
        corrected, deleted, now = moved(directive, lambda text: "\n".join(changed))
        bodies = "\n".join(Section.objects.values_list("text", flat=True))
        transaction.set_rollback(True)
    assert {words: now.get(words) for words in corrected if words in bodies} == {
        words: row for words, row in corrected.items() if words in bodies
    }
    assert deleted not in now


def test_a_text_past_the_guard_is_a_test_s_own(directive):
    overwrite(Directive.objects.filter(pk=directive.pk), text=directive.text.replace("\n", "\r\n"))
    directive.refresh_from_db()
    assert not fits(directive)
