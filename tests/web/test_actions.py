import pytest

from archive.models import ActionItem, Topic
from tests.support.makers import make_action, make_directive

pytestmark = pytest.mark.django_db


def _make(text="要认真落实。", kind="task", year=2023, **fields):
    directive = make_directive(sections=[("一、", "要求", text)], year=year)
    return make_action(directive.sections.first(), kind=kind, **fields)


def _shown(page):
    return [item.pk for item in page.context["page_obj"]]


def test_an_action_leads_to_its_place_in_the_directive(client):
    item = _make()
    page = client.get("/actions/")
    assert f'<a href="{item.section.directive.get_absolute_url()}#s-1">要认真落实。</a>' in page.text


def test_kind_year_and_deadline_filter(client):
    report = _make(kind="report", deadline_text="年底前")
    task = _make(year=2021)
    assert _shown(client.get("/actions/?kind=report")) == [report.pk]
    assert _shown(client.get("/actions/?year=2021")) == [task.pk]
    assert _shown(client.get("/actions/?deadline=1")) == [report.pk]


def test_each_filter_counts_under_all_the_others(client):
    _make(kind="report")
    _make(kind="task")
    _make(kind="task", year=2021)
    page = client.get("/actions/?kind=report&year=2023")
    counts = {kind.value: count for kind, count, _ in page.context["kinds"]}
    assert counts == {"task": 1, "report": 1, "study": 0, "prohibition": 0}
    years = {option.value: option.count for facet in page.context["facets"] if facet.name == "year"
             for option in facet.options}  # fmt: skip
    assert years == {"2023": 1}


def test_topics_are_those_of_the_action(client):
    item = _make()
    _make()
    item.topics.add(Topic.objects.create(name="示例主题"))
    assert _shown(client.get("/actions/?topic=示例主题")) == [item.pk]


def test_pages_neither_repeat_nor_drop_an_action(client):
    made = {_make().pk for _ in range(60)}
    shown = _shown(client.get("/actions/")) + _shown(client.get("/actions/?page=2"))
    assert len(shown) == len(made)
    assert set(shown) == made


def test_personal_data_in_an_action_is_hidden(client):
    item = _make("请报送示例某。")
    item.section.directive.contacts = ["示例某"]
    item.section.directive.save()
    assert "示例某" not in client.get("/actions/").text


def test_an_archive_without_actions_says_so(client):
    assert not ActionItem.objects.exists()
    assert "还没有读出工作任务" in client.get("/actions/").text


def test_the_list_of_actions_asks_few_questions(client, django_assert_max_num_queries):
    for _ in range(20):
        _make()
    with django_assert_max_num_queries(10):
        client.get("/actions/?year=2023&kind=task")
