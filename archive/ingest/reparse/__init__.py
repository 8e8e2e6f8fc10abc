"""Originals read again with today's parser, held against what the archive keeps of them.

reading      a source's original → what would be read of it now
contents     a directive, as kept and as read now, in one comparable form
differences  two contents → what differs, field by field
applying     the differences → database; what staff corrected stays theirs
run          the one door: Run(write).reparse(source)
damage       directives whose text and slices do not fit: found, and mended, where need be by reading again
"""

from archive.ingest.reparse.differences import Difference
from archive.ingest.reparse.reparse_run import Reparsed, ReparseOutcome, ReparseRun

__all__ = ["Difference", "ReparseOutcome", "Reparsed", "ReparseRun"]
