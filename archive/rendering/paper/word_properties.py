"""What a Word file says of itself: its properties, and no hour at which it was made."""

import io
import zipfile
from datetime import datetime, time

from archive.rendering.paper.pieces import Paper
from archive.rendering.paper.printable_characters import clean


def describe(document, paper: Paper) -> None:
    """Title, number, issuers and keywords into the document's properties."""
    properties, made_at = document.core_properties, datetime.combine(paper.made_on, time())
    properties.title, properties.subject = _short(paper.title), _short(paper.number)
    properties.author = _short("；".join(paper.issuers))
    properties.keywords = _short("；".join(paper.keywords))
    properties.language, properties.comments, properties.last_modified_by = "zh-CN", "", ""
    properties.created = properties.modified = made_at


def dated_alike(archive: bytes) -> bytes:
    """The same zip file without the hour in which it was made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given.infolist():
            made.writestr(zipfile.ZipInfo(entry.filename), given.read(entry), zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _short(text: str) -> str:
    """Core properties hold 255 characters."""
    return clean(text)[:255]
