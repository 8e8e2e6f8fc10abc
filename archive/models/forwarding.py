"""Which directive brings which along."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.choices import ForwardingKind
from archive.models.directive import Directive


class Carrying(models.Model):
    """A directive that brings another along. What is archived once may be carried by many."""

    carrier = models.ForeignKey(Directive, models.CASCADE, related_name="carryings", verbose_name=_("载于"))
    carried = models.ForeignKey(Directive, models.CASCADE, related_name="carried_in", verbose_name=_("所载文件"))
    kind = models.CharField(_("承载方式"), max_length=4, choices=ForwardingKind, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("转发与印发")
        constraints = [
            models.UniqueConstraint(fields=["carrier", "carried"], name="carrying_once"),
            models.CheckConstraint(condition=~Q(carrier=F("carried")), name="carrying_not_itself"),
        ]

    def __str__(self):
        return f"{self.carrier} → {self.carried}"
