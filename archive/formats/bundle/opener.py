"""Whether a file is a bundle, and what it brings."""

from archive.formats import file_kind
from archive.formats.bundle import mail_members, zip_members
from archive.formats.bundle.bundle_contents import Bundle
from archive.formats.file_kind import FileKind

_OPENERS = {FileKind.ZIP: zip_members.of, FileKind.MAIL: mail_members.of}


def opened(data: bytes, name: str) -> Bundle | None:
    """The files that the file called `name` brings, or None where it is itself the file. Raises Refused where it is
    broken, or never a directive's text."""
    opener = _OPENERS.get(file_kind.kind_of(data, name)) if data else None
    return opener(data) if opener else None
