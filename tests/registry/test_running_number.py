"""Numbers of the register run on from 1, each year anew, without a gap, however many register at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from archive.models import Registration
from archive.registry import running_number
from archive.registry.registered_copy import register
from tests.support.makers import make_directive

TODAY = timezone.localdate()


def serials(year: int) -> list[int]:
    return list(Registration.objects.of_year(year).in_order().values_list("serial", flat=True))


@pytest.mark.django_db
def test_each_year_has_its_own():
    person = User.objects.create_user("示例甲")
    days = [TODAY, date(TODAY.year - 1, 12, 31), TODAY, date(TODAY.year - 1, 1, 5)]
    for day in days:
        register(one := make_directive(), one.source, person, day)
    assert serials(TODAY.year) == serials(TODAY.year - 1) == [1, 2]


@pytest.mark.django_db
def test_what_is_given_up_leaves_no_gap():
    person, first, second = User.objects.create_user("示例甲"), make_directive(), make_directive()
    with transaction.atomic():
        register(first, first.source, person, TODAY)
        transaction.set_rollback(True)
    register(second, second.source, person, TODAY)
    assert serials(TODAY.year) == [1]
    assert running_number.gaps(TODAY.year) == []


@pytest.mark.django_db
def test_a_number_and_its_row_stay_when_the_directive_goes():
    person, first, second = User.objects.create_user("示例甲"), make_directive(), make_directive()
    for one in (first, second):
        register(one, one.source, person, TODAY)
    first.source.delete()
    register(third := make_directive(), third.source, person, TODAY)
    assert serials(TODAY.year) == [1, 2, 3]
    assert Registration.objects.get(serial=1).directive is None


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_one_each_and_none_is_left_out(tmp_path):
    """Over a database as an office has it: a file, a connection for each thread."""
    person = User.objects.create_user("示例甲")
    directives = [make_directive() for _ in range(16)]
    file = str(tmp_path / "archive.sqlite3")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [file])

    def registered(directive):
        if connection.vendor == "sqlite":
            connection.settings_dict = connection.settings_dict | {"NAME": file}
        try:
            return register(directive, directive.source, person, TODAY).serial, serials(TODAY.year)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        given = list(threads.map(registered, directives))
    assert sorted(serial for serial, _ in given) == list(range(1, 17))
    assert connection.vendor != "sqlite" or serials(TODAY.year) == []
    # Whenever anybody looked, there was no gap.
    assert all(seen == list(range(1, len(seen) + 1)) for _, seen in given)


@pytest.mark.django_db
def test_who_loses_a_number_to_another_takes_the_next(monkeypatch):
    """As over PostgreSQL, where two writers ask for the last number at the same moment."""
    person, first, second = User.objects.create_user("示例甲"), make_directive(), make_directive()
    register(first, first.source, person, TODAY)
    asked, save = [], Registration.save

    def late(self, **options):
        if not asked:
            asked.append(self.serial)
            self.serial = 1
        save(self, **options)

    monkeypatch.setattr(Registration, "save", late)
    assert register(second, second.source, person, TODAY).serial == 2
    assert asked == [2]


@pytest.mark.django_db
def test_what_is_wrong_beside_the_number_is_not_tried_again():
    row = {"year": TODAY.year, "received_on": TODAY, "directive": (one := make_directive()), "source": one.source}
    running_number.insert(Registration(**row))
    with pytest.raises(IntegrityError), transaction.atomic():
        running_number.insert(Registration(**row))
    assert serials(TODAY.year) == [1]
