"""make bench-search: how fast the archive searches, beside tantivy, SQLite FTS5, stock haystack and its own 404."""
