"""The outline of a directive: its sections."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.models.choices import SectionKind
from archive.models.directive import Directive
from archive.models.guarded_columns import HeldModel, HeldQuerySet


class Section(HeldModel):
    """A node of the outline. `start`, `body_start`, `end` are offsets in characters in the directive's text:
    the label and heading run from start to body_start, its own text from there to end."""

    held = frozenset({"directive", "label", "heading", "text", "start", "body_start", "end"})

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="sections", verbose_name=_("文件"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    position = models.PositiveIntegerField(_("次序"))
    kind = models.CharField(_("性质"), max_length=12, choices=SectionKind, default=SectionKind.ITEM)
    level = models.PositiveSmallIntegerField(_("层级"))
    label = models.CharField(_("序号"), max_length=40, blank=True)
    heading = models.CharField(_("标题"), max_length=500, blank=True)
    run_in = models.BooleanField(_("标题与正文同段"), default=False)
    text = models.TextField(_("正文"), blank=True)
    anchor = models.CharField(_("锚点"), max_length=200)
    start = models.PositiveIntegerField(_("起"))
    body_start = models.PositiveIntegerField(_("正文起"))
    end = models.PositiveIntegerField(_("止"))

    objects = HeldQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["directive_id", "position"]
        verbose_name = verbose_name_plural = _("章节")
        constraints = [
            models.UniqueConstraint(fields=["directive", "anchor"], name="section_anchor_unique"),
            models.UniqueConstraint(fields=["directive", "position"], name="section_order"),
            models.CheckConstraint(
                condition=Q(start__lte=F("body_start")) & Q(body_start__lte=F("end")), name="section_span_in_order"
            ),
        ]

    def __str__(self):
        return f"{self.label}{self.heading}" or self.get_kind_display()
