"""The one door from a draft into the archive."""

from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils import timezone

from archive.ingest import secrecy_gate
from archive.ingest.accession import Written
from archive.ingest.arrivals import Arrival
from archive.ingest.import_outcome import ImportOutcome
from archive.ingest.import_run import ImportRun
from archive.ingest.received_file import ReceivedFile
from archive.intake import draft_bytes, typed_fields
from archive.models import IntakeDraft, Source
from archive.models.choices import CopyQuality, DraftState
from archive.registry import copy_quality, registered_copy

GONE = "收到的文件已不在服务器上；请重新上传。"


def take_in(draft: IntakeDraft, person: Any) -> ImportOutcome | None:
    """Read the draft's file as an import does and write it, with what `person` set on the draft, all in one
    transaction; what became of it. None where the file is gone. Never raises but for a stop."""
    data = draft_bytes.read(draft.sha256)
    if data is None:
        end(draft, DraftState.REFUSED, reason=GONE)
        return None
    run = ImportRun()
    # By its name a member of a bundle is no bundle any more: its file is what was in there.
    arrival = Arrival(Path(draft.name), draft.name, data)
    outcome = run.import_arrival(arrival, lambda written, received: _also(draft, run, written, received, person))
    if outcome.status == "known":
        end(draft, DraftState.KNOWN, reason=outcome.reason, source=Source.objects.filter(sha256=draft.sha256).first())
    elif outcome.status == "refused":
        _refused(draft, outcome.reason)
    if outcome.status != "refused":
        draft_bytes.remove(draft.sha256)
    return outcome


def _also(draft: IntakeDraft, run: ImportRun, written: Written, received: ReceivedFile, person: Any) -> None:
    for at, typed in draft.corrections.items():
        directive, match = written.directives[int(at)], written.matches[int(at)]
        # What the archive had already is corrected there, with its own history in sight.
        if typed and not (match and match.same):
            typed_fields.write(directive, received.directives[int(at)], typed, run.known, person)
    _register(draft, written, person)
    end(draft, DraftState.TAKEN_IN, source=written.source)


def _register(draft: IntakeDraft, written: Written, person: Any) -> None:
    """登记: the number of what an office received. A page off the web was looked up and not received; whoever wants it
    in the register gives it a number on its own page."""
    directive = written.directives[0]
    if copy_quality.proposed(written.source, directive) != CopyQuality.WEB:
        registered_copy.register(directive, written.source, person, timezone.localdate(draft.received_at))


def _refused(draft: IntakeDraft, reason: str) -> None:
    if secrecy_gate.is_told_in(reason):
        forget(draft, reason)
        return
    # What was read once is not the file's fault now: it can be tried again.
    end(draft, DraftState.READ, reason=reason)


def end(draft: IntakeDraft, state: DraftState, **values: Any) -> None:
    """Note what became of it, unless somebody has done something else with it meanwhile."""
    rows = IntakeDraft.objects.filter(pk=draft.pk, state=draft.state)
    rows.update(state=state, tries=0, version=F("version") + 1, changed_at=timezone.now(), **values)


def forget(draft: IntakeDraft, reason: str) -> None:
    """Keep nothing of a file with a mark of secrecy but that it came, when and from whom: its bytes, its name, what
    was read of it are gone."""
    nameless = nameless_of(draft.name)
    nothing = {"title": "", "reading": [], "corrections": {}, "notes": [], "doubts": 0}
    # The name first: killed in between, the process finds by the reason that the bytes are to go.
    end(draft, DraftState.REFUSED, reason=reason, name=nameless, **nothing)
    draft_bytes.remove(draft.sha256)


def nameless_of(name: str) -> str:
    """What stands for the name of a file with a mark of secrecy: only of which kind it was."""
    ending = name.rpartition(".")[2] if "." in name[-6:] else ""
    return f"（未保存文件名）{'.' + ending if ending.isascii() and ending.isalnum() else ''}"
