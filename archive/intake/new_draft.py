"""A file that was sent → a draft that waits to be read, or the sentence that refuses it at the door."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from archive.formats import Refused, reader, stray_files
from archive.ingest import closed_files, found_file, originals, secrecy_gate
from archive.intake import draft_bytes
from archive.models import IntakeDraft
from archive.models.choices import DraftState
from archive.models.intake_draft import ENDED, LONGEST_NAME, OPEN

# How many files one drop, or one form, may bring.
MOST_FILES = 200
DOOR = "intake"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Receipt:
    """What became of a file at the door. `is_again` where its bytes had come before: `draft` is then that one."""

    draft: IntakeDraft
    is_again: bool


def name_of(given: str) -> str:
    """The name of a file as it may be kept: the last part of a path, without what moves a line about."""
    last = _CONTROL.sub("", re.split(r"[/\\]", given)[-1]).strip()
    if last in ("", ".", ".."):
        return gettext("未命名")
    return last if len(last) <= LONGEST_NAME else f"…{last[1 - LONGEST_NAME :]}"


def receive(given: str, data: bytes, person: Any) -> Receipt:
    """Keep the bytes of a file and have them read. Raises Refused, with a sentence, for what is not received at all;
    OSError where they cannot be kept."""
    name = name_of(given)
    _refuse(name, data)
    return _kept(name, data, person)


def receive_member(name: str, data: bytes, person: Any) -> Receipt:
    """The same of a file that came in a bundle, which was looked at when that was opened."""
    return _kept(name, data, person)


def _refuse(name: str, data: bytes) -> None:
    if refusal := stray_files.refusal(name):
        raise Refused(refusal)
    if not data:
        raise Refused(reader.EMPTY)
    found_file.allowed(data)
    secrecy_gate.refuse(secrecy_gate.in_name(name), data, DOOR)
    closed_files.refuse_purged(originals.digest(data))


def _kept(name: str, data: bytes, person: Any) -> Receipt:
    sha256 = originals.digest(data)
    known = IntakeDraft.objects.filter(sha256=sha256).first()
    if known is not None:
        return _come_again(known, name, data, person)
    # The bytes before the row: a row never tells of a file that is not there.
    draft_bytes.put(data)
    try:
        with transaction.atomic():
            draft = IntakeDraft.objects.create(
                sha256=sha256, name=name, size=len(data), received_by=person, changed_by=person
            )
    except IntegrityError:
        # The same file in another request, at the same time.
        return Receipt(IntakeDraft.objects.get(sha256=sha256), is_again=True)
    return Receipt(draft, is_again=False)


def _come_again(known: IntakeDraft, name: str, data: bytes, person: Any) -> Receipt:
    """One that was refused, given up, or that the archive holds no more, is read once more when it comes again."""
    is_gone = known.state in (DraftState.TAKEN_IN, DraftState.KNOWN) and known.source_id is None
    if known.state in OPEN:
        # Its file may have been lost meanwhile.
        draft_bytes.put(data)
    if known.state not in ENDED and not is_gone:
        return Receipt(known, is_again=True)
    draft_bytes.put(data)
    now = timezone.now()
    # What somebody corrected of it stays theirs; of what was in the archive once it stands in that history.
    corrections = {} if is_gone else known.corrections
    IntakeDraft.objects.filter(pk=known.pk, state=known.state).update(
        name=name, title="", state=DraftState.WAITING, reason="", notes=[], reading=[], corrections=corrections,
        doubts=0, tries=0, version=F("version") + 1, received_at=now, received_by=person, changed_at=now,
        changed_by=person,
    )  # fmt: skip
    return Receipt(IntakeDraft.objects.get(pk=known.pk), is_again=False)
