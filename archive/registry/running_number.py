"""The next number of a year: they run on from 1 without gaps, and none is given twice, however many register."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from archive.models import Registration

# Whoever loses a number to another writer takes the next. So many writers at once no office has.
_TRIES = 50


def insert(registration: Registration) -> None:
    """Write a new registration under the next number of its year. Call it in a transaction: what that gives up leaves
    no gap, since the number is only there once it is committed. Raises IntegrityError for what is wrong beside it."""
    for _ in range(_TRIES - 1):
        try:
            _insert(registration)
            return
        except IntegrityError:
            # SQLite has one writer. PostgreSQL lets a second one wait for the first, and then refuses the same number.
            if not _is_taken(registration):
                raise
    _insert(registration)


def gaps(year: int) -> list[int]:
    """The numbers of a year that are missing up to its last one: none, unless somebody has been at the database."""
    held = set(Registration.objects.of_year(year).values_list("serial", flat=True))
    return sorted(set(range(1, max(held, default=0) + 1)) - held)


@transaction.atomic
def _insert(registration: Registration) -> None:
    last = Registration.objects.of_year(registration.year).aggregate(last=Max("serial"))["last"] or 0
    registration.serial = last + 1
    registration.save(force_insert=True)


def _is_taken(registration: Registration) -> bool:
    return Registration.objects.of_year(registration.year).filter(serial=registration.serial).exists()
