"""A run of imports, file by file."""

import logging
from functools import cached_property
from pathlib import Path

from django.db import IntegrityError, OperationalError

from archive.formats import Refused
from archive.ingest import closed_circulation, originals, secrecy_gate
from archive.ingest.accession import write
from archive.ingest.duplicates import DuplicateMatch
from archive.ingest.import_outcome import ImportOutcome
from archive.ingest.import_paths import Found, bytes_of, followed, names_of, shown
from archive.ingest.received_file import read, unexpected
from archive.ingest.reference_cache import ReferenceCache
from archive.models import Source
from archive.parsing import ParsedDirective

logger = logging.getLogger(__name__)

_KNOWN = "内容相同的文件已在档案中。"


def read_file(file: Path | Found) -> ImportOutcome:
    """Read one file without writing or asking the database anything: parsed, or refused with the reason."""
    found = _found(file)
    try:
        received = read(shown(found.path.name), _unmarked(found, "dry-run"), door="dry-run")
    except Refused as refusal:
        return ImportOutcome(found.path, "refused", str(refusal))
    directives = received.directives
    notes = _file_notes(found) + [*received.text.notes] + closed_circulation.notes(directives)
    return ImportOutcome(found.path, "parsed", "", directives, [None] * len(directives), notes)


class ImportRun:
    """Takes in files one after another. What one of them does wrong, the next one does not suffer for."""

    @cached_property
    def known(self) -> ReferenceCache:
        return ReferenceCache()

    def import_file(self, file: Path | Found) -> ImportOutcome:
        """Read one file and write all of it in one transaction, or nothing of it. Never raises but for a stop.
        A path is followed where it is a link, as one that a person named; below a folder (Found) it is not."""
        found = _found(file)
        try:
            return self._import(found)
        except Refused as refusal:
            return ImportOutcome(found.path, "refused", str(refusal))
        except Exception as error:
            # What the transaction had added is gone: ask the database anew.
            self.__dict__.pop("known", None)
            logger.exception("%s could not be written", shown(found.path))
            return ImportOutcome(found.path, "refused", _sentence(error))

    def _import(self, found: Found) -> ImportOutcome:
        path, data = found.path, _unmarked(found, "import")
        # Asked before the file is understood: that takes the time.
        if held := _held(data):
            secrecy_gate.refuse_held(held, data, "import")
            return ImportOutcome(path, "known", _KNOWN)
        received = read(shown(path.name), data, self.known.lexicon)
        try:
            written = write(received, self.known)
        except IntegrityError:
            # Another process took in the same bytes between the question and the write.
            if not _held(data):
                raise
            return ImportOutcome(path, "known", _KNOWN)
        notes = _file_notes(found) + [*received.text.notes] + closed_circulation.notes(received.directives)
        notes += [note for pair in zip(written.matches, received.directives, strict=True) if (note := _note(*pair))]
        return ImportOutcome(path, "imported", "", received.directives, written.recognised, notes)


def _found(file: Path | Found) -> Found:
    return file if isinstance(file, Found) else Found(file)


def _unmarked(found: Found, door: str) -> bytes:
    """The bytes of a file none of whose names bears a mark of secrecy. Raises Refused."""
    data = bytes_of(found)
    for name in names_of(found):
        secrecy_gate.refuse(secrecy_gate.in_name(name), data, door)
    return data


def _file_notes(found: Found) -> list[str]:
    """What the reader should know of the file before what is said of its directives."""
    real = followed(found)
    return [f"所给路径是符号链接，读取的是它所指的文件：{real}。"] if real else []


def _held(data: bytes) -> Source | None:
    return Source.objects.filter(sha256=originals.digest(data)).first()


def _sentence(error: Exception) -> str:
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
