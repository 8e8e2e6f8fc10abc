"""A run of re-parsing, source by source."""

import logging
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from archive.formats import Refused
from archive.history.recorded_act import recorded
from archive.ingest import (
    accession,
    announcement,
    closed_files,
    duplicates,
    parsed_rows,
    reference_resolution,
    supplement,
)
from archive.ingest.received_file import ReceivedFile, unexpected
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.reparse import comparable_content
from archive.ingest.reparse.differences import Difference, differences
from archive.ingest.reparse.field_updates import apply, relink
from archive.ingest.reparse.original import read_again
from archive.models import Directive, Source
from archive.models.choices import ChangeAct, Custody
from archive.ops.store_trouble import StoreTrouble
from archive.parsing import ParsedDirective

logger = logging.getLogger(__name__)


@dataclass
class Reparsed:
    """One place in a source. It `is_new` where today's parser reads a directive there that the archive lacks;
    `parsed` is None where it reads none, which nobody but staff decides on."""

    position: int
    directive: Directive | None
    parsed: ParsedDirective | None
    differences: list[Difference] = field(default_factory=list)
    is_new: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be written: a difference that is kept is none."""
        return self.is_new or any(not difference.is_kept for difference in self.differences)


@dataclass
class ReparseOutcome:
    """What a source would become, or has become where it was `written`; or why it could not be read again."""

    source: Source
    reason: str = ""
    notes: list[str] = field(default_factory=list)  # what changes of the source itself
    directives: list[Reparsed] = field(default_factory=list)
    written: bool = False

    @property
    def status(self) -> str:
        if self.reason:
            return "refused"
        return "changed" if self.notes or any(one.is_changed for one in self.directives) else "unchanged"


class ReparseRun:
    """Reads sources again. Nothing is written unless it is told so; then each source in a transaction of its own."""

    def __init__(self, write: bool = False):
        self.write = write
        self.known = ReferenceCache()

    def reparse(self, source: Source) -> ReparseOutcome:
        """What became of one source. What is wrong with it, the next one does not suffer for. One of which nothing is
        in view is not even read. Raises StoreTrouble: then none can be."""
        if source.directives.exists() and not source.directives.held().exists():
            return ReparseOutcome(source)
        try:
            received = read_again(source, self.known.lexicon)
            with transaction.atomic():
                outcome = self._compare(source, received)
                if self.write and outcome.status == "changed":
                    self._write(outcome, received)
            return outcome
        except Refused as refusal:
            return ReparseOutcome(source, str(refusal))
        except StoreTrouble:
            # No other source can be read either.
            raise
        except Exception as error:
            logger.exception("Source %s could not be re-parsed", source.pk)
            self.known = ReferenceCache()
            return ReparseOutcome(source, unexpected(error))

    def _compare(self, source: Source, received: ReceivedFile) -> ReparseOutcome:
        held = {
            directive.position: directive for directive in source.directives.select_related("region", "city", "county")
        }
        # What was recognised as an archived directive is that one's, which has its own source.
        elsewhere = set(source.occurrences.values_list("position", flat=True))
        outcome = ReparseOutcome(source, notes=_source_notes(source, received))
        for position, parsed in enumerate(received.directives):
            if position in elsewhere:
                continue
            directive = held.pop(position, None)
            # What is out of view stays as it was: it is evidence, or somebody's decision.
            if directive and directive.custody != Custody.HELD:
                continue
            found = self._differences(directive, parsed) if directive else []
            outcome.directives.append(Reparsed(position, directive, parsed, found, directive is None))
        gone = [(position, one) for position, one in sorted(held.items()) if one.custody == Custody.HELD]
        outcome.directives += [Reparsed(position, directive, None) for position, directive in gone]
        return outcome

    def _differences(self, directive: Directive, parsed: ParsedDirective) -> list[Difference]:
        ours = [one for one in directive.provenance.all() if comparable_content.is_ours(one)]
        corrected = {one.field for one in ours if one.is_corrected}
        filled = {one.field for one in ours if one.method == supplement.METHOD}
        now = comparable_content.read_now(parsed, self.known, {one.field for one in ours})
        return differences(comparable_content.stored(directive), now, corrected, filled)

    def _write(self, outcome: ReparseOutcome, received: ReceivedFile) -> None:
        source = outcome.source
        for name, value in parsed_rows.source_of(received).items():
            setattr(source, name, value)
        source.save()
        held = [one.directive for one in outcome.directives if one.directive]
        with recorded(held, ChangeAct.REREAD):
            touched = self._write_directives(outcome)
            self._link(outcome, received)
        reference_resolution.arrived(touched)
        announcement.announce(saved=[directive.pk for directive in touched])
        outcome.written = True

    def _write_directives(self, outcome: ReparseOutcome) -> list[Directive]:
        """What is new or changed; those directives."""
        touched: list[Any] = []
        for one in outcome.directives:
            if not one.is_changed:
                continue
            if one.is_new:
                match = duplicates.find_duplicate(one.parsed, self.known, outcome.source)
                closed_files.refuse_closed_texts([match])
                one.directive, _ = accession.add(outcome.source, one.position, one.parsed, match, self.known)
            else:
                apply(one.directive, one.parsed, one.differences, self.known)
            touched.append(one.directive)
        return touched

    def _link(self, outcome: ReparseOutcome, received: ReceivedFile) -> None:
        at = {one.position: one.directive for one in outcome.directives}
        at |= {
            occurrence.position: occurrence.directive
            for occurrence in outcome.source.occurrences.select_related("directive")
        }
        placed = [at.get(position) for position in range(len(received.directives))]
        kept = {
            one.position: {difference.field for difference in one.differences if difference.is_kept}
            for one in outcome.directives
        }
        relink(placed, received.directives, [kept.get(position, set()) for position in range(len(placed))])


def _source_notes(source: Source, received: ReceivedFile) -> list[str]:
    """What today's reading of the file itself differs in, a sentence each."""
    now = parsed_rows.source_of(received)
    notes = []
    if source.text != now["text"]:
        before, after = len(source.text), len(now["text"])
        notes.append(f"读出的文字：有变（{before} 字 → {after} 字）" if before else f"读出的文字：补记 {after} 字")
    for name, label in (("removals", "清理记录"), ("omitted", "略去的文字")):
        if getattr(source, name) != now[name]:
            notes.append(f"{label}：{len(getattr(source, name))} 处 → {len(now[name])} 处")
    for name in ("media_type", "encoding", "ocr"):
        if getattr(source, name) != now[name]:
            notes.append(f"{Source._meta.get_field(name).verbose_name}：{getattr(source, name)} → {now[name]}")
    return notes
