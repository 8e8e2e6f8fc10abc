"""What stays of a directive that was purged (清除): that it was, when, by which two persons, and the digest."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.history_entry import LONGEST_PERSON, LONGEST_REASON


class PurgeRecordQuerySet(models.QuerySet["PurgeRecord"]):
    def asked(self) -> "PurgeRecordQuerySet":
        """What one person has asked for and no second one has confirmed."""
        return self.filter(purged_at=None)

    def done(self) -> "PurgeRecordQuerySet":
        return self.exclude(purged_at=None)

    def of_address(self, key: int) -> "PurgeRecord | None":
        """The record of the directive that once had this number."""
        return self.done().filter(directive_id=key).first()

    def of_bytes(self, sha256: str) -> "PurgeRecord | None":
        """The record under which these bytes were purged."""
        return self.done().filter(sha256=sha256).first()


class PurgeRecord(models.Model):
    """One directive in one of its files; rows of one act have one `act_id`. It has no key to the directive, which is
    no more, and no word of it. Until a second person has confirmed it, it is a request and has no `purged_at`; nobody
    is the second person to himself. `backups` are the names of those that held the file on that day."""

    act_id = models.UUIDField(_("批次"), default=uuid.uuid4, editable=False)
    directive_id = models.BigIntegerField(_("库内编号"), db_index=True)
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    reason = models.CharField(_("理由"), max_length=LONGEST_REASON)
    asked_at = models.DateTimeField(_("申请时间"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("申请人")
    )
    asked_by_name = models.CharField(_("申请人姓名"), max_length=LONGEST_PERSON)
    purged_at = models.DateTimeField(_("清除时间"), null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("复核人")
    )
    confirmed_by_name = models.CharField(_("复核人姓名"), max_length=LONGEST_PERSON, blank=True)
    backups = models.JSONField(_("仍存有它的备份"), default=list)

    objects = PurgeRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = _("清除记录")
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["directive_id", "sha256"], name="purged_once")]

    def __str__(self) -> str:
        return f"{self.directive_id}"
