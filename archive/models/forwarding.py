"""Which directive brings which along."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.choices import ForwardingKind
from archive.models.directive import Directive


class Forwarding(models.Model):
    """A directive that brings another along. What is archived once may be forwarded by many."""

    forwarding_directive = models.ForeignKey(
        Directive, models.CASCADE, related_name="forwardings", verbose_name=_("转发文件")
    )
    forwarded_directive = models.ForeignKey(
        Directive, models.CASCADE, related_name="forwarded_by", verbose_name=_("被转发文件")
    )
    kind = models.CharField(_("转发方式"), max_length=4, choices=ForwardingKind, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("转发与印发")
        constraints = [
            models.UniqueConstraint(fields=["forwarding_directive", "forwarded_directive"], name="forwarding_once"),
            models.CheckConstraint(
                condition=~Q(forwarding_directive=F("forwarded_directive")), name="forwarding_not_itself"
            ),
        ]

    def __str__(self):
        return f"{self.forwarding_directive} → {self.forwarded_directive}"
