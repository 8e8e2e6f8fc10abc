"""What the first release called findings, carryings, copies and changes goes with an archive under its new name."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.commands.migrate import Command as Migrate
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from archive.models import Directive, OutboxEntry
from archive.uses import use_writer
from tests.support.held_database import HeldDatabase

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = ("archive", "0004_counted_lists")
NEW = {"finding": "provenance", "carrying": "forwarding", "copy": "occurrence", "change": "outboxentry"}
# The columns whose names are others: by table, of the first release and now.
RENAMED = {
    "archive_finding": {"how": "method", "certainty": "confidence"},
    "archive_carrying": {"carrier_id": "forwarding_directive_id", "carried_id": "forwarded_directive_id"},
}


@pytest.fixture(scope="module")
def kept():
    """What the first test leaves for the others: the models and the database of the first release."""
    return []


@pytest.fixture
def first(monkeypatch, kept):
    """The models of the first release, over a database of its form; afterwards it is the present one's again."""
    # It had no register of uses in which a change of rights could be recorded.
    monkeypatch.setattr(use_writer, "write", lambda *args, **options: None)
    if connection.vendor != "sqlite":
        yield migrate(FIRST)
        migrate()
        return
    if not kept:
        kept += [migrate(FIRST), HeldDatabase()]
    models, database = kept
    database.put_back()
    yield models


def migrate(to=None):
    """As an administrator does, so that content types and permissions come along."""
    call_command(Migrate(), *(to or ()), verbosity=0)
    ContentType.objects.clear_cache()
    return MigrationExecutor(connection).loader.project_state(to).apps


def fill(apps):
    """A row in each of the four tables; the two directives."""
    models = {name: apps.get_model("archive", name).objects for name in ("Source", "Directive", *NEW)}
    source, other = (models["Source"].create(sha256=at * 64, file="x", name="x.txt", size=1) for at in "01")
    notice = models["Directive"].create(source=source, title="示例市总工会关于转发《示例通知》的通知", text="示例")
    brought = models["Directive"].create(source=source, position=1, title="示例通知", text="示例")
    models["finding"].create(
        directive=brought, field="title", how="据标题行", certainty="doubtful", evidence="示例", other=notice
    )
    models["carrying"].create(carrier=notice, carried=brought, kind="转发")
    models["copy"].create(directive=brought, source=other, basis="title", likeness=0.9)
    models["change"].create(directive_id=brought.pk, removed=True)
    return notice.pk, brought.pk


def rows(tables):
    """{table: its rows as {column: value}}"""
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY id")
            columns = [column[0] for column in cursor.description]
            found[table] = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    return found


def constraints(table):
    """The names of those that a model states."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return {name for name, what in found.items() if not (what["primary_key"] or what["foreign_key"] or what["index"])}


def tables(names):
    return [f"archive_{name}" for name in names]


def test_every_row_comes_along_and_goes_back(first):
    fill(first)
    before = rows(tables(NEW))
    assert all(before.values())
    migrate()
    after = rows(tables(NEW.values()))
    for (old, kept), now in zip(before.items(), after.values(), strict=True):
        columns = RENAMED.get(old, {})
        renamed = [{columns.get(name, name): value for name, value in row.items()} for row in kept]
        # Columns that came later are not asked after.
        assert [{name: row[name] for name in renamed[0]} for row in now] == renamed
    migrate(FIRST)
    assert rows(tables(NEW)) == before
    assert not set(tables(NEW.values())) & set(connection.introspection.table_names())


def test_what_a_directive_rests_on_and_came_by_is_there(first):
    notice, brought = fill(first)
    migrate()
    directive = Directive.objects.to_review().get()
    assert (directive.pk, directive.provenance.get().method) == (brought, "据标题行")
    assert (directive.forwarded_by.get().forwarding_directive_id, directive.occurrences.get().percent) == (notice, 90)
    assert Directive.objects.get(pk=notice).forwardings.get().forwarded_directive == directive
    assert OutboxEntry.objects.get().removed


@pytest.mark.slow
def test_both_ways_the_tables_refuse_what_they_refused(first):
    present = {f"archive_{name}": constraints(f"archive_{name}") for name in NEW}
    assert present["archive_finding"] >= {"finding_once", "finding_certainty_known"}
    notice, brought = fill(first)
    now = migrate()
    assert constraints("archive_provenance") >= {"provenance_once", "provenance_confidence_known"}
    assert constraints("archive_forwarding") >= {"forwarding_once", "forwarding_not_itself"}
    assert constraints("archive_occurrence") >= {
        "occurrence_place_in_source_unique", "occurrence_likeness_is_a_share",
    }  # fmt: skip
    told, brings = now.get_model("archive", "Provenance").objects, now.get_model("archive", "Forwarding").objects
    refused(lambda: told.create(directive_id=brought, field="title", method="x", confidence="likely"))
    refused(lambda: told.create(directive_id=notice, field="title", method="x", confidence="perhaps"))
    refused(lambda: brings.create(forwarding_directive_id=notice, forwarded_directive_id=brought))
    refused(lambda: brings.create(forwarding_directive_id=notice, forwarded_directive_id=notice))
    then = migrate(FIRST)
    assert {table: constraints(table) for table in present} == present
    told, brings = then.get_model("archive", "Finding").objects, then.get_model("archive", "Carrying").objects
    refused(lambda: told.create(directive_id=notice, field="title", how="x", certainty="perhaps"))
    refused(lambda: brings.create(carrier_id=notice, carried_id=notice))


def refused(make):
    with pytest.raises(IntegrityError):
        make()


def test_staff_may_do_what_they_might(first, client):
    """A group may change carryings and view findings; its members change forwardings afterwards."""
    _, brought = fill(first)
    member = staff(["change_directive", "view_directive", "change_carrying", "view_carrying", "view_finding"])
    group, number = member.groups.get(), of_the_archive().count()
    migrate()
    member = User.objects.get()
    assert member.has_perms(["archive.change_forwarding", "archive.view_forwarding", "archive.view_provenance"])
    assert not member.has_perm("archive.delete_forwarding")
    client.force_login(member)
    page = client.get(reverse("review_relations", args=[brought]))
    assert len(page.context["form"].forwarded_by) == 1
    # Nothing is there twice, and nothing is left under a name that means nothing any more.
    kept = of_the_archive()
    assert kept.count() == number
    assert not kept.filter(codename__regex=r"_(finding|carrying|copy|change)$").exists()
    assert not ContentType.objects.filter(app_label="archive", model__in=NEW).exists()
    migrate(FIRST)
    assert group.permissions.filter(codename="change_carrying").exists()


def of_the_archive():
    """But for the one that a role has before the model is there that it is of."""
    return Permission.objects.filter(content_type__app_label="archive").exclude(content_type__model="userecord")


def staff(codenames):
    group = Group.objects.create(name="示例组")
    group.permissions.set(Permission.objects.filter(content_type__app_label="archive", codename__in=codenames))
    assert group.permissions.count() == len(codenames)
    member = User.objects.create_user("staff", is_staff=True)
    member.groups.add(group)
    return member
