"""What becomes of drafts that nobody touches for INTAKE_DAYS.

One that was read and not taken in is given up; where somebody corrected it, all are told so on the page for a month
before. Of one that was refused or given up the file goes then, and what was read of it; its row stays: what came in
stays counted.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from archive.intake import draft_bytes, draft_files
from archive.models import IntakeDraft
from archive.models.choices import DraftState
from archive.models.intake_draft import ENDED, NOTICE

_GIVEN_UP = "{days} 天没有人处理，已自动放弃；文件保留到 {until:%Y-%m-%d}，此前可以重新读取，填写的还在。"


def sweep() -> None:
    """Do what is due of all that. Raises OSError."""
    draft_files.remove_done()
    if settings.INTAKE_DAYS:
        before = timezone.now() - timedelta(days=settings.INTAKE_DAYS)
        _warn(before)
        _give_up(before)
        _empty(before)


def _warn(before: datetime) -> None:
    """From now on the page says of what was corrected that it will be given up, and when."""
    rows = IntakeDraft.objects.filter(state=DraftState.READ, changed_at__lt=before, warned_at=None)
    rows.exclude(corrections={}).update(warned_at=timezone.now())


def _give_up(before: datetime) -> None:
    now = timezone.now()
    is_untouched = Q(corrections={}, changed_at__lt=before) | Q(warned_at__lt=now - NOTICE)
    until = timezone.localtime(now + timedelta(days=settings.INTAKE_DAYS))
    IntakeDraft.objects.filter(is_untouched, state=DraftState.READ).update(
        state=DraftState.GIVEN_UP, reason=_GIVEN_UP.format(days=settings.INTAKE_DAYS, until=until), warned_at=None,
        changed_at=now, changed_by=None, version=F("version") + 1,
    )  # fmt: skip


def _empty(before: datetime) -> None:
    names = [file.name for file in draft_bytes.files()]
    for draft in IntakeDraft.objects.filter(state__in=ENDED, changed_at__lt=before, sha256__in=names):
        rows = IntakeDraft.objects.filter(pk=draft.pk, version=draft.version, state__in=ENDED)
        # In one: whoever has it read again at this moment finds its file, or is told.
        with transaction.atomic():
            if rows.update(reading=[], corrections={}, notes=[], doubts=0, version=F("version") + 1):
                draft_bytes.remove(draft.sha256)
