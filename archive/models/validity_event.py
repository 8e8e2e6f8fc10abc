"""What happened to a directive, or was laid down, that its validity follows from."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.choices import Confidence, ValidityKind
from archive.models.directive import Directive
from archive.models.history_entry import LONGEST_PERSON

LONGEST_BASIS, LONGEST_PLACE, LONGEST_NOTE = 500, 200, 500


class ValidityEvent(models.Model):
    """One of them. What a day's state is follows by rule: see archive.validity.validity_rule.

    It begins on `day`, or so many days after the issue date, so that a corrected date is followed; where neither is
    known it holds on every day. A trial or term ends on the day `until`, or so many `months` after the coming into
    force. The basis is a directive that the archive holds, or words; of a deleted one the words stay. `place` is where
    it stands there, in words or the very sentence. What a person set stays whatever is read anew (`is_read` False).
    """

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="validity_events", verbose_name=_("文件"))
    kind = models.CharField(_("事项"), max_length=20, choices=ValidityKind)
    day = models.DateField(_("起始日期"), null=True, blank=True)
    days_after_issue = models.PositiveSmallIntegerField(_("成文后日数"), null=True, blank=True)
    until = models.DateField(_("截止日期"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("月数"), null=True, blank=True)
    basis = models.ForeignKey(
        Directive, models.SET_NULL, null=True, blank=True, related_name="settles", verbose_name=_("依据文件")
    )
    basis_words = models.CharField(_("依据"), max_length=LONGEST_BASIS, blank=True)
    place = models.CharField(_("依据所在"), max_length=LONGEST_PLACE, blank=True)
    note = models.CharField(_("附注"), max_length=LONGEST_NOTE, blank=True)
    is_read = models.BooleanField(_("据本件文字读取"), default=False)
    confidence = models.CharField(_("把握"), max_length=10, choices=Confidence, default=Confidence.CERTAIN)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("经办人")
    )
    person_name = models.CharField(_("经办人姓名"), max_length=LONGEST_PERSON, blank=True)
    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["directive", "pk"]
        verbose_name = verbose_name_plural = _("效力事项")
        default_permissions = ()

    def __str__(self):
        return f"{self.get_kind_display()} {self.day or ''}".strip()
