"""How binding action items are, and whether they are concrete, on their list, their page and in what is taken away."""

import pytest

from archive.models import ActionItem
from tests.support.makers import make_action, make_directive, overwrite
from tests.support.spreadsheets import csv_rows

pytestmark = pytest.mark.django_db

TEXTS = {
    "forbidden": "各级工会不得弄虚作假。",
    "required": "各级工会要于5月底前报送总结。",
    "in-principle": "各级工会原则上不安排在工作日开展活动。",
    "encouraged": "鼓励各级工会结合实际开展活动。",
}
CONCRETE = ["required"]


@pytest.fixture
def items():
    """{grade: an action item of it}, all of one directive."""
    directive = make_directive(sections=[(f"{at}、", "", text) for at, text in enumerate(TEXTS.values(), 1)])
    sections = directive.sections.order_by("position")
    return {grade: make_action(section) for grade, section in zip(TEXTS, sections, strict=True)}


def shown(page) -> set[int]:
    return {item.pk for item in page.context["page_obj"]}


def keys(items, *grades) -> set[int]:
    return {items[grade].pk for grade in grades}


def options(page) -> dict[str, int]:
    return {
        one.value: one.count for facet in page.context["facets"] if facet.name == "binding" for one in facet.options
    }


@pytest.mark.parametrize("asked", [["forbidden"], ["encouraged"], ["in-principle", "encouraged"], list(TEXTS)])
def test_the_list_is_filtered_by_how_binding(client, items, asked):
    page = client.get("/actions/", {"binding": asked})
    assert shown(page) == keys(items, *asked)
    assert options(page) == dict.fromkeys(TEXTS, 1)


def test_a_grade_is_asked_for_by_its_chinese_word_too(client, items):
    assert shown(client.get("/actions/", {"binding": "原则上"})) == keys(items, "in-principle")


def test_a_grade_that_there_is_none_of_is_left_out_with_a_notice(client, items):
    page = client.get("/actions/", {"binding": "rather"})
    assert shown(page) == keys(items, *TEXTS)
    assert "没有“rather”这一约束程度，已忽略此条件。" in page.text


def test_general_ones_are_left_out_on_demand(client, items):
    page = client.get("/actions/?concrete=1")
    assert shown(page) == keys(items, *CONCRETE)
    assert options(page) == {"required": 1}
    assert 'href="?concrete=1"' in client.get("/actions/").text


def test_both_filters_and_those_of_before_hold_together(client, items):
    found = client.get("/actions/", {"concrete": "1", "binding": "required", "year": "2023", "kind": "task"})
    assert shown(found) == keys(items, "required")
    assert shown(client.get("/actions/", {"concrete": "1", "binding": "encouraged"})) == set()


def test_what_binds_otherwise_than_most_bears_a_mark(client, items):
    mark = '<span class="duty-binding"><span class="visually-hidden">约束程度</span>{}</span>'
    for page in (
        client.get("/actions/").text,
        client.get(items["required"].section.directive.get_absolute_url()).text,
    ):
        assert page.count(mark.format("原则上")) == page.count(mark.format("鼓励或可以")) == 1
        assert mark.format("应当") not in page


def test_json_has_the_grade_and_what_it_rests_on(client, items):
    rows = {row["id"]: row for row in client.get("/api/v1/actions/").json()["results"]}
    for grade, item in items.items():
        row = rows[item.pk]
        assert row["binding"]["grade"] == grade
        assert row["binding"]["words"]
        assert row["concrete"]["is_concrete"] is (grade in CONCRETE)
        for words in (*row["binding"]["words"], *row["concrete"]["words"]):
            assert row["text"][words["start"] : words["end"]] == words["text"]
    assert rows[items["required"].pk]["concrete"]["words"] == [{"kind": "date", "text": "5月底", "start": 6, "end": 9}]
    assert rows[items["in-principle"].pk]["binding"]["words"] == [{"text": "原则上", "start": 4, "end": 7}]


def test_json_is_filtered_by_both(client, items):
    def found(**asked):
        return {row["id"] for row in client.get("/api/v1/actions/", asked).json()["results"]}

    assert found(binding=["forbidden", "encouraged"]) == keys(items, "forbidden", "encouraged")
    assert found(concrete="true") == keys(items, *CONCRETE)


def test_what_nobody_has_read_yet_is_null_and_passes_no_filter(client, items):
    overwrite(ActionItem.objects.all(), binding=None, concrete=None, binding_words=[], concrete_words=[])
    rows = client.get("/api/v1/actions/").json()["results"]
    assert [(row["binding"], row["concrete"]) for row in rows] == [(None, None)] * len(TEXTS)
    assert shown(client.get("/actions/?concrete=1")) == shown(client.get("/actions/?binding=required")) == set()
    assert client.get(items["required"].section.directive.get_absolute_url()).status_code == 200


def test_words_of_contacts_are_redacted_in_the_json_too(client, items):
    directive = items["required"].section.directive
    directive.contacts = ["5月底"]
    directive.save()
    rows = {row["id"]: row for row in client.get("/api/v1/actions/").json()["results"]}
    (words,) = rows[items["required"].pk]["concrete"]["words"]
    assert words["text"] != "5月底" and "5月底" not in rows[items["required"].pk]["text"]


def test_the_last_columns_of_the_table_say_it(client, items):
    rows = csv_rows(client.get("/actions/export.csv", {"binding": "in-principle"}))
    assert [list(row)[-3:] for row in rows] == [["约束程度", "约束程度所据文字", "具体内容"]]
    assert [list(row.values())[-3:] for row in rows] == [["原则上", "原则上", "一般性要求"]]
