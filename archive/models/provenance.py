"""How each field of a directive was found, and how surely."""

from django.conf import settings
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Sum, When
from django.utils.translation import gettext_lazy as _

from archive.models.choices import Confidence
from archive.models.directive import Directive
from archive.models.review_costs import COST, LEAST_COST


class ProvenanceQuerySet(models.QuerySet):
    def corrected(self):
        return self.filter(corrected_at__isnull=False)

    def doubtful(self):
        """What is to be looked at: doubtful, and not settled by a correction."""
        return self.filter(confidence="doubtful", corrected_at=None)

    def cost(self):
        """What it would cost if what is doubtful of a directive (OuterRef) were wrong: to order directives by."""
        doubts = self.doubtful().filter(directive=OuterRef("pk")).order_by().values("directive")
        cost = Case(*(When(field=name, then=cost) for name, cost in COST.items()), default=LEAST_COST)
        return Subquery(doubts.annotate(cost=Sum(cost)).values("cost"))


class Provenance(models.Model):
    """What a field rests on. A doubtful one goes to the review list; a corrected one is the staff's own,
    and no later parse overwrites the field."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="provenance", verbose_name=_("文件"))
    field = models.CharField(_("字段"), max_length=40)
    method = models.CharField(_("依据"), max_length=100)
    confidence = models.CharField(_("把握"), max_length=10, choices=Confidence)
    evidence = models.TextField(_("原文"), blank=True)
    # Where it speaks of a pair (a directive much like another), it goes with either of the two.
    other = models.ForeignKey(
        Directive, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("所涉文件")
    )
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("核定人")
    )
    corrected_at = models.DateTimeField(_("核定时间"), null=True, blank=True)

    objects = ProvenanceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("字段依据")
        constraints = [
            models.UniqueConstraint(fields=["directive", "field"], name="provenance_once"),
            models.CheckConstraint(condition=Q(confidence__in=Confidence.values), name="provenance_confidence_known"),
        ]

    def __str__(self):
        return f"{self.field}：{self.method}"

    @property
    def is_corrected(self) -> bool:
        return self.corrected_at is not None

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it; asked of rows at hand, as the queryset's doubtful() is of the table."""
        return self.confidence == Confidence.DOUBTFUL and not self.is_corrected
