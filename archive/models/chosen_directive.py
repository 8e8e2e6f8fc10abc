"""Directives that an account has chosen (所选文件), for one act or another. No page that is kept shows them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.models.directive import Directive

# So many one may choose at once, whether the browser keeps them or the archive.
MOST_CHOSEN = 500


class ChosenDirectiveQuerySet(models.QuerySet):
    def of(self, account):
        """Those of an account, in the order in which it chose them."""
        return self.filter(account=account).order_by("pk")


class ChosenDirective(models.Model):
    """Goes with its account. Of a directive that goes the row stays without it, until the account changes anything:
    so that it is told that one is missing."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("账号"))
    directive = models.ForeignKey(Directive, models.SET_NULL, null=True, related_name="+", verbose_name=_("文件"))

    objects = ChosenDirectiveQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("所选文件")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["account", "directive"], name="chosen_once")]

    def __str__(self):
        return str(self.directive_id or "")
