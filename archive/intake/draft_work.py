"""What the server's own process does with one draft after the other: it reads what waits, and takes in what it was
asked to. Killed at any moment it has done nothing or all of a draft, and begins anew."""

import hashlib
from contextlib import AbstractContextManager
from typing import Any

from django.db import transaction
from django.db.models import F

from archive import signals
from archive.formats import Refused
from archive.ingest import arrivals, closed_circulation, closed_files, received_file, secrecy_gate, unread_content
from archive.ingest.arrivals import Arrival
from archive.ingest.reference_cache import ReferenceCache
from archive.intake import draft_bytes, draft_contents, new_draft, taken_in
from archive.machines import turns
from archive.models import IntakeDraft, Source
from archive.models.choices import DraftState
from archive.ops.store_trouble import StoreTrouble

# So often a draft is begun whose work did not end: it may be what kills the process.
_MOST_TRIES = 3
_KNOWN = "内容相同的文件已在档案中。"
_UNFINISHED = "试了三次都没有完成，程序可能在读取中途被终止；请把文件和日志一并交给维护人员，或改用另一种格式。"


# Of so many it is looked whether another machine is at them.
_LOOKED_AT = 40


def is_due() -> bool:
    """Whether anything is to be done that no other machine is at."""
    for pk in _due():
        with _turn(pk) as is_mine:
            if is_mine:
                return True
    return False


def do_due(most: int = 25) -> int:
    """Do what is due, a draft at a time, at most so many; how many it were."""
    # Whoever keeps an index finds the changes in the outbox: to follow each of them would hold up the next draft.
    with signals.batched(send_at_end=False):
        for done in range(most):
            if not _is_next_done():
                return done
    return most


def _is_next_done() -> bool:
    """Do the first that is due and that no other machine is at; whether there was one."""
    for pk in _due():
        with _turn(pk) as is_mine:
            # Another may have done it just before.
            if is_mine and (draft := IntakeDraft.objects.due().filter(pk=pk).first()):
                _do(draft)
                return True
    return False


def _due() -> list[int]:
    return list(IntakeDraft.objects.due().values_list("pk", flat=True)[:_LOOKED_AT])


def _turn(pk: int) -> AbstractContextManager[bool]:
    """One machine at a time reads a draft; it ends with the process that reads, and the next begins anew."""
    return turns.turn(f"draft:{pk}", 0)


def _do(draft: IntakeDraft) -> None:
    IntakeDraft.objects.filter(pk=draft.pk).update(tries=F("tries") + 1)
    try:
        _done(draft)
    except StoreTrouble:
        # No fault of the file's: it is begun anew once the store answers.
        IntakeDraft.objects.filter(pk=draft.pk, state=draft.state).update(tries=draft.tries)
        raise


def _done(draft: IntakeDraft) -> None:
    if draft.tries >= _MOST_TRIES:
        state = DraftState.REFUSED if draft.state == DraftState.WAITING else DraftState.READ
        taken_in.end(draft, state, reason=_UNFINISHED)
    elif draft.state == DraftState.QUEUED:
        taken_in.take_in(draft, draft.changed_by)
    else:
        _read(draft)


def _read(draft: IntakeDraft) -> None:
    data = draft_bytes.read(draft.sha256)
    if data is None:
        taken_in.end(draft, DraftState.REFUSED, reason=taken_in.GONE)
        return
    try:
        if held := Source.objects.filter(sha256=draft.sha256).first():
            secrecy_gate.refuse_held(held, data, new_draft.DOOR)
            closed_files.refuse_closed(held)
            taken_in.end(draft, DraftState.KNOWN, reason=_KNOWN, source=held)
            draft_bytes.remove(draft.sha256)
            return
        # Of a bundle the files are drafts of their own; what is in those was opened with it.
        came = [] if "/" in draft.name else list(arrivals.of_bytes(draft.name, data, new_draft.DOOR))
        if any(arrival.name != draft.name for arrival in came):
            _split(draft, came)
            return
        if came and came[0].refusal:
            raise Refused(came[0].refusal)
        _keep_reading(draft, data)
    except Refused as refusal:
        _refuse(draft, str(refusal))


def _keep_reading(draft: IntakeDraft, data: bytes) -> None:
    """Raises Refused."""
    known = ReferenceCache()
    received = received_file.read(draft.name, data, known.lexicon, new_draft.DOOR)
    directives = received.directives
    notes = [
        *draft.notes,
        *received.text.notes,
        *closed_circulation.notes(directives),
        *unread_content.notes(directives),
    ]
    reading = draft_contents.of_file(received, known)
    # Of a draft that is read once more: what a person set stays, of the directives that there are.
    corrections = {at: typed for at, typed in draft.corrections.items() if int(at) < len(reading)}
    told = {
        "reading": reading,
        "corrections": corrections,
        "title": draft_contents.title_of(reading, corrections),
        "doubts": draft_contents.doubts(reading, corrections),
    }
    taken_in.end(draft, DraftState.READ, notes=list(dict.fromkeys(notes)), **told)


def _refuse(draft: IntakeDraft, reason: str) -> None:
    if secrecy_gate.is_told_in(reason):
        taken_in.forget(draft, reason)
    else:
        taken_in.end(draft, DraftState.REFUSED, reason=reason)


def _split(bundle: IntakeDraft, came: list[Arrival]) -> None:
    """Each file of a bundle becomes a draft; the bundle itself is no longer one, whatever it held."""
    with transaction.atomic():
        for arrival in came:
            _add_member(bundle, arrival)
        IntakeDraft.objects.filter(pk=bundle.pk).delete()
        draft_bytes.let_go(bundle.sha256)
    draft_bytes.remove(bundle.sha256)


def _add_member(bundle: IntakeDraft, arrival: Arrival) -> None:
    if not arrival.refusal:
        receipt = new_draft.receive_member(arrival.name, arrival.data, bundle.received_by)
        if arrival.notes and not receipt.is_again:
            IntakeDraft.objects.filter(pk=receipt.draft.pk).update(notes=list(arrival.notes))
        return
    is_marked = secrecy_gate.is_told_in(arrival.refusal)
    name = taken_in.nameless_of(arrival.name) if is_marked else arrival.name
    _note_refused(bundle, name, arrival)


def _note_refused(bundle: IntakeDraft, name: str, arrival: Arrival) -> None:
    """A row for a file of a bundle that was not kept: all that came is counted."""
    # Its bytes may not be at hand (too many, no key to them): it is told by where it lay.
    told = arrival.data or f"{bundle.sha256}/{arrival.name}".encode()
    values: dict[str, Any] = {"name": name, "size": len(arrival.data), "state": DraftState.REFUSED}
    values |= {"reason": arrival.refusal, "received_by": bundle.received_by, "changed_by": bundle.received_by}
    IntakeDraft.objects.get_or_create(sha256=hashlib.sha256(told).hexdigest(), defaults=values)
