"""Files as received."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Source(models.Model):
    """A file as received. Its bytes are the record: they are kept by their SHA-256 and never changed.

    `text` are the characters as decoded from them; `removals` are the [start, end, reason] of what cleaning
    took out of it, with offsets in its characters; `omitted` are the {reason, text} of what the format's
    reader left out before (a site's menu). Sources of the first version lack all three until they are re-parsed.
    """

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    file = models.FileField(_("原件"), max_length=200)
    name = models.CharField(_("文件名"), max_length=255)
    media_type = models.CharField(_("类型"), max_length=100)
    encoding = models.CharField(_("编码"), max_length=40, blank=True)
    size = models.PositiveIntegerField(_("字节数"))
    ocr = models.BooleanField(_("文字识别所得"), default=False)
    text = models.TextField(_("读出的文字"), blank=True)
    removals = models.JSONField(_("清理记录"), default=list, blank=True)
    omitted = models.JSONField(_("略去的文字"), default=list, blank=True)
    received_at = models.DateTimeField(_("入库时间"), auto_now_add=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = verbose_name_plural = _("原件")
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="source_not_empty")]

    def __str__(self):
        return self.name
