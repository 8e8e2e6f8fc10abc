"""The list of what somebody should look at."""

from django.utils.translation import gettext_lazy as _

from archive.models.directive import Directive


class DirectiveUnderReview(Directive):
    """A directive as the review list sees it: the same row, another page in the admin."""

    class Meta:
        proxy = True
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = _("待审核文件")
