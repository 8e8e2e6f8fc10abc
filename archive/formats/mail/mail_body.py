"""The words of a mail that brings no files: read where they are a directive, which is told by its signs."""

import re
from dataclasses import replace
from email.message import Message

from archive.formats import directive_signs, garbled_text, html, text_encoding
from archive.formats.mail import message
from archive.formats.received_text import Omission, Text
from archive.formats.refusal import Refused

MEDIA_TYPE = "message/rfc822"
_NO_DIRECTIVE = "邮件里没有附件，正文也不像文件（没有标题、文号、主送机关）；请把要导入的文件另存后再导入。"
_WITHOUT_WORDS = "邮件里没有附件，也没有正文；请检查是否存错了邮件。"
_LINE_END = re.compile("\r\n?")
_FLOWED = re.compile(r"(?<=\S) \n(?=\S)")
# What programs put before a mail that is sent on: a rule and the lines of its header.
_SENT_ON = re.compile(
    r"^[-—_=* ]{2,}[^\n]{0,10}(?:原始邮件|转发的?邮件|Original Message|Forwarded [Mm]essage)[^\n]{0,10}[-—_=* ]{2,}\n"
    r"(?:\s*\n|[>*\s]*(?:发件人|发送时间|发送日期|日期|时间|收件人|抄送人?|主题|From|Sent|Date|To|Cc|Subject)[*\s]*[：:][^\n]*\n)+",
    re.MULTILINE,
)
# RFC 3676, 4.3: what follows two dashes and a space is the writer's card.
_CARD = re.compile(r"^-- \n.*\Z", re.MULTILINE | re.DOTALL)


def read(data: bytes) -> Text:
    """The words of the mail, no line of its header. Raises Refused for what has none, or is no directive."""
    mail = message.parsed(data)
    found = words(mail)
    if found is None:
        raise Refused(_WITHOUT_WORDS)
    if not directive_signs.are_in(found.text):
        raise Refused(_NO_DIRECTIVE)
    return found


def words(mail: Message) -> Text | None:
    """The words of a mail, None where it has none; its subject stands among what was left out."""
    subject = message.words(mail.get("Subject", ""))
    about = (Omission("邮件主题", subject),) if subject else ()
    kinds = ("text/plain", "text/html")
    parts = {
        kind: [part for part in message.parts(mail) if part.get_content_type() == kind and not is_file(part)]
        for kind in kinds
    }
    for part in parts["text/plain"]:
        if (found := _plain(part)) and found.text.strip():
            return Text(
                found.text,
                MEDIA_TYPE,
                found.encoding,
                omitted=(*about, *found.omitted),
                titles=(subject,),
                notes=found.notes,
            )
    for part in parts["text/html"]:
        try:
            page = html.read(message.in_utf8(part))
        except Refused:
            continue
        return replace(page, media_type=MEDIA_TYPE, omitted=(*about, *page.omitted), titles=(subject,))
    return None


def is_file(part: Message) -> bool:
    """Whether a part is a file that the mail brings, and not its words or a picture in them."""
    disposition = part.get_content_disposition()
    named = bool(message.file_name(part))
    if part.get_content_maintype() == "image" and (disposition == "inline" or part.get("Content-ID")):
        return False
    if part.get_content_type() == "message/rfc822":
        return True
    return disposition == "attachment" or named


def _plain(part: Message) -> Text | None:
    try:
        decoded, encoding = text_encoding.decode(message.in_utf8(part))
    except Refused:
        return None
    text, notes = garbled_text.mended(decoded)
    text = _LINE_END.sub("\n", text).replace("\xa0", " ")
    if str(part.get_param("format") or "").lower() == "flowed":
        text = _FLOWED.sub("", text)
    omitted = []
    for pattern, reason in ((_SENT_ON, "转发邮件的抬头"), (_CARD, "邮件签名")):
        omitted += [Omission(reason, found[0].strip()) for found in pattern.finditer(text)]
        text = pattern.sub("", text)
    return Text(text, MEDIA_TYPE, encoding.removesuffix("-sig"), omitted=tuple(omitted), notes=notes)
