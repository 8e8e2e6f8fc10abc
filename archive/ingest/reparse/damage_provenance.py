"""How provenance says that it holds what stood in the archive before a text was mended."""

MENDED = "与章节对不上，已按原件重读"
