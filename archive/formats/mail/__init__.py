"""Mails, and web pages saved as one (MHT): both are MIME, a header and parts.

header_block   whether a file begins as a mail or a saved page does
message        bytes → parts, their characters and names decoded
saved_page     the page of an MHT, by the reader of pages
mail_body      the words of a mail without attachments, where they are a directive
attachments    the files that a mail brings
"""

from archive.formats.mail import attachments, header_block, mail_body, saved_page

__all__ = ["attachments", "header_block", "mail_body", "saved_page"]
