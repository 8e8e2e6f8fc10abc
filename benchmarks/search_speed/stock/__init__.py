"""Haystack as it comes: its own Whoosh engine with jieba's analyzer, over the same database."""
