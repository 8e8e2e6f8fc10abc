"""The 文件处理单 that goes with a received copy: what may be attached, and where its bytes are kept.

It lies among the originals, by its SHA-256, and is in every backup; it is never public, and never searched.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from archive import formats
from archive.formats import Refused, docx, file_kind, file_signatures, pdf
from archive.formats.file_kind import FileKind
from archive.ingest import originals, secrecy_gate
from archive.models import HandlingSheet
from archive.rendering.paper import filenames

_DOCUMENTS = {FileKind.PDF: pdf.MEDIA_TYPE, FileKind.DOCX: docx.MEDIA_TYPE}
_PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg"}
# As the column has it.
_LONGEST_NAME = 255


def checked(name: str, data: bytes) -> HandlingSheet:
    """The sheet, not kept yet. It is read through for a mark of secrecy, as far as it has letters: call it before a
    transaction. Raises Refused, with a sentence, for what is too large, of another kind or bears a mark."""
    if not data:
        raise Refused(_("文件是空的。"))
    if len(data) > most_bytes():
        raise Refused(too_large())
    name = filenames.name_as_received(PurePosixPath(name.replace("\\", "/")).name)[-_LONGEST_NAME:]
    media_type = _media_type(data, name)
    secrecy_gate.refuse(secrecy_gate.in_name(name), data, "handling-sheet")
    if media_type in _DOCUMENTS.values():
        _refuse_marked(name, data)
    return HandlingSheet(sha256=originals.digest(data), name=name, media_type=media_type, size=len(data))


def most_bytes() -> int:
    return settings.MAX_SOURCE_BYTES


def nothing_chosen() -> str:
    return _("没有选文件。")


def too_large() -> str:
    return _("文件超过 %(most)s，请分开扫描或降低分辨率。") % {"most": filesizeformat(settings.MAX_SOURCE_BYTES)}


def keep(sheet: HandlingSheet, data: bytes) -> None:
    """Keep the bytes and write the row: in the transaction of whoever attaches it. Raises OSError."""
    originals.keep(data)
    sheet.save(force_insert=True)


def opened(sheet: HandlingSheet) -> IO[bytes]:
    """Its bytes. Raises OSError where they are not there."""
    return originals.opened(sheet)


def faults() -> Iterator[tuple[HandlingSheet, str]]:
    """(sheet, "missing" or "changed") of every one that is not what was attached. Raises StoreTrouble."""
    for sheet in HandlingSheet.objects.order_by("pk").iterator():
        if kind := originals.fault(sheet):
            yield sheet, kind


def _media_type(data: bytes, name: str) -> str:
    for at, sign, picture in file_signatures.PICTURES:
        if picture in _PICTURES and data.startswith(sign, at):
            return _PICTURES[picture]
    try:
        kind = file_kind.kind_of(data, name)
    except Refused:
        kind = None
    if kind not in _DOCUMENTS:
        raise Refused(_("文件处理单只收 PDF、JPG、PNG 和 Word（.docx）；请另存或扫描后再附。"))
    return _DOCUMENTS[kind]


def _refuse_marked(name: str, data: bytes) -> None:
    try:
        text = formats.read(data, name)
    except Refused:
        # A scan without letters: it is kept for who may enter, and is not read.
        return
    mark = secrecy_gate.in_file(name, text.text, (*text.omitted, *text.unread), text.titles)
    secrecy_gate.refuse(mark, data, "handling-sheet")
