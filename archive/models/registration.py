"""The register of what came in (收文登记簿): a number for each received copy, and the handling sheet of it."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.models.choices import CopyQuality, Handling, OfficePlace
from archive.models.directive import Directive
from archive.models.source import Source

LONGEST_HANDLER, LONGEST_REMARK, MOST_COPIES = 100, 500, 9_999


class RegistrationQuerySet(models.QuerySet):
    def in_order(self):
        """As they stand in the register."""
        return self.order_by("year", "serial")

    def of_year(self, year: int):
        return self.filter(year=year)

    def valid(self):
        """Those whose number was not cancelled."""
        return self.filter(is_cancelled=False)

    def unsettled(self):
        """What somebody has to see to and has not settled yet."""
        return self.valid().filter(handling=Handling.ACTION, settled_on=None)

    def places(self) -> list[str]:
        """What directives are to the office, as far as somebody said so."""
        return list(self.valid().exclude(place="").order_by().values_list("place", flat=True).distinct())

    def years(self) -> list[int]:
        """The years that have numbers, the newest first."""
        return list(self.order_by("-year").values_list("year", flat=True).distinct())


class HandlingSheet(models.Model):
    """A 文件处理单 as somebody attached it: its bytes lie beside the originals, by their SHA-256. One that gave way to
    another stays, since the history names it."""

    sha256 = models.CharField("SHA-256", max_length=64, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    name = models.CharField(_("文件名"), max_length=255)
    media_type = models.CharField(_("类型"), max_length=100)
    size = models.PositiveIntegerField(_("字节数"))
    attached_at = models.DateTimeField(_("附入时间"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("文件处理单")
        default_permissions = ("view",)
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="handling_sheet_not_empty")]

    def __str__(self):
        return self.name

    @property
    def file(self) -> str:
        """Where its bytes lie, relative to the folder of originals."""
        return f"{self.sha256[:2]}/{self.sha256}"


class Registration(models.Model):
    """A received copy of a directive, with its number of the year (收文号). Numbers run on without gaps and are never
    given twice: a row is never deleted, and stays where the directive or the file goes. A number that was given by
    mistake is cancelled, and says so. Whatever nobody said is empty."""

    year = models.PositiveSmallIntegerField(_("收文年份"), editable=False)
    serial = models.PositiveIntegerField(_("顺序号"), editable=False)
    directive = models.ForeignKey(
        Directive, models.SET_NULL, null=True, editable=False, related_name="registrations", verbose_name=_("文件")
    )
    source = models.ForeignKey(
        Source, models.SET_NULL, null=True, editable=False, related_name="registrations", verbose_name=_("来源文件")
    )
    received_on = models.DateField(_("收文日期"))
    copies = models.PositiveSmallIntegerField(
        _("份数"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_COPIES)]
    )
    urgency = models.CharField(_("紧急程度"), max_length=20, blank=True)
    place = models.CharField(_("来文类别"), max_length=12, choices=OfficePlace, blank=True)
    handling = models.CharField(_("阅件或办件"), max_length=10, choices=Handling, blank=True)
    handler = models.CharField(_("承办"), max_length=LONGEST_HANDLER, blank=True)
    settled_on = models.DateField(_("办结日期"), null=True, blank=True)
    quality = models.CharField(_("版本"), max_length=12, choices=CopyQuality, blank=True)
    is_principal = models.BooleanField(_("正本"), default=False)
    remark = models.CharField(_("备注"), max_length=LONGEST_REMARK, blank=True)
    is_cancelled = models.BooleanField(_("注销此号"), default=False)
    sheet = models.ForeignKey(
        HandlingSheet, models.PROTECT, null=True, editable=False, related_name="registrations",
        verbose_name=_("文件处理单"),
    )  # fmt: skip

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ["year", "serial"]
        verbose_name = verbose_name_plural = _("收文登记")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["year", "serial"], name="registration_number_once"),
            models.UniqueConstraint(
                fields=["directive", "source"], condition=Q(is_cancelled=False), name="registration_of_a_copy_once"
            ),
            models.UniqueConstraint(
                fields=["directive"], condition=Q(is_principal=True), name="registration_one_principal_copy"
            ),
            models.CheckConstraint(condition=Q(serial__gte=1), name="registration_serial_from_one"),
        ]

    def __str__(self):
        return self.number

    @property
    def number(self) -> str:
        """The 收文号: 2026-12."""
        return f"{self.year}-{self.serial}"
