"""The files that a mail brings."""

import mimetypes
from collections.abc import Iterator
from email.message import Message

from archive.formats.mail import mail_body, message

# Signatures and cards that programs add; nobody sends them.
_NOBODYS = {
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "text/vcard",
    "text/x-vcard", "text/directory", "text/calendar", "message/delivery-status", "message/disposition-notification",
}  # fmt: skip


def of(mail: Message) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each, in order; one without a name is called by its place."""
    for at, part in enumerate(filter(mail_body.is_file, message.parts(mail)), 1):
        if part.get_content_type() not in _NOBODYS:
            yield message.file_name(part) or _name(part, at), message.content(part)


def _name(part: Message, at: int) -> str:
    if part.get_content_type() == "message/rfc822":
        inner = message.attached_mail(part)
        subject = message.words(inner.get("Subject", "")) if inner else ""
        return f"{subject or f'邮件{at}'}.eml".replace("/", "／")
    return f"附件{at}{mimetypes.guess_extension(part.get_content_type()) or ''}"
