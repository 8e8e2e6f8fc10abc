"""What directives are told by: regions, issuers and their aliases, topics. The fixtures bring the first of them."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.choices import Level, RegionLevel


class RegionQuerySet(models.QuerySet):
    def provinces(self):
        """The filter's values: the nation, the provinces, the corps, in administrative order."""
        return self.exclude(level__in=("city", "county")).order_by("code")

    def cities(self):
        return self.filter(level=RegionLevel.CITY).order_by("code")

    def in_use(self):
        """All but the counties that no directive is of: there are four thousand."""
        directives: Any = self.model._meta.get_field("county_directives").related_model
        return self.filter(~Q(level=RegionLevel.COUNTY) | Q(pk__in=directives.objects.values("county")))


class Region(models.Model):
    """A division by GB/T 2260: the nation, a province (or the corps), a prefecture city beneath it, a county beneath
    that, or beneath the province where no prefecture stands between. One that is `abolished` keeps its directives and
    may have a `successor`."""

    code = models.CharField(_("代码"), max_length=6, primary_key=True, validators=[RegexValidator(r"^\d{6}$")])
    name = models.CharField(_("全称"), max_length=40)
    short_name = models.CharField(_("通称"), max_length=20)
    abbreviation = models.CharField(_("简称"), max_length=4, blank=True)
    other_abbreviation = models.CharField(_("别称"), max_length=4, blank=True)
    level = models.CharField(_("级别"), max_length=10, choices=RegionLevel)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name=_("上级"))
    abolished = models.PositiveSmallIntegerField(_("撤销年份"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("撤销后归属")
    )

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

    @property
    def names(self) -> tuple[str, ...]:
        """What a reader may call it in an address: its code, its full and its short name."""
        return self.code, self.name, self.short_name


class IssuerQuerySet(models.QuerySet):
    def get_by_natural_key(self, name):
        return self.get(name=name)

    def as_signed(self):
        """A directive's issuers in the order of the signatures; only for its own `issuers`, or their prefetch."""
        return self.order_by("issuances__position")


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


class TopicManager(models.Manager):
    def get_by_natural_key(self, name):
        return self.get(name=name)


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
