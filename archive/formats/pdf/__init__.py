"""PDF files: `read(data)` is the one door.

bytes ──wholeness──> child process: pages/ ──> lines with places ──margins──> without page numbers
                                └── ocr, for pages that are pictures ──┘            │
                                                                        paragraphs ──> Text
"""

from archive.formats.pdf.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
