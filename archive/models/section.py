"""What a directive says: its sections, their action items, the works and numbers it cites."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.lexicon.text_keys import KEY_LENGTH, reference_key
from archive.models.choices import ActionItemKind, ReferenceForm, ReferenceKind, SectionKind
from archive.models.directive import Directive
from archive.models.guarded_columns import HeldModel, HeldQuerySet
from archive.models.querysets import ActionItemQuerySet
from archive.models.reference_data import Topic


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


class ActionItem(HeldModel):
    """A span of a section that asks somebody for something. Offsets in characters in the section's own text."""

    held = frozenset({"section", "start", "end", "text"})

    section = models.ForeignKey(Section, models.CASCADE, related_name="actions", verbose_name=_("章节"))
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    text = models.TextField(_("内容"))
    kind = models.CharField(_("性质"), max_length=12, choices=ActionItemKind)
    actor = models.CharField(_("责任主体"), max_length=200, blank=True)
    deadline_text = models.CharField(_("期限（原文）"), max_length=120, blank=True)
    deadline = models.DateField(_("期限"), null=True, blank=True)
    # Where the words tell a rule and no date: "issued+30d" (see archive.parsing.deadlines).
    deadline_rule = models.CharField(_("期限规则"), max_length=60, blank=True)
    figures = models.JSONField(_("数量"), default=list, blank=True)
    initiatives = models.JSONField(_("活动名称"), default=list, blank=True)
    reports_to = models.CharField(_("报送对象"), max_length=200, blank=True)
    topics = models.ManyToManyField(Topic, related_name="actions", blank=True, verbose_name=_("主题"))

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ["section__directive_id", "section__position", "start"]
        verbose_name = verbose_name_plural = _("工作任务")
        # As with directives: all that lists are counted by.
        indexes = [models.Index(fields=["section", "kind", "deadline_text"], name="action_counted")]
        constraints = [
            models.UniqueConstraint(fields=["section", "start"], name="action_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="action_span_not_empty"),
            models.CheckConstraint(condition=Q(kind__in=ActionItemKind.values), name="action_kind_known"),
        ]

    def __str__(self):
        return self.text


class Reference(models.Model):
    """A mention of another directive or work in a directive's text, resolved where the archive holds it.

    `form` is how it is written, `kind` what it is to the directive: its form where it is only mentioned, or
    what the directive is based on. `text_key` is what it is resolved by; a work whose number stands behind it
    has its key in `number_key`.
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="references", verbose_name=_("文件"))
    position = models.PositiveIntegerField(_("次序"))
    kind = models.CharField(_("性质"), max_length=12, choices=ReferenceKind)
    form = models.CharField(_("写法"), max_length=12, choices=ReferenceForm, blank=True)
    text = models.CharField(_("引文"), max_length=500)
    text_key = models.CharField(max_length=KEY_LENGTH, blank=True, db_index=True, editable=False)
    number_key = models.CharField(max_length=100, blank=True, db_index=True, editable=False)
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

    def save(self, **kwargs):
        self.set_key()
        super().save(**kwargs)

    def set_key(self) -> None:
        """Call it before whatever writes the row without `save`."""
        self.form = self.form or self.kind
        self.text_key = reference_key(self.form, self.text)
        if self.form == ReferenceForm.NUMBER:
            self.number_key = self.text_key
