"""How binding the action items of an older archive are is read at the first start, and with whatever is written."""

import io

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from archive.history import outline_value
from archive.ingest import binding_columns
from archive.management.commands.prepare import Command
from archive.models import ActionItem
from tests.support.makers import make_action, make_directive, overwrite, rewrite

pytestmark = pytest.mark.django_db
TEXTS = ["各级工会不得弄虚作假。", "原则上每单位推荐1名。", "鼓励各级工会结合实际开展活动。", "要高度重视。"]
GRADES = ["forbidden", "in-principle", "encouraged", "required"]


def columns() -> list[tuple]:
    names = ("binding", "binding_words", "concrete", "concrete_words")
    return list(ActionItem.objects.order_by("pk").values_list(*names))


@pytest.fixture
def directive():
    made = make_directive(sections=[(f"{at}、", "", text) for at, text in enumerate(TEXTS, 1)])
    for section in made.sections.order_by("position"):
        make_action(section)
    return made


def as_of_an_older_version(items) -> None:
    overwrite(items, binding=None, concrete=None, binding_words=[], concrete_words=[])


def test_what_is_missing_is_read_of_the_words(directive):
    known = columns()
    assert [grade for grade, *_ in known] == GRADES
    as_of_an_older_version(ActionItem.objects.all())
    assert not binding_columns.are_complete()
    assert binding_columns.complete() == len(TEXTS)
    assert columns() == known and binding_columns.are_complete()


def test_what_was_stopped_half_way_goes_on_and_what_a_person_said_stays(directive, monkeypatch):
    monkeypatch.setattr(binding_columns, "_CHUNK", 1)
    first, *others = ActionItem.objects.order_by("pk")
    overwrite(ActionItem.objects.filter(pk=first.pk), binding="encouraged", binding_words=[])
    as_of_an_older_version(ActionItem.objects.filter(pk__in=[one.pk for one in others]))
    assert binding_columns.complete() == len(others)
    assert [grade for grade, *_ in columns()] == ["encouraged", *GRADES[1:]]
    assert binding_columns.complete() == 0


def test_a_start_reads_it_and_says_so_once(directive):
    as_of_an_older_version(ActionItem.objects.all())
    for said in (f"已补读 {len(TEXTS)} 项工作任务的约束程度和具体内容。\n", ""):
        out = io.StringIO()
        Command(stdout=out)._read_binding()
        assert out.getvalue() == said


def test_readers_get_the_list_anew_once_it_is_read(client, directive):
    as_of_an_older_version(ActionItem.objects.all())
    before = client.get("/actions/?binding=encouraged").text
    binding_columns.complete()
    assert "共 0 项" in before and "共 1 项" in client.get("/actions/?binding=encouraged").text


def test_a_text_that_is_written_anew_has_it(directive):
    rewrite(directive, f"{directive.text}\n五、\n各级工会可以自行组织观看。\n六、\n各级工会要于6月底前报送名单。")
    found = dict(ActionItem.objects.values_list("text", "binding"))
    assert found["各级工会要于6月底前报送名单。"] == "required"
    assert binding_columns.are_complete()


def test_an_older_value_of_the_history_says_the_same_and_gets_it_when_it_comes_back(directive):
    value = outline_value.of(directive)
    older = outline_value.of(directive)
    for section in older["sections"]:
        for action in section["actions"]:
            for name in ("binding", "binding_words", "concrete", "concrete_words"):
                action.pop(name, None)
    assert outline_value.same(older, value) and outline_value.same(value, older)
    _sections, items, _topics = outline_value.rows_of(older, directive.text, directive)
    rows = [item for own in items for item in own]
    for row in rows:
        assert row.binding is None
        binding_columns.fill(row)
    assert [row.binding for row in rows] == GRADES


def test_values_that_differ_in_the_grade_alone_do_not_say_the_same(directive):
    value = outline_value.of(directive)
    other = outline_value.of(directive)
    other["sections"][0]["actions"][0]["binding"] = "required"
    assert not outline_value.same(value, other)


def test_the_database_takes_no_grade_that_there_is_none_of(directive):
    with pytest.raises(IntegrityError), transaction.atomic():
        overwrite(ActionItem.objects.all(), binding="rather")
        connection.check_constraints()


def test_re_reading_tells_of_a_grade_that_is_read_otherwise_by_now(directive, known_places, index, tmp_path):
    (tmp_path / "示例.txt").write_text(
        "示例市总工会关于示例工作的通知\n示工发〔2024〕5号\n\n各县总工会：\n一、有关要求\n鼓励各单位结合实际开展活动。\n"
        "各单位要于5月底前报送总结。\n\n示例市总工会\n2024年3月1日\n"
    )
    call_command("import_directives", str(tmp_path / "示例.txt"), verbosity=0)
    item = ActionItem.objects.get(text="各单位要于5月底前报送总结。")
    assert (item.binding, item.concrete) == ("required", True)
    assert "鼓励或可以" not in _reread(item)
    overwrite(ActionItem.objects.filter(pk=item.pk), binding="encouraged", binding_words=[])
    assert "鼓励或可以" in _reread(item)


def _reread(item) -> str:
    """What a re-reading of the directive of an action item would change."""
    out = io.StringIO()
    call_command("reparse", str(item.section.directive_id), stdout=out)
    return out.getvalue()
