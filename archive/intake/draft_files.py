"""Whether drafts and their files agree: what is missing, what nobody needs, and what becomes of it."""

import time

from archive.depot.kept_file import KeptFile
from archive.ingest import originals, secrecy_gate
from archive.intake import draft_bytes
from archive.models import IntakeDraft
from archive.models.choices import DraftState
from archive.models.intake_draft import ENDED, OPEN

# Seconds for which a file may be one that is just coming in, and has no draft yet.
_AT_WORK = 600


def missing() -> list[IntakeDraft]:
    """The drafts that are still to be read or taken in and whose file is gone, or is another by now."""
    rows = IntakeDraft.objects.filter(state__in=OPEN).only("sha256", "name", "title").order_by("pk")
    return [draft for draft in rows if draft_bytes.read(draft.sha256) is None]


def strays() -> list[str]:
    """The names of the files that belong to no draft which may still need them, in order; without what may be just
    coming in."""
    kept = _kept()
    return [file.name for file in draft_bytes.files() if file.name not in kept and not _is_at_work(file)]


def remove_done() -> None:
    """Remove the files that were to go when the process was killed: the archive has them, they were let go, or they
    bear a mark of secrecy. Raises OSError."""
    names = {file.name: file.name.removesuffix(draft_bytes.LET_GO) for file in draft_bytes.files()}
    rows = IntakeDraft.objects.filter(sha256__in=names.values()).only("sha256", "state", "reason", "source")
    drafts = {draft.sha256: draft for draft in rows}
    for name, sha256 in names.items():
        draft = drafts.get(sha256)
        if _is_done(draft) if draft else name != sha256:
            draft_bytes.remove(sha256)


def set_aside() -> list[str]:
    """Move what belongs to no draft to where stray originals go; where it is now. Raises OSError."""
    remove_done()
    return [draft_bytes.storage().set_aside(name) for name in strays()]


def _is_done(draft: IntakeDraft) -> bool:
    if draft.state in (DraftState.TAKEN_IN, DraftState.KNOWN):
        # Not before the archive has it: it may be the only copy.
        return bool(draft.source_id) and originals.is_whole(draft.sha256)
    return draft.state == DraftState.REFUSED and secrecy_gate.is_told_in(draft.reason)


def _kept() -> set[str]:
    """The names of the files that drafts have or may have."""
    names = set(IntakeDraft.objects.filter(state__in=(*OPEN, *ENDED)).values_list("sha256", flat=True))
    return names | {sha256 + draft_bytes.LET_GO for sha256 in names}


def _is_at_work(file: KeptFile) -> bool:
    return time.time() - file.modified < _AT_WORK
