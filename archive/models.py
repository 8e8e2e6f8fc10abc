"""What the archive holds: sources as received, the directives read from them, and what those say."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.choices import (
    CarryKind,
    DutyKind,
    Genre,
    IssuerBasis,
    Level,
    ReferenceKind,
    RegionLevel,
    SectionKind,
    YearBasis,
)
from archive.parsing import numbers
from archive.querysets import (
    ActionItemQuerySet,
    DirectiveQuerySet,
    IssuerQuerySet,
    RegionQuerySet,
    TopicManager,
)

# The All-China Federation dates from 1925, the movement's first congresses from 1922.
FIRST_YEAR, LAST_YEAR = 1921, 2100


class Region(models.Model):
    """A division by GB/T 2260: the nation, a province (or the corps), a prefecture city beneath it."""

    code = models.CharField(_("代码"), max_length=6, primary_key=True, validators=[RegexValidator(r"^\d{6}$")])
    name = models.CharField(_("全称"), max_length=40)
    short_name = models.CharField(_("通称"), max_length=20)
    abbreviation = models.CharField(_("简称"), max_length=4, blank=True)
    other_abbreviation = models.CharField(_("别称"), max_length=4, blank=True)
    level = models.CharField(_("级别"), max_length=10, choices=RegionLevel)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("上级"))

    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = verbose_name_plural = _("地区")
        constraints = [
            models.CheckConstraint(condition=Q(level__in=RegionLevel.values), name="region_level_known"),
            models.CheckConstraint(
                condition=Q(level="national", parent=None) | (~Q(level="national") & Q(parent__isnull=False)),
                name="region_only_nation_without_parent",
            ),
            models.UniqueConstraint(fields=["parent", "name"], name="region_name_unique_in_parent"),
        ]

    def __str__(self):
        return self.name


class Issuer(models.Model):
    """A federation or body that issues directives."""

    name = models.CharField(_("名称"), max_length=100, unique=True)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name=_("地区"))
    level = models.CharField(_("级别"), max_length=10, choices=Level)

    objects = IssuerQuerySet.as_manager()

    class Meta:
        ordering = ["region_id", "name"]
        verbose_name = verbose_name_plural = _("发文机关")
        constraints = [models.CheckConstraint(condition=Q(level__in=Level.values), name="issuer_level_known")]

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.name,)


class IssuerAlias(models.Model):
    """Another name of an issuer: 全总 for 中华全国总工会. One name never means two bodies."""

    issuer = models.ForeignKey(Issuer, models.CASCADE, related_name="aliases", verbose_name=_("发文机关"))
    name = models.CharField(_("别名"), max_length=100, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name = verbose_name_plural = _("发文机关别名")

    def __str__(self):
        return self.name


class Topic(models.Model):
    """A subject of union work, with the words that tell it."""

    name = models.CharField(_("名称"), max_length=40, unique=True)
    words = models.JSONField(_("判定词"), default=list)

    objects = TopicManager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("主题")

    def __str__(self):
        return self.name

    def natural_key(self):
        return (self.name,)


class Source(models.Model):
    """A file as received. Its bytes are the record: they are kept by their SHA-256 and never changed."""

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    file = models.FileField(_("原件"), max_length=200)
    name = models.CharField(_("文件名"), max_length=255)
    media_type = models.CharField(_("类型"), max_length=100)
    encoding = models.CharField(_("编码"), max_length=20, blank=True)
    size = models.PositiveIntegerField(_("字节数"))
    received_at = models.DateTimeField(_("入库时间"), auto_now_add=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = verbose_name_plural = _("原件")
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="source_not_empty")]

    def __str__(self):
        return self.name


class Directive(models.Model):
    """One official document read from a source. A source may hold two: a forwarding notice and what it carries."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="directives", verbose_name=_("原件"))
    position = models.PositiveSmallIntegerField(_("原件中次序"), default=0)
    title = models.CharField(_("标题"), max_length=300)
    number = models.CharField(_("发文字号"), max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, db_index=True, editable=False)
    issuers = models.ManyToManyField(Issuer, through="Issuance", related_name="directives", verbose_name=_("发文机关"))
    issuer_basis = models.CharField(_("机关依据"), max_length=10, choices=IssuerBasis, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="directives", verbose_name=_("地区")
    )
    city = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="city_directives", verbose_name=_("市州")
    )
    year = models.PositiveSmallIntegerField(
        _("年份"),
        null=True,
        blank=True,
        db_index=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    year_basis = models.CharField(_("年份依据"), max_length=10, choices=YearBasis, blank=True)
    issued_on = models.DateField(_("成文日期"), null=True, blank=True)
    printed_on = models.DateField(_("印发日期"), null=True, blank=True)
    genre = models.CharField(_("文种"), max_length=4, choices=Genre, blank=True, db_index=True)
    form = models.CharField(_("文体"), max_length=12, blank=True)
    addressees = models.JSONField(_("主送机关"), default=list, blank=True)
    contacts = models.JSONField(_("联系方式"), default=list, blank=True)
    reports_to = models.JSONField(_("报送对象"), default=list, blank=True)
    topics = models.ManyToManyField(Topic, related_name="directives", blank=True, verbose_name=_("主题"))
    carried_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="carries", verbose_name=_("载于")
    )
    carry_kind = models.CharField(_("承载方式"), max_length=4, choices=CarryKind, blank=True)
    text = models.TextField(_("正文"))
    created_at = models.DateTimeField(_("入库时间"), auto_now_add=True)

    objects = DirectiveQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = _("文件")
        constraints = [
            models.UniqueConstraint(fields=["source", "position"], name="directive_place_in_source_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="directive_has_title"),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="directive_year_plausible",
            ),
            models.CheckConstraint(
                condition=Q(year=None, year_basis="") | (Q(year__isnull=False) & ~Q(year_basis="")),
                name="directive_year_with_its_basis",
            ),
            models.CheckConstraint(
                condition=Q(carried_by=None) | ~Q(carried_by=F("pk")), name="directive_not_in_itself"
            ),
            models.CheckConstraint(condition=Q(city=None) | Q(region__isnull=False), name="directive_city_in_region"),
        ]

    def __str__(self):
        return self.title

    def save(self, **kwargs):
        self.number_key = numbers.key_of(self.number)
        super().save(**kwargs)

    def get_absolute_url(self):
        return reverse("directive", args=[self.pk])

    @property
    def type(self) -> str:
        """What kind of paper it is: its official type, or its form where it has none (实施方案)."""
        return self.genre or self.form

    @property
    def dated(self):
        """The surest full date it bears, or None."""
        return self.issued_on or self.printed_on


class Issuance(models.Model):
    """One issuer of a directive, in the order of the signatures: joint directives have several."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="issuances")
    issuer = models.ForeignKey(Issuer, models.PROTECT, related_name="issuances", verbose_name=_("发文机关"))
    position = models.PositiveSmallIntegerField(_("次序"), default=0)

    class Meta:
        ordering = ["position"]
        verbose_name = verbose_name_plural = _("发文")
        constraints = [
            models.UniqueConstraint(fields=["directive", "issuer"], name="issuance_once"),
            models.UniqueConstraint(fields=["directive", "position"], name="issuance_order"),
        ]

    def __str__(self):
        return f"{self.issuer}"


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


class Change(models.Model):
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
