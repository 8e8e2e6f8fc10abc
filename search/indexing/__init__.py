"""Keeping the index in step with the archive; `search.indexing.upkeep` is the door."""
