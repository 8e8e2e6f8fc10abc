"""An archive made by the first version keeps what it holds."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from archive.ingest import binding_columns
from archive.models import ActionItem

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = [("archive", "0001_initial")]
BEFORE_BINDING = [("archive", "0026_machines")]
BEFORE_MAIN_TOPICS = [("archive", "0022_intake_warned"), ("auth", "0012_alter_user_first_name_max_length")]


@pytest.fixture
def latest():
    if connection.vendor != "sqlite":
        pytest.skip("an archive over a server begins at a later version")
    yield MigrationExecutor(connection).loader.graph.leaf_nodes("archive")
    migrate(MigrationExecutor(connection).loader.graph.leaf_nodes())


def migrate(to):
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


def old_archive(apps):
    source = apps.get_model("archive", "Source").objects.create(sha256="0" * 64, file="x", name="x.txt", size=1)
    directives = apps.get_model("archive", "Directive").objects
    forwarding = directives.create(source=source, title="示例市总工会关于转发《示例通知》的通知", text="示例")
    forwarded = directives.create(
        source=source, position=1, title="示例通知", text="示例", carried_by=forwarding, carry_kind="转发"
    )
    references = apps.get_model("archive", "Reference").objects
    references.create(directive=forwarding, position=0, kind="number", text="示工发[2022]3号")
    return forwarding.pk, forwarded.pk


def test_links_and_keys_of_the_first_version_are_kept(latest):
    forwarding, forwarded = old_archive(migrate(FIRST))
    new = migrate(latest)
    row = new.get_model("archive", "Forwarding").objects.get()
    assert (row.forwarding_directive_id, row.forwarded_directive_id, row.kind) == (forwarding, forwarded, "转发")
    assert new.get_model("archive", "Directive").objects.get(subject_key="关于转发示例通知的通知").pk == forwarding
    reference = new.get_model("archive", "Reference").objects.get()
    assert (reference.form, reference.number_key) == ("number", "示工发|2022|3")


@pytest.mark.slow
def test_the_way_back_keeps_the_first_forwarding_directive(latest):
    forwarding, forwarded = old_archive(migrate(FIRST))
    migrate(latest)
    old = migrate(FIRST).get_model("archive", "Directive").objects.get(pk=forwarded)
    assert (old.carried_by_id, old.carry_kind) == (forwarding, "转发")


def with_topics(apps):
    """An archive of before chosen directives and main topics: (keys of a directive, its topics, an account)."""
    source = apps.get_model("archive", "Source").objects.create(sha256="1" * 64, file="y", name="y.txt", size=1)
    directive = apps.get_model("archive", "Directive").objects.create(
        source=source, title="示例市总工会关于开展职工书屋建设的通知", text="示例市总工会职工书屋。"
    )
    topics = [apps.get_model("archive", "Topic").objects.create(name=name, words=[name]) for name in ("书屋", "服务")]
    directive.topics.set(topics)
    account = apps.get_model("auth", "User").objects.create(username="reader")
    return directive.pk, [one.pk for one in topics], account.pk


def test_topics_of_before_are_kept_and_none_of_them_is_the_main_one(latest):
    key, topics, account = with_topics(migrate(BEFORE_MAIN_TOPICS))
    new = migrate(latest)
    row = new.get_model("archive", "Directive").objects.get()
    assert (row.pk, row.title) == (key, "示例市总工会关于开展职工书屋建设的通知")
    assert row.text == "示例市总工会职工书屋。"
    assert sorted(row.topics.values_list("pk", flat=True)) == topics
    assert row.main_topic_id is None
    assert new.get_model("archive", "ChosenDirective").objects.count() == 0
    chosen = new.get_model("archive", "ChosenDirective").objects.create(account_id=account, directive_id=key)
    assert chosen.directive.title == row.title


def test_the_way_back_from_main_topics_keeps_all_topics(latest):
    key, topics, _account = with_topics(migrate(BEFORE_MAIN_TOPICS))
    new = migrate(latest)
    new.get_model("archive", "Directive").objects.filter(pk=key).update(main_topic_id=topics[0])
    old = migrate(BEFORE_MAIN_TOPICS).get_model("archive", "Directive").objects.get(pk=key)
    assert sorted(old.topics.values_list("pk", flat=True)) == topics


def test_action_items_of_before_are_kept_and_their_grades_read_of_their_words(latest):
    key = with_an_action_item(migrate(BEFORE_BINDING))
    new = migrate(latest)
    (row,) = new.get_model("archive", "ActionItem").objects.filter(section__directive_id=key)
    assert (row.text, row.binding, row.concrete, row.binding_words) == ("不得示例。", None, None, [])
    assert binding_columns.complete() == 1
    row = ActionItem.objects.get(pk=row.pk)
    assert (row.binding, row.binding_words, row.concrete) == ("forbidden", [[0, 2]], False)


def test_the_way_back_from_grades_keeps_the_action_items(latest):
    key = with_an_action_item(migrate(BEFORE_BINDING))
    migrate(latest)
    old = migrate(BEFORE_BINDING).get_model("archive", "ActionItem").objects.get(section__directive_id=key)
    assert (old.text, old.kind) == ("不得示例。", "prohibition")


def with_an_action_item(apps):
    """An archive of before grades: the key of a directive that forbids something."""
    source = apps.get_model("archive", "Source").objects.create(sha256="2" * 64, file="z", name="z.txt", size=1)
    directive = apps.get_model("archive", "Directive").objects.create(
        source=source, title="示例市总工会关于示例工作的通知", text="不得示例。"
    )
    section = apps.get_model("archive", "Section").objects.create(
        directive=directive, position=0, level=1, kind="item", text="不得示例。", anchor="s-1", start=0, body_start=0,
        end=5,
    )  # fmt: skip
    apps.get_model("archive", "ActionItem").objects.create(
        section=section, start=0, end=5, text="不得示例。", kind="prohibition"
    )
    return directive.pk
