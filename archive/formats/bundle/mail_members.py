"""A mail with attachments → the attachments. What the mail itself says is looked at and not taken in."""

from email.message import Message
from functools import partial

from archive.formats import stray_files
from archive.formats.bundle.bundle_contents import Bundle, Member
from archive.formats.mail import attachments, mail_body, message
from archive.formats.received_text import Text
from archive.formats.refusal import Refused

_LONGEST = 40


def of(data: bytes) -> Bundle | None:
    """The files of a mail; None where it has none. Raises Refused for a mail that is damaged."""
    mail = message.parsed(data)
    found = list(attachments.of(mail))
    members = [Member(name, partial(bytes, content)) for name, content in found if not stray_files.refusal(name)]
    if not members:
        return None
    words = _words(mail)
    passed_by = tuple(name for name, _ in found if stray_files.refusal(name))
    return Bundle(tuple(members), passed_by, words, (_note(words.text),) if words else ())


def _words(mail: Message) -> Text | None:
    """What the mail says; where that cannot be read its files are taken in all the same."""
    try:
        return mail_body.words(mail)
    except Refused:
        return None


def _note(said: str) -> str:
    begin = " ".join(said.split())
    shown = begin if len(begin) <= _LONGEST else f"{begin[:_LONGEST]}……"
    return f"邮件的正文未导入，只导入附件；正文是“{shown}”，如果它也是文件，请另存为文本后导入。"
