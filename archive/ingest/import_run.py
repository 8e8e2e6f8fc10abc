"""A run of imports, file by file."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from django.db import IntegrityError, OperationalError, transaction

from archive.formats import Refused
from archive.ingest import arrivals, closed_circulation, closed_files, originals, secrecy_gate, unread_content
from archive.ingest.accession import Written, write
from archive.ingest.arrivals import Arrival
from archive.ingest.duplicates import DuplicateMatch
from archive.ingest.import_outcome import ImportOutcome
from archive.ingest.import_paths import Found, shown
from archive.ingest.received_file import ReceivedFile, read, unexpected
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Source
from archive.ops import database_trouble
from archive.ops.store_trouble import StoreTrouble
from archive.parsing import ParsedDirective

logger = logging.getLogger(__name__)

# What else is written of a file, in the transaction that writes it.
Also = Callable[[Written, ReceivedFile], object]

# How often a file that missed its turn to be written is tried again; each try waits as long as the database does.
_MORE_TURNS = 5
_KNOWN = "内容相同的文件已在档案中。"
_PUT_BACK = "档案里的原件原已缺失或损坏，已用这次的文件补回。"


def read_file(file: Path | Found) -> ImportOutcome:
    """Read one file that is no bundle, as `read_files` does."""
    (outcome,) = read_files(file)
    return outcome


def read_files(file: Path | Found) -> Iterator[ImportOutcome]:
    """Read a file, or the files of a bundle, without writing or asking the database anything: each is parsed, or
    refused with the reason."""
    return map(_read, arrivals.of(_found(file), "dry-run"))


class ImportRun:
    """Takes in files one after another. What one of them does wrong, the next one does not suffer for.

    A database or a store of originals that is away no file can help: that is raised, and what was not told of is as
    it was."""

    @cached_property
    def known(self) -> ReferenceCache:
        return ReferenceCache()

    def import_file(self, file: Path | Found) -> ImportOutcome:
        """Import one file that is no bundle, as `import_files` does."""
        (outcome,) = self.import_files(file)
        return outcome

    def import_files(self, file: Path | Found) -> Iterator[ImportOutcome]:
        """Read a file, or the files of a bundle, and write all of each in one transaction, or nothing of it. Never
        raises but for a stop. A path is followed where it is a link, as one that a person named; below a folder
        (Found) it is not."""
        return map(self.import_arrival, arrivals.of(_found(file), "import"))

    def import_arrival(self, arrival: Arrival, also: Also | None = None) -> ImportOutcome:
        """Import what came, with `also` in the same transaction; never raises, as above."""
        try:
            outcome = self._import(arrival, also)
        except Refused as refusal:
            outcome = ImportOutcome(arrival.path, "refused", str(refusal))
        except Exception as error:
            # What the transaction had added is gone: ask the database anew.
            self.__dict__.pop("known", None)
            if database_trouble.of(error) is database_trouble.AWAY or isinstance(error, StoreTrouble):
                raise
            # A full disk is told in words, file by file: the way through the program to it tells nobody more.
            is_told = isinstance(error, OperationalError | OSError)
            logger.error("%s could not be written: %s", shown(arrival.path), error, exc_info=not is_told)
            outcome = ImportOutcome(arrival.path, "refused", _sentence(error))
        return _with_notes(outcome, arrival)

    def _import(self, arrival: Arrival, also: Also | None) -> ImportOutcome:
        path, data = arrival.path, arrival.data
        if arrival.refusal:
            raise Refused(arrival.refusal)
        # Asked before the file is understood: that takes the time.
        if held := _held(data):
            secrecy_gate.refuse_held(held, data, "import")
            closed_files.refuse_closed(held)
            notes = [*_put_back(held, data), *closed_files.closed_note(held)]
            return ImportOutcome(path, "known", _KNOWN, notes=notes)
        closed_files.refuse_purged(originals.digest(data))
        received = read(arrival.name, data, self.known.lexicon)
        try:
            written = _in_turn(received, self.known, also)
        except IntegrityError:
            # Another process took in the same bytes between the question and the write.
            if not _held(data):
                raise
            return ImportOutcome(path, "known", _KNOWN)
        notes = _notes(received)
        notes += [note for pair in zip(written.matches, received.directives, strict=True) if (note := _note(*pair))]
        return ImportOutcome(path, "imported", "", received.directives, written.recognised, notes)


def _read(arrival: Arrival) -> ImportOutcome:
    try:
        if arrival.refusal:
            raise Refused(arrival.refusal)
        received = read(arrival.name, arrival.data, door="dry-run")
    except Refused as refusal:
        return _with_notes(ImportOutcome(arrival.path, "refused", str(refusal)), arrival)
    directives = received.directives
    outcome = ImportOutcome(arrival.path, "parsed", "", directives, [None] * len(directives), _notes(received))
    return _with_notes(outcome, arrival)


def _notes(received: ReceivedFile) -> list[str]:
    """What whoever brings a file in should know of its text and its directives."""
    directives = received.directives
    return [*received.text.notes, *closed_circulation.notes(directives), *unread_content.notes(directives)]


def _with_notes(outcome: ImportOutcome, arrival: Arrival) -> ImportOutcome:
    """The outcome with what there is to say of how the file came."""
    is_read = outcome.status in ("parsed", "imported")
    # A link that was followed is told of where something came of it; what a mail said, always.
    notes = [*arrival.notes, *outcome.notes] if is_read or "/" in arrival.name else list(outcome.notes)
    return replace(outcome, notes=notes, passed_by=list(arrival.passed_by))


def _found(file: Path | Found) -> Found:
    return file if isinstance(file, Found) else Found(file)


def _held(data: bytes) -> Source | None:
    return Source.objects.filter(sha256=originals.digest(data)).first()


def _put_back(held: Source, data: bytes) -> list[str]:
    """Keep the bytes once more where the original of a source is not what was received. Raises OSError."""
    if originals.is_whole(held.sha256):
        return []
    originals.keep(data)
    return [_PUT_BACK]


def _in_turn(received: ReceivedFile, known: ReferenceCache, also: Also | None) -> Written:
    """Write it, once those who write before have done. SQLite lets who waits try by chance: with several imports and
    editors at work one of them may miss its turn for as long as the database waits. Raises OperationalError."""
    for _ in range(_MORE_TURNS):
        try:
            return _written(received, known, also)
        except OperationalError as error:
            if database_trouble.of(error) is not database_trouble.BUSY:
                raise
    return _written(received, known, also)


@transaction.atomic
def _written(received: ReceivedFile, known: ReferenceCache, also: Also | None) -> Written:
    written = write(received, known)
    if also:
        also(written, received)
    return written


def _sentence(error: Exception) -> str:
    if database_trouble.of(error) is database_trouble.BUSY:
        return "数据库一直有别的程序在写入，没有轮到这个文件；请稍后重新导入。"
    if isinstance(error, OperationalError):
        return f"未能写入数据库（{error}）；请检查磁盘空间，稍后重新导入。"
    if isinstance(error, OSError):
        return f"未能保存原件（{error.strerror or error}）；请检查磁盘空间和权限，然后重新导入。"
    return unexpected(error)


def _note(match: DuplicateMatch | None, parsed: ParsedDirective) -> str:
    if match is None:
        return ""
    title = match.directive.title
    if not match.same:
        return f"《{parsed.title}》与档案中的《{title}》文字重合 {match.percent}，已入库并列入审核，请核对是否重复。"
    subject = f"所{parsed.forwarding_kind or '转发'}的" if parsed.forwarded_by is not None else "文件"
    alike = "文字完全相同" if match.identical else f"{match.basis.label}，文字重合 {match.percent}"
    return f"{subject}《{title}》已在档案中（{alike}），不再重复入库，本文件另存为它的另一来源。"
