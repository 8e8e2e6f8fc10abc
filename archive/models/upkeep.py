"""What a start has done to the archive's rows once and for all."""

from django.db import models


class Upkeep(models.Model):
    """A work on the rows of this database that is done, by its name. It stands in the database and not beside it, so
    that one put back from a copy has it done again."""

    name = models.CharField(max_length=60, unique=True)
    done_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.name
