"""What a directive asks somebody to do."""

from typing import Any

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from archive.models import filter_counts
from archive.models.choices import ActionItemKind, BindingGrade
from archive.models.directive_queryset import validity_events
from archive.models.guarded_columns import HeldModel, HeldQuerySet
from archive.models.reference_data import Topic
from archive.models.section import Section


class ActionItemQuerySet(HeldQuerySet):
    def of_directives(self, directives):
        return self.filter(section__directive__in=directives)

    def visible_to(self, reader):
        """Those of directives that this reader may know of."""
        section: Any = self.model._meta.get_field("section").related_model
        directives = section._meta.get_field("directive").related_model
        return self.exclude(section__directive__in=directives.objects.unknown_to(reader).order_by().values("pk"))

    def of_kind(self, *kinds: str):
        return self.filter(kind__in=kinds)

    def about(self, *topics: str):
        """Action items with any of these topics, by name."""
        return filter_counts.about(self, topics)

    def counting(self, name: str) -> filter_counts.Counting:
        """By topic or by grade, to be asked together with others; the other filters' counts are summed up of
        `counted_by_directive`."""
        if name == "binding":
            return filter_counts.Counting(self, "binding")
        if name != "topic":
            raise ValueError(name)
        return filter_counts.of_topics(self)

    def counted_by_directive(self) -> list[tuple[int, ...]]:
        """(directive's key, count of each kind in the order of ActionItemKind) of those that have any. Grouped by
        nothing else, indexes answer it in their own order, and nothing is sorted."""
        # Of the first, which nearly all are, there are as many as the others leave: one thing less to count for each.
        kinds = {f"of_{kind}": Count("pk", filter=Q(kind=kind)) for kind in ActionItemKind.values[1:]}
        counted = self.order_by().values_list("section__directive").annotate(of_all=Count("*"), **kinds)
        return [(directive, of_all - sum(others), *others) for directive, of_all, *others in counted]

    def newest_first(self):
        """Directive by directive, the newest first; within one in the order of its text."""
        return self.order_by(
            # By the directive's own key: so the directives' index gives the order, and nothing is sorted.
            F("section__directive__year").desc(nulls_last=True),
            F("section__directive__pk").desc(),
            "section__position",
            "start",
        )

    def of_grade(self, *grades: str):
        """Those that are this binding."""
        return self.filter(binding__in=grades)

    def concrete_only(self):
        """Without those that are general."""
        return self.filter(concrete=True)

    def without_binding(self):
        """Those that nobody has read it of yet: an archive of an older version has them."""
        return self.filter(binding__isnull=True)

    def with_deadline(self):
        return self.exclude(deadline_text="")

    def beside_each_other(self):
        """With what a cell of a comparison shows of its section, in two queries; the directives are at hand there."""
        return self.select_related("section").prefetch_related("topics").defer("section__text")

    def for_lists(self):
        """With what a row in a list shows of its section and directive, in three queries."""
        section: Any = self.model._meta.get_field("section").related_model
        directive = section._meta.get_field("directive").related_model
        whole = self.select_related(
            "section__directive__region", "section__directive__city", "section__directive__county"
        )
        texts = ("section__text", "section__directive__text", "section__directive__annotations")
        validity = validity_events(directive, "section__directive__")
        return whole.prefetch_related("topics", validity).defer(*texts)


class ActionItem(HeldModel):
    """A span of a section that lays a duty. Offsets in characters in the section's own text."""

    held = frozenset({"section", "start", "end", "text"})

    section = models.ForeignKey(Section, models.CASCADE, related_name="actions", verbose_name=_("章节"))
    start = models.PositiveIntegerField(_("起"))
    end = models.PositiveIntegerField(_("止"))
    text = models.TextField(_("内容"))
    kind = models.CharField(_("性质"), max_length=12, choices=ActionItemKind)
    actor = models.CharField(_("责任主体"), max_length=200, blank=True)
    # Its sentence leaves the actor out; what stands around it tells who is meant.
    actor_inferred = models.BooleanField(_("责任主体据上下文推断"), default=False)
    deadline_text = models.CharField(_("期限（原文）"), max_length=120, blank=True)
    deadline = models.DateField(_("期限"), null=True, blank=True)
    # Where the words tell a rule and no date: "issued+30d" (see archive.parsing.action_items.deadlines).
    deadline_rule = models.CharField(_("期限规则"), max_length=60, blank=True)
    figures = models.JSONField(_("数量"), default=list, blank=True)
    initiatives = models.JSONField(_("活动名称"), default=list, blank=True)
    reports_to = models.CharField(_("报送对象"), max_length=200, blank=True)
    # How binding it is, and whether it is concrete; None until it is read (see archive.ingest.binding_columns). With
    # the words that both rest on, by offsets in `text`: [[start, end]], [[kind, start, end]].
    binding = models.CharField(_("约束程度"), max_length=12, choices=BindingGrade, null=True, blank=True)
    binding_words = models.JSONField(default=list, blank=True, editable=False)
    concrete = models.BooleanField(_("有具体内容"), null=True, blank=True)
    concrete_words = models.JSONField(default=list, blank=True, editable=False)
    topics = models.ManyToManyField(Topic, related_name="actions", blank=True, verbose_name=_("主题"))

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["section__directive_id", "section__position", "start"]
        verbose_name = verbose_name_plural = _("工作任务")
        # As with directives: all that lists are counted by.
        indexes = [
            models.Index(fields=["section", "kind", "deadline_text", "binding", "concrete"], name="action_counted")
        ]
        constraints = [
            models.UniqueConstraint(fields=["section", "start"], name="action_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="action_span_not_empty"),
            models.CheckConstraint(condition=Q(kind__in=ActionItemKind.values), name="action_kind_known"),
            models.CheckConstraint(
                condition=Q(binding__isnull=True) | Q(binding__in=BindingGrade.values), name="action_binding_known"
            ),
        ]

    def __str__(self):
        return self.text
