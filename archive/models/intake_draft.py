"""Files that were brought in by the browser, from the moment they came until they are in the archive or are not."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.choices import DraftState
from archive.models.source import Source

LONGEST_NAME = 255
# What nobody has done with yet.
OPEN = (DraftState.WAITING, DraftState.READ, DraftState.QUEUED)
# What came to nothing: its file stays for a while, and it can be read once more.
ENDED = (DraftState.REFUSED, DraftState.GIVEN_UP)
# So long a draft that somebody corrected is told of before it is given up, see archive.intake.draft_sweep.
NOTICE = timedelta(days=30)
# What the server's own process has to do.
DUE = (DraftState.QUEUED, DraftState.WAITING)


class IntakeDraftQuerySet(models.QuerySet):
    def due(self):
        """What is to be read or taken in: first what somebody waits for (`queued`, by its letters), then the rest."""
        return self.filter(state__in=DUE).order_by("state", "pk")

    def warned(self):
        """What was corrected, and will be given up unless somebody does something with it."""
        return self.filter(state=DraftState.READ).exclude(warned_at=None)

    def certain(self):
        """What was read without a doubt that nobody has settled."""
        return self.filter(state=DraftState.READ, doubts=0)

    def counted(self) -> dict[str, int]:
        """{state: count}, of every state."""
        found = dict(self.order_by().values_list("state").annotate(count=Count("pk")))
        return {state: found.get(state, 0) for state in DraftState.values}


class IntakeDraft(models.Model):
    """A file that was brought in, one for each content. Its bytes lie in DATA_DIR/intake by their SHA-256 until the
    archive has them; of one with a mark of secrecy they are gone, and so is its name.

    `title` is the first directive's, as it was read or corrected. `reading` is what pages show of what was read
    (archive.intake.draft_contents): the archive is written from the bytes, read once more, and from `corrections`,
    {position of the directive: {field: value}}, never from this. `doubts` counts the fields that are doubtful and that
    nobody has settled. `version` is raised by each act of a person: who acts
    upon an older one is told. `tries` counts readings that began and did not end. `warned_at` is since when the page
    says that it will be given up.
    """

    sha256 = models.CharField("SHA-256", max_length=64, unique=True, validators=[RegexValidator(r"^[0-9a-f]{64}$")])
    name = models.CharField(_("文件名"), max_length=LONGEST_NAME)
    title = models.CharField(_("标题"), max_length=500, blank=True)
    size = models.PositiveIntegerField(_("字节数"))
    state = models.CharField(_("状态"), max_length=10, choices=DraftState, default=DraftState.WAITING, db_index=True)
    reason = models.TextField(_("说明"), blank=True)
    notes = models.JSONField(default=list, blank=True)
    reading = models.JSONField(default=list, blank=True)
    corrections = models.JSONField(default=dict, blank=True)
    doubts = models.PositiveSmallIntegerField(_("存疑项"), default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    source = models.ForeignKey(Source, models.SET_NULL, null=True, blank=True, related_name="+")
    received_at = models.DateTimeField(_("收到时间"), default=timezone.now)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("收文人")
    )
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    warned_at = models.DateTimeField(null=True, blank=True)

    objects = IntakeDraftQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = verbose_name_plural = _("收到的文件")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DraftState.values), name="intake_state_known"),
        ]

    def __str__(self) -> str:
        return self.called

    def get_absolute_url(self) -> str:
        return reverse("intake_draft", args=[self.pk])

    @property
    def called(self) -> str:
        """The title that was read, or corrected; the name of the file where there is none."""
        return self.title or self.name

    @property
    def given_up_on(self) -> datetime | None:
        """When it will be given up, where the page already says so."""
        return self.warned_at and self.warned_at + NOTICE

    @property
    def may_be_given_up(self) -> bool:
        return self.state in (DraftState.WAITING, DraftState.READ, DraftState.REFUSED)
