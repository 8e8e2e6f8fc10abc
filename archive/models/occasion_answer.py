"""What directives answer (事由), and which answers what."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.lexicon.text_keys import KEY_LENGTH
from archive.models.choices import Confidence, OccasionKind
from archive.models.directive import Directive
from archive.models.history_entry import LONGEST_PERSON

LONGEST_WORDING = 500


class OccasionQuerySet(models.QuerySet):
    def standing(self):
        """Those that no other has taken in."""
        return self.filter(merged_into=None)


class Occasion(models.Model):
    """A speech, an instruction, a letter, a meeting, or a directive that others carry out. How it is worded its
    directives say, each in its own words (see OccasionAnswer); `wording` is what staff settled, '' where they did not.

    `who_key` and `event_key` are what wordings of it have in common, '' of one that staff made: nothing that is read
    comes to it. The year is that of the event; `is_year_told` where words tell it, `is_numbered` where the event bears
    a number of its own. One that staff merged into another stays, so that what is read later comes to that one.
    """

    kind = models.CharField(_("事由类别"), max_length=12, choices=OccasionKind)
    wording = models.CharField(_("事由"), max_length=LONGEST_WORDING, blank=True)
    who_key = models.CharField(max_length=200, blank=True, editable=False)
    event_key = models.CharField(max_length=KEY_LENGTH, blank=True, editable=False)
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    is_year_told = models.BooleanField(default=False, editable=False)
    is_numbered = models.BooleanField(default=False, editable=False)
    merged_into = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="merged", verbose_name=_("并入的事由")
    )

    objects = OccasionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = verbose_name_plural = _("事由")
        default_permissions = ()
        indexes = [
            models.Index(fields=["event_key", "kind"], name="occasion_by_event"),
            models.Index(fields=["kind", "who_key", "year"], name="occasion_by_year"),
        ]

    def __str__(self):
        return self.wording or f"{self.get_kind_display()} {self.event_key}"

    def get_absolute_url(self):
        return reverse("occasion", args=[self.pk])


class OccasionAnswerQuerySet(models.QuerySet):
    def told(self):
        """Those that name an occasion: staff may have settled that a directive answers none."""
        return self.exclude(occasion=None)


class OccasionAnswer(models.Model):
    """Which occasion a directive answers, in its own words. `places` are those that it rests on, [[part, start, end],
    …] with part title or lead, in characters. What a person settled (`is_read` False) no re-reading changes; without
    an occasion it answers none."""

    directive = models.OneToOneField(Directive, models.CASCADE, related_name="answer", verbose_name=_("文件"))
    occasion = models.ForeignKey(
        Occasion, models.CASCADE, null=True, blank=True, related_name="answers", verbose_name=_("事由")
    )
    wording = models.CharField(_("事由的写法"), max_length=LONGEST_WORDING, blank=True)
    confidence = models.CharField(_("把握"), max_length=10, choices=Confidence, default=Confidence.CERTAIN)
    places = models.JSONField(default=list, blank=True, editable=False)
    is_read = models.BooleanField(_("据本件文字读取"), default=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("经办人")
    )
    person_name = models.CharField(_("经办人姓名"), max_length=LONGEST_PERSON, blank=True)
    at = models.DateTimeField(_("时间"), default=timezone.now, editable=False)

    objects = OccasionAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["directive"]
        verbose_name = verbose_name_plural = _("文件的事由")
        default_permissions = ()

    def __str__(self):
        return self.wording
