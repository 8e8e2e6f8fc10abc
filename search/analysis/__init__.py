"""Text into what the index holds: jieba's words for ranking, grams of the folded text for finding."""

from search.analysis.segmentation import configure, initialize

__all__ = ["ANALYSIS_VERSION", "configure", "initialize"]

# One more whenever the same directive and the same word lists give other words, grams, columns or suggestions than
# before: every index is then made anew, and searched as it is until then. A golden file tells when that is so.
ANALYSIS_VERSION = 1
