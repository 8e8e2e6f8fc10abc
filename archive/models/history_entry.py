"""The history of a directive: every value that was changed, what it was, what it is, who changed it, when and why."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.choices import ChangeAct
from archive.models.directive import Directive

LONGEST_REASON, LONGEST_PERSON = 500, 150


class HistoryEntry(models.Model):
    """One value of a directive that an act changed. Rows of one act have one `act_id`. `old` and `new` are JSON, as
    the writer of the field takes them (see archive.history.field_writers). `person_name` stays when the account goes;
    it is empty where the program did it itself (a re-reading). `undoes` is the change that this one took back.
    `provenance` is what the field rested on before, {} for nothing; None for a field that rests on nothing ever."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="history", verbose_name=_("文件"))
    act_id = models.UUIDField(_("变更批次"), default=uuid.uuid4, editable=False)
    act = models.CharField(_("事项"), max_length=20, choices=ChangeAct)
    field = models.CharField(_("字段"), max_length=40)
    old = models.JSONField(_("原值"), null=True)
    new = models.JSONField(_("新值"), null=True)
    provenance = models.JSONField(null=True, editable=False)
    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("经办人")
    )
    person_name = models.CharField(_("经办人姓名"), max_length=LONGEST_PERSON, blank=True)
    reason = models.CharField(_("理由"), max_length=LONGEST_REASON, blank=True)
    undoes = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="undone_by", verbose_name=_("所撤销的变更")
    )

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = verbose_name_plural = _("变更记录")
        default_permissions = ("view",)
        indexes = [models.Index(fields=["directive", "at"], name="history_of_directive")]

    def __str__(self) -> str:
        return f"{self.get_act_display()}：{self.field}"
