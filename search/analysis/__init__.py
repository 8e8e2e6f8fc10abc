"""Text into what the index holds: jieba's words for ranking, grams of the folded text for finding."""

from search.analysis.segmentation import configure, initialize

__all__ = ["configure", "initialize"]
