"""The lines that a mail begins with: whether a file has them, and whether it is a letter or a saved page."""

import re

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60})[ \t]*:")
# A mailbox of Unix puts a line of its own before each mail.
_BEFORE = re.compile(rb"\A(?:\xef\xbb\xbf)?[\s\x00]{0,200}(?:From [^\n]{0,200}\n)?")
_MIME = {b"mime-version", b"content-type", b"content-transfer-encoding"}
_OF_MAIL = {
    b"from", b"to", b"cc", b"subject", b"date", b"received", b"return-path", b"message-id", b"delivered-to",
    b"x-mailer", b"sender", b"reply-to",
}  # fmt: skip
# A letter has somebody whom it went to, or the stamps of its way; a browser writes at most From, Subject and Date.
_SENT = {b"to", b"cc", b"received", b"return-path", b"message-id", b"delivered-to", b"reply-to", b"x-mailer"}
_PAGE = re.compile(rb"^content-type[ \t]*:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^(?:from[ \t]*:[^\n]*saved by|snapshot-content-location)", re.IGNORECASE | re.MULTILINE)


def is_mime(begin: bytes) -> bool:
    """Whether the first bytes of a file are the header of a mail or of a saved page."""
    names = _names(begin)
    return bool(names & _MIME) or len(names & _OF_MAIL) >= 2


def is_saved_page(begin: bytes) -> bool:
    """Whether a file that is MIME is a page that a browser or an office program saved."""
    block = _block(begin)
    return bool(_SAVED.search(block)) or (bool(_PAGE.search(block)) and not _names(begin) & _SENT)


def _block(begin: bytes) -> bytes:
    lines = _BEFORE.sub(b"", begin, count=1).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return lines.partition(b"\n\n")[0]


def _names(begin: bytes) -> set[bytes]:
    """The names of the header's lines; none where a line is no header's. The last may be cut."""
    names: set[bytes] = set()
    for line in _block(begin).split(b"\n"):
        if line[:1] in (b" ", b"\t") and names:
            continue
        if not (header := _HEADER.match(line)):
            return set()
        names.add(header[1].lower())
    return names
