"""The other files in which an archived directive stands."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.choices import OccurrenceBasis
from archive.models.directive import Directive
from archive.models.source import Source


class Occurrence(models.Model):
    """Another file in which an archived directive stands too, told by its number or title and by the likeness
    of the texts (1 = the same words). `position` is its place among the directives of that file."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="occurrences", verbose_name=_("文件"))
    source = models.ForeignKey(Source, models.CASCADE, related_name="occurrences", verbose_name=_("原件"))
    position = models.PositiveSmallIntegerField(_("原件中次序"), default=0)
    basis = models.CharField(_("认定依据"), max_length=10, choices=OccurrenceBasis)
    likeness = models.FloatField(_("文字重合"))

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("另一来源")
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="occurrence_place_in_source_unique"),
            models.CheckConstraint(
                condition=Q(likeness__gte=0, likeness__lte=1), name="occurrence_likeness_is_a_share"
            ),
        ]

    def __str__(self):
        return f"{self.source}"

    @property
    def percent(self) -> int:
        """The likeness in whole percents; only what is the same word for word is 100."""
        return int(self.likeness * 100)
