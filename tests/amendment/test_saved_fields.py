"""What a page saves is written, settled, recorded and announced; what does not fit is refused with a sentence."""

import pytest
from django.contrib.auth.models import User

from archive.amendment.saved_fields import Outdated, save_fields
from archive.amendment.value_writers import FieldRefused
from archive.formats import Refused
from archive.history import directive_values
from archive.ingest import corrections
from archive.models import Directive, OutboxEntry, Reference, Topic
from tests.support.makers import make_action, make_directive, make_region

pytestmark = pytest.mark.django_db

SECTIONS = [("一、", "总体要求", "各级工会要于年底前报告。"), ("二、", "保障措施", "要加强领导。")]


@pytest.fixture
def clerk():
    return User.objects.create_user("示例甲")


@pytest.fixture
def directive():
    made = make_directive(sections=SECTIONS, number="示工发〔2023〕1号")
    make_action(made.sections.first())
    return made


def test_saved_fields_are_written_settled_recorded_and_announced(directive, clerk):
    OutboxEntry.objects.all().delete()
    saved = save_fields(directive, {"title": "关于示例的通知", "addressees": ["各县工会"]}, clerk, "示例理由")
    kept = Directive.objects.get()
    assert (kept.title, kept.addressees, sorted(saved.changed)) == (
        "关于示例的通知", ["各县工会"], ["addressees", "title"],
    )  # fmt: skip
    assert corrections.corrected(kept) == {"title", "addressees"}
    assert {one.field: (one.old, one.new) for one in kept.history.all()} == {
        "title": (directive.title, "关于示例的通知"),
        "addressees": ([], ["各县工会"]),
    }
    assert {one.reason for one in kept.history.all()} == {"示例理由"}
    assert OutboxEntry.objects.filter(directive_id=kept.pk).exists()


def test_what_is_the_same_is_neither_settled_nor_recorded_nor_announced(directive, clerk):
    OutboxEntry.objects.all().delete()
    assert save_fields(directive, directive_values.of(directive), clerk).changed == []
    assert not corrections.corrected(directive)
    assert not directive.history.exists()
    assert not OutboxEntry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("title", None),
        ("title", "长" * 501),
        ("title", ["标题"]),
        ("title", "标\x00题"),
        ("title", "标\ud800题"),
        ("number", 7),
        ("issued_on", "2023-02-30"),
        ("issued_on", "昨天"),
        ("genre", "便条"),
        ("addressees", "各县工会"),
        ("addressees", [1]),
        ("year", "2023"),
        ("year", 99),
        ("year", [2023, "听说"]),
        ("year", True),
        ("region", "123456"),
        ("region", 7),
        ("city", {}),
        ("issuers", ["没有的工会"]),
        ("issuers", "示例市总工会"),
        ("issuers", {"issuers": None}),
        ("topics", ["没有的主题"]),
        ("topics", None),
        ("topics", {"main": 7}),
        ("references", [{"kind": "work"}]),
        ("references", [{"kind": "听说", "text": "某某条例"}]),
        ("references", [{"kind": "work", "text": "某某条例"}] * 2),
        ("references", ["某某条例"]),
        ("carried_by", [7]),
        ("carried_by", [[7, "捎带"]]),
        ("outline", {"text": " \n"}),
        ("outline", {"sections": []}),
        ("outline", {"text": "别的正文", "sections": [{"level": 1}]}),
        ("outline", {"text": "别的正文", "sections": 7}),
        ("outline", "正文"),
        ("没有的字段", "值"),
    ],
)
def test_a_value_that_its_field_cannot_have_is_refused_with_a_sentence(field, value, directive, clerk):
    before = directive_values.of(directive)
    with pytest.raises(FieldRefused) as refused:
        save_fields(directive, {"note": "已改", field: value}, clerk)
    assert refused.value.field == field
    assert str(refused.value)
    assert directive_values.of(directive) == before


def test_a_mark_of_secrecy_is_refused_at_this_door_too(directive, clerk):
    with pytest.raises(Refused):
        save_fields(directive, {"note": "机密★1年"}, clerk)
    assert Directive.objects.get().note == ""


def test_the_second_to_save_an_older_version_is_told(directive, clerk):
    shown = directive_values.version(directive)
    save_fields(directive, {"note": "甲"}, clerk, shown=shown)
    with pytest.raises(Outdated):
        save_fields(directive, {"note": "乙"}, clerk, shown=shown)
    assert Directive.objects.get().note == "甲"


