"""OFD, the state's page format (GB/T 33190-2016): zip and XML. `read(data)` in `reader` is the one door.

bytes ──ofd_package──> pages as XML ──page_objects──> glyphs, rules, pictures ──reader──> lines, as a PDF's ──> Text

placement   matrices and boxes · text_codes: where each character of a text object stands
paths       drawn lines, of which tables are made
"""

from archive.formats.ofd.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
