"""PDF files: `read(data)` in `reader` is the one door.

bytes ──wholeness──> child_process: pages/ ──> placed_lines ──running_heads──> without page numbers
                                └── ocr, for pages that are pictures ──┘            │
                                                                    paragraph_flow ──> Text
"""

from archive.formats.pdf.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
