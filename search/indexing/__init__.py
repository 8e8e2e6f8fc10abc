"""Keeping the index in step with the archive; `search.indexer` is the door."""