def test_a_place_is_filled_downwards_and_emptied_upwards(directive, clerk):
    make_region("990100", "示例市", "示例", "city")
    save_fields(directive, {"city": "990100"}, clerk)
    with pytest.raises(FieldRefused):
        save_fields(directive, {"region": None}, clerk)
    save_fields(directive, {"region": None, "city": None}, clerk)
    save_fields(directive, {"city": "990100", "region": "990000"}, clerk)
    kept = Directive.objects.get()
    assert (kept.region_id, kept.city_id) == ("990000", "990100")


def test_a_year_by_itself_rests_on_what_bears_it(directive, clerk):
    save_fields(directive, {"year": 2021, "number": "示工发〔2021〕9号"}, clerk)
    assert directive_values.of(directive)["year"] == [2021, "number"]


def test_topics_and_issuers_are_taken_by_name(directive, clerk):
    Topic.objects.create(name="示例主题甲")
    save_fields(directive, {"topics": ["示例主题甲"], "issuers": ["示例市总工会"]}, clerk)
    assert [topic.name for topic in directive.topics.all()] == ["示例主题甲"]


def test_the_first_topic_that_is_named_is_the_main_one(directive, clerk):
    for name in ("示例主题甲", "示例主题乙"):
        Topic.objects.create(name=name)
    save_fields(directive, {"topics": ["示例主题乙", "示例主题甲"]}, clerk)
    before = Directive.objects.get(pk=directive.pk)
    assert [topic.name for topic in before.topics_in_order] == ["示例主题乙", "示例主题甲"]
    save_fields(directive, {"topics": ["示例主题甲", "示例主题乙"]}, clerk)
    entry, after = directive.history.order_by("-pk")[0], Directive.objects.get(pk=directive.pk)
    assert (entry.field, entry.old["main"], entry.new["main"]) == ("topics", before.main_topic_id, after.main_topic_id)


def test_a_value_of_the_history_without_a_main_topic_leaves_it_where_it_is_among_them(directive, clerk):
    first, second = (Topic.objects.create(name=name) for name in ("示例主题甲", "示例主题乙"))
    save_fields(directive, {"topics": ["示例主题乙", "示例主题甲"]}, clerk)
    save_fields(directive, {"topics": [[second.pk, "示例主题乙"]]}, clerk)
    assert Directive.objects.get(pk=directive.pk).main_topic == second
    save_fields(directive, {"topics": [[first.pk, "示例主题甲"]]}, clerk)
    row = Directive.objects.get(pk=directive.pk)
    assert row.main_topic is None and list(row.topics.all()) == [first]


def test_levels_and_action_items_are_changed_on_the_outline_and_ids_stay(directive, clerk):
    outline = directive_values.of(directive)["outline"]
    kept_section, kept_action = outline["sections"][0]["id"], outline["sections"][0]["actions"][0]["id"]
    outline["sections"][1] |= {"level": 2, "parent": outline["sections"][0]["position"]}
    outline["sections"][1]["actions"] = [{"start": 0, "end": 6, "kind": "task"}]
    # A border moved: its parent must hold it.
    save_fields(directive, {"outline": outline}, clerk)
    first, second = directive.sections.order_by("position")
    assert (first.pk, second.level, second.parent_id) == (kept_section, 2, first.pk)
    assert first.actions.get().pk == kept_action
    assert second.actions.get().text == "要加强领导。"


def test_an_id_that_is_another_directive_s_or_made_up_is_not_taken(directive, clerk):
    other = make_directive(title="另一件", sections=SECTIONS)
    outline = directive_values.of(directive)["outline"]
    outline["sections"][0]["id"] = other.sections.first().pk
    outline["sections"][0]["level"] = 2
    outline["sections"][1]["id"] = 10**12
    save_fields(directive, {"outline": outline}, clerk)
    assert other.sections.count() == 2
    assert not directive.sections.filter(pk__gte=10**12).exists()
    assert directive.sections.count() == 2


def test_a_text_by_itself_is_read_anew(directive, clerk):
    save_fields(directive, {"outline": {"text": directive.text + "\n三、附则\n本办法自印发之日起施行。"}}, clerk)
    assert [section.label for section in directive.sections.exclude(label="")] == ["一、", "二、", "三、"]
    entry = directive.history.get()
    assert (entry.field, entry.old["text"]) == ("outline", directive.text)


def test_references_resolve_once_the_title_that_they_name_is_corrected(directive, clerk):
    citing = make_directive(title="另一件")
    Reference.objects.create(directive=citing, position=0, kind="work", text="示例省工会条例")
    save_fields(directive, {"title": "示例省工会条例"}, clerk)
    assert citing.references.get().target_id == directive.pk
    assert not citing.history.exists()
