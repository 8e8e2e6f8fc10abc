"""Files as received."""

import hashlib
import json

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

_SEALED = ("sha256", "name", "media_type", "encoding", "size", "ocr", "text", "removals", "omitted")


class Source(models.Model):
    """A file as received. Its bytes are the record: they are kept by their SHA-256 and never changed.

    `text` are the characters as decoded from them; `removals` are the [start, end, reason] of what cleaning
    took out of it, with offsets in its characters; `omitted` are the {reason, text} of what the format's
    reader left out before (a site's menu). Sources of the first version lack all three until they are re-parsed.

    `seal` is a digest of all this as the program wrote it: what is changed behind its back is told by it.
    """

    # No page shows it.
    unseen_columns = frozenset({"seal"})

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
    seal = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = verbose_name_plural = _("原件")
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="source_not_empty")]

    def __str__(self):
        return self.name

    def save(self, **kwargs):
        fields = kwargs.get("update_fields")
        self.seal = self.current_seal()
        super().save(**kwargs if fields is None else kwargs | {"update_fields": {*fields, "seal"}})

    def current_seal(self) -> str:
        """The digest of what the row holds now."""
        told = [getattr(self, name) for name in _SEALED]
        return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode()).hexdigest()
