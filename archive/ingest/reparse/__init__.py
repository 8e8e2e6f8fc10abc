"""Originals read again with today's parser, held against what the archive keeps of them.

reparse_run         the one door: ReparseRun(write).reparse(source)
original            a source's original → what would be read of it now
comparable_content  a directive, as kept and as read now, in one comparable form
differences         two contents → what differs, field by field
field_updates       the differences → database; what staff corrected stays theirs
text_damage         directives whose text and slices do not fit: found, and mended, where need be by reading again
damage_provenance   how a field says that it holds what stood there before
"""

from archive.ingest.reparse.differences import Difference
from archive.ingest.reparse.reparse_run import Reparsed, ReparseOutcome, ReparseRun

__all__ = ["Difference", "ReparseOutcome", "Reparsed", "ReparseRun"]
