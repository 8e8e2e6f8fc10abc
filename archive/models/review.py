"""The former list of what somebody should look at."""

from django.utils.translation import gettext_lazy as _

from archive.models.directive import Directive


class DirectiveUnderReview(Directive):
    """A directive as the admin's former review list had it. Old entries of its log still name it."""

    class Meta:
        proxy = True
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = _("待审核文件")
