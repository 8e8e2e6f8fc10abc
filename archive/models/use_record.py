"""The register of uses (利用登记): who came in, what was taken away, whose contacts were seen, what rights changed."""

from collections.abc import Iterable
from typing import NoReturn

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.choices import UseAct

LONGEST_ADDRESS, LONGEST_NAME = 64, 150


class RecordedForGood(TypeError):
    """Somebody tried to change or remove what the register has recorded."""


def _refuse(*args, **kwargs) -> NoReturn:
    raise RecordedForGood("利用登记只增不改：已登记的内容不能修改，也不能删除。")


class UseRecordQuerySet(models.QuerySet["UseRecord"]):
    """Adds, and asks. What goes past it, raw SQL, meets the triggers (see archive.uses.register_triggers)."""

    update = delete = bulk_update = update_or_create = _raw_delete = _update = _refuse

    def of_directive(self, directive: int) -> "UseRecordQuerySet":
        """What was done with one directive, that is removed by now or not."""
        return self.filter(directive_id=directive)

    def by_account(self, name: str) -> "UseRecordQuerySet":
        """What was done under one account's name, whoever has it now."""
        return self.filter(account_name=name)

    def of_acts(self, acts: Iterable[str]) -> "UseRecordQuerySet":
        """What was done in one of these ways."""
        return self.filter(act__in=list(acts))


class UseRecord(models.Model):
    """One use. Account and directive stand in it as they were called then: no key that changes or goes with them.
    Who was not signed in has neither number nor name."""

    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False, db_index=True)
    act = models.CharField(_("方式"), max_length=20, choices=UseAct)
    account_id = models.BigIntegerField(_("账号编号"), null=True)
    account_name = models.CharField(_("利用人"), max_length=LONGEST_NAME, blank=True)
    address = models.CharField(_("地址"), max_length=LONGEST_ADDRESS, blank=True)
    directive_id = models.BigIntegerField(_("库内编号"), null=True)
    directive_title = models.TextField(_("文件"), blank=True)
    what = models.TextField(_("内容"), blank=True)

    objects = UseRecordQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = verbose_name_plural = _("利用登记")
        base_manager_name = "objects"
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["directive_id", "at"], name="use_of_directive"),
            models.Index(fields=["account_name", "at"], name="use_by_account"),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.get_act_display()}"

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            _refuse()
        super().save(*args, **kwargs)

    delete = _refuse
