"""Numbers that say whether what readers see has changed."""

from django.db import models


class DataVersion(models.Model):
    """How often what pages read has been changed; the sum of all rows is the number.

    Raised by triggers on the tables that pages read, in the transaction of the change: see
    archive.catalogue.version_triggers. SQLite has one writer and one row. Over PostgreSQL each of those that write at
    the same time has its own: of one row the second would wait until the first has committed.
    """

    writer = models.IntegerField(primary_key=True)
    number = models.BigIntegerField()

    def __str__(self):
        return f"{self.writer}: {self.number}"
