"""What a directive says: its sections, the duties they lay, the works and numbers it cites."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.choices import DutyKind, ReferenceKind, SectionKind
from archive.models.holdings import Directive
from archive.models.reference import Topic
from archive.querysets import ActionItemQuerySet


class Section(models.Model):
    """A node of the outline. `start`, `body_start`, `end` are offsets in characters in the directive's text:
    the label and heading run from start to body_start, its own text from there to end."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="sections", verbose_name=_("文件"))
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children", verbose_name=_("上级")
    )
    position = models.PositiveSmallIntegerField(_("次序"))
    kind = models.CharField(_("性质"), max_length=8, choices=SectionKind, default=SectionKind.ITEM)
    level = models.PositiveSmallIntegerField(_("层级"))
    label = models.CharField(_("序号"), max_length=20, blank=True)
    heading = models.CharField(_("标题"), max_length=300, blank=True)
    run_in = models.BooleanField(_("标题与正文同段"), default=False)
    text = models.TextField(_("正文"), blank=True)
    anchor = models.CharField(_("锚点"), max_length=40)
    start = models.PositiveIntegerField(_("起"))
    body_start = models.PositiveIntegerField(_("正文起"))
    end = models.PositiveIntegerField(_("止"))

    class Meta:
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


class ActionItem(models.Model):
    """A span of a section that lays a duty. Offsets in characters in the section's own text."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="actions", verbose_name=_("章节"))
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    text = models.TextField(_("内容"))
    kind = models.CharField(_("性质"), max_length=12, choices=DutyKind)
    actor = models.CharField(_("责任主体"), max_length=100, blank=True)
    deadline_text = models.CharField(_("期限（原文）"), max_length=60, blank=True)
    deadline = models.DateField(_("期限"), null=True, blank=True)
    topics = models.ManyToManyField(Topic, related_name="actions", blank=True, verbose_name=_("主题"))

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ["section__directive_id", "section__position", "start"]
        verbose_name = verbose_name_plural = _("工作任务")
        constraints = [
            models.UniqueConstraint(fields=["section", "start"], name="action_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="action_span_not_empty"),
            models.CheckConstraint(condition=Q(kind__in=DutyKind.values), name="action_kind_known"),
        ]

    def __str__(self):
        return self.text


class Reference(models.Model):
    """A mention of another directive or work in a directive's text, resolved where the archive holds it."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="references", verbose_name=_("文件"))
    position = models.PositiveSmallIntegerField(_("次序"))
    kind = models.CharField(_("性质"), max_length=8, choices=ReferenceKind)
    text = models.CharField(_("引文"), max_length=300)
    target = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="cited_by", verbose_name=_("所指文件")
    )

    class Meta:
        ordering = ["position"]
        verbose_name = verbose_name_plural = _("引用")
        constraints = [
            models.UniqueConstraint(fields=["directive", "position"], name="reference_order"),
            models.UniqueConstraint(fields=["directive", "kind", "text"], name="reference_once"),
        ]

    def __str__(self):
        return self.text
