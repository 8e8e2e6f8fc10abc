"""What the archive holds: sources as received, and the directives read from them."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.choices import CarryKind, Genre, IssuerBasis, YearBasis
from archive.models.reference import Issuer, Region, Topic
from archive.parsing import numbers
from archive.parsing.dates import FIRST_YEAR, LAST_YEAR
from archive.querysets import DirectiveQuerySet


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
