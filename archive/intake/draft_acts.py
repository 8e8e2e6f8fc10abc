"""What persons do with drafts. Each act says upon which version it was decided; the second to act upon one is told."""

import time
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from archive.intake import draft_bytes, draft_contents
from archive.models import IntakeDraft
from archive.models.choices import DraftState

# Seconds that who has a draft taken in waits for it; then the page comes back and says that it is under way.
PATIENCE, _SHORT = 3.0, 0.1


class Stale(Exception):
    """The draft has changed since the page was made; nothing was done."""


def correct(draft: IntakeDraft, version: int, corrections: dict[str, dict[str, Any]], person: Any) -> None:
    """Keep the fields that a person set: {position of the directive: {field: value}}. Raises Stale."""
    doubts = draft_contents.doubts(draft.reading, corrections)
    title = draft_contents.title_of(draft.reading, corrections)
    _act(draft, version, (DraftState.READ,), person, corrections=corrections, doubts=doubts, title=title)


def ask_in(draft: IntakeDraft, version: int, person: Any) -> None:
    """Have the server's process take it in, for this person. Raises Stale."""
    _act(draft, version, (DraftState.READ,), person, state=DraftState.QUEUED, reason="", tries=0)


def ask_in_all_certain(person: Any) -> list[int]:
    """Have all taken in of which nothing is doubtful; their ids."""
    with transaction.atomic():
        found = list(IntakeDraft.objects.certain().order_by("pk").values_list("pk", flat=True))
        changed = {"changed_by": person, "changed_at": timezone.now(), "version": F("version") + 1}
        for pk in found:
            IntakeDraft.objects.certain().filter(pk=pk).update(state=DraftState.QUEUED, reason="", tries=0, **changed)
    return found


def give_up(draft: IntakeDraft, version: int, person: Any) -> None:
    """Leave it out of the archive. Its file stays where it is. Raises Stale."""
    states = (DraftState.WAITING, DraftState.READ, DraftState.REFUSED)
    _act(draft, version, states, person, state=DraftState.GIVEN_UP)


def read_again(draft: IntakeDraft, version: int, person: Any) -> None:
    """Have it read once more, where it was refused or given up and its file is still there. Raises Stale."""
    states = (DraftState.REFUSED, DraftState.GIVEN_UP)
    # What was corrected before stays so.
    fresh = {"title": "", "reason": "", "notes": [], "reading": [], "doubts": 0, "tries": 0}
    if draft_bytes.read(draft.sha256) is None:
        raise Stale
    _act(draft, version, states, person, state=DraftState.WAITING, **fresh)


def wait_for(drafts: Iterable[int], patience: float | None = None) -> None:
    """Wait until these are taken in, for a while: who pressed the button would look at once."""
    until, waiting = time.monotonic() + (PATIENCE if patience is None else patience), list(drafts)
    while waiting and time.monotonic() < until:
        if not IntakeDraft.objects.filter(pk__in=waiting, state=DraftState.QUEUED).exists():
            return
        time.sleep(_SHORT)


def _act(draft: IntakeDraft, version: int, states: Iterable[str], person: Any, **values: Any) -> None:
    rows = IntakeDraft.objects.filter(pk=draft.pk, version=version, state__in=list(states))
    changed = {"changed_by": person, "changed_at": timezone.now(), "warned_at": None, "version": F("version") + 1}
    if not rows.update(**changed, **values):
        raise Stale
    draft.refresh_from_db()
