"""The tables that pages read have triggers that raise the data version, whatever migrations did to them."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models, transaction

from archive.catalogue import version_triggers
from archive.models import DataVersion, Directive, OutboxEntry, Topic
from tests.support.makers import make_directive
from tests.support.threads import elsewhere

pytestmark = pytest.mark.django_db(transaction=True)

# No page shows them. A new model stands in here, or in `read_by_pages` of its app: whoever makes it decides which.
UNREAD = {
    "archive.DataVersion": "the number itself",
    "archive.OutboxConsumer": "its version is the other number",
    "archive.Upkeep": "what starts have mended",
    "archive.ChosenDirective": "an account's own, shown to it on pages that are kept nowhere",
    "archive.IntakeDraft": "what is no directive yet, seen on staff pages alone, which are not kept",
    "archive.HistoryEntry": "every change of a value changes a row that pages read",
    "archive.HandlingSheet": "given out by its own address, which is kept nowhere",
    "archive.PurgeRecord": "a page that says that something was purged is not kept",
    "archive.UseRecord": "who used what, seen in the admin alone",
    "archive.Machine": "who serves the archive, told at a start and in checks",
    "archive.WordList": "words are read from their copy, at a start",
    "admin.LogEntry": "who did what in the admin",
    "auth.User": "a page goes by what its reader may see, which is asked anew each time",
    "auth.User_groups": "as above",
    "auth.User_user_permissions": "as above",
    "auth.Group": "as above",
    "auth.Group_permissions": "as above",
    "auth.Permission": "as above",
    "contenttypes.ContentType": "names of models",
    "sessions.Session": "who is signed in",
    "axes.AccessAttempt": "who has to wait after wrong passwords",
    "axes.AccessAttemptExpiration": "as above",
    "axes.AccessFailureLog": "as above",
    "axes.AccessLog": "as above",
}


def number() -> int:
    return DataVersion.objects.aggregate(sum=models.Sum("number"))["sum"]


def test_every_model_is_read_by_pages_or_is_not():
    read = {model._meta.label for model in version_triggers.read_models()}
    every = {model._meta.label for model in apps.get_models(include_auto_created=True) if not model._meta.proxy}
    assert read & UNREAD.keys() == set()
    assert read | UNREAD.keys() == every


_TRIGGERS = {
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' GROUP BY tbl_name HAVING count(*) = 3",
    "postgresql": "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal "
    "AND tgname LIKE 'data_version%'",
}


def triggers() -> set[str]:
    """The tables that have them."""
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        return {table for (table,) in cursor.fetchall()}


def every_table() -> set[str]:
    return {model._meta.db_table for model in version_triggers.read_models()}


def test_every_table_that_pages_read_has_its_triggers_after_all_migrations():
    assert triggers() == every_table()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="others alter a table where it stands")
def test_a_table_that_a_migration_remakes_gets_its_triggers_again():
    with connection.schema_editor() as editor:
        editor._remake_table(Topic)
    assert "archive_topic" not in triggers()
    call_command("migrate", verbosity=0)
    assert triggers() == every_table()


@pytest.mark.slow
def test_the_way_back_takes_them_away():
    try:
        call_command("migrate", "archive", "0007", verbosity=0)
        assert triggers() == set()
    finally:
        call_command("migrate", verbosity=0)
    assert triggers() == every_table()


def test_a_change_raises_it_in_its_own_transaction():
    make_directive()
    before = number()
    with transaction.atomic():
        Directive.objects.update(publication="此件公开发布")
        raised = number()
        transaction.set_rollback(True)
    assert raised > before == number()


def test_the_first_change_of_all_counts():
    DataVersion.objects.all().delete()
    Topic.objects.bulk_create([Topic(name="示例主题")], ignore_conflicts=True)
    first = number()
    Topic.objects.bulk_create(
        [Topic(name="示例主题")], update_conflicts=True, update_fields=["name"], unique_fields=["name"]
    )
    assert number() > first > 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
def test_two_writers_at_once_do_not_wait_for_each_other():
    make_directive()
    before = number()
    with transaction.atomic():
        Directive.objects.update(publication="此件公开发布")
        elsewhere(Topic.objects.create, name="示例主题")
        between = elsewhere(number)
    assert number() > between > before


def test_a_column_that_no_page_shows_counts_for_nothing():
    entry = OutboxEntry.objects.create(directive_id=1)
    before = number()
    OutboxEntry.objects.update(number=7)
    assert number() == before
    OutboxEntry.objects.filter(pk=entry.pk).update(directive_id=2)
    assert number() > before
