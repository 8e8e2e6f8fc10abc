"""Text into what the index holds: jieba's words for ranking, grams of the folded text for finding.

segmentation   texts into jieba's words, with those of union work; open this first
rust_jieba     who cuts · python_jieba: who cuts where that one cannot be had
word_borders   whether characters of a text are a word there
matching_copy  the text with one writing for what is the same · grams: its pairs of characters
word_lists     those words, from search/lexicon/ and from staff · synonyms: other names
stop_words     what questions are made of, besides what they are about
distinctive_words: which words tell a text from the others
"""

from search.analysis.segmentation import configure, initialize

__all__ = ["ANALYSIS_VERSION", "configure", "initialize"]

# One more whenever the same directive and the same word lists give other words, grams, columns or suggestions than
# before: every index is then made anew, and searched as it is until then. A golden file tells when that is so.
ANALYSIS_VERSION = 3
