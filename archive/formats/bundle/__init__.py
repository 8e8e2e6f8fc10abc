"""Files that bring others: a zip, a mail with attachments. `opened(data, name)` is the one door.

opener           whether a file is a bundle
bundle_contents  what that answers: Bundle, Member
zip_members      the files of a zip · entry_names: what they are called, in GBK or UTF-8
mail_members     the files of a mail
"""

from archive.formats.bundle.bundle_contents import Bundle, Member
from archive.formats.bundle.opener import opened

__all__ = ["Bundle", "Member", "opened"]
