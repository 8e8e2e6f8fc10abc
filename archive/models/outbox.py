"""What the search index has yet to take in."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OutboxEntry(models.Model):
    """A directive that was saved or removed and that the search index has not taken in yet.

    Written in the transaction of the change itself, so that neither can exist without the other.
    """

    directive_id = models.BigIntegerField()
    removed = models.BooleanField(default=False)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("待更新索引")

    def __str__(self):
        return f"{self.directive_id}{'-' if self.removed else '+'}"
