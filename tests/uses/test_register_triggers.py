"""What is recorded stays, whoever tries to change it, and however."""

import pytest
from django.db import DatabaseError, connection, transaction

from archive.models import UseRecord
from archive.models.choices import UseAct
from archive.models.use_record import RecordedForGood
from archive.uses import register_triggers

pytestmark = pytest.mark.django_db(transaction=True)

TABLE = UseRecord._meta.db_table


@pytest.fixture
def record():
    return UseRecord.objects.create(act=UseAct.EXPORTED, account_name="示例甲", what="CSV，3 行")


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        f"UPDATE {TABLE} SET account_name = '示例乙'",
        f"DELETE FROM {TABLE}",
        f"DELETE FROM {TABLE} WHERE id > 0",
        f"UPDATE {TABLE} SET at = at WHERE act = 'exported'",
    ],
)
def test_raw_sql_is_refused(record, sql):
    with pytest.raises(DatabaseError):
        run(sql)
    assert UseRecord.objects.get() == record
    assert UseRecord.objects.get().account_name == "示例甲"


def test_emptying_the_table_is_refused_too(record):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DatabaseError):
        run(f"TRUNCATE {TABLE}")
    assert UseRecord.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: UseRecord.objects.update(account_name="示例乙"),
        lambda row: UseRecord.objects.all().delete(),
        lambda row: UseRecord.objects.filter(pk=row.pk).update(what=""),
        lambda row: UseRecord.objects.bulk_update([row], ["what"]),
        lambda row: UseRecord.objects.update_or_create(pk=row.pk, defaults={"what": ""}),
    ],
)
def test_the_model_refuses_in_words(record, change):
    with pytest.raises(RecordedForGood, match="只增不改"):
        change(record)
    assert UseRecord.objects.get().what == "CSV，3 行"


def test_triggers_are_made_once_and_may_be_made_again(record):
    register_triggers.make(connection)
    register_triggers.make(connection)
    with pytest.raises(DatabaseError):
        run(f"DELETE FROM {TABLE}")
