"""jieba's words by jieba itself, where there is no rjieba: the same ones, more slowly."""

import logging
from collections.abc import Callable, Iterable
from pathlib import Path

import jieba

jieba.setLogLevel(logging.WARNING)


def cutter(words: Iterable[str], cache_dir: Path | None = None) -> Callable[[str], list[str]]:
    """A function that gives every piece of a text in order, with these words added to jieba's own. jieba keeps its
    dictionary in `cache_dir` for the next start; None is the folder shared by all users."""
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = cache_dir and str(cache_dir)
    tokenizer.initialize()
    for word in words:
        tokenizer.add_word(word)

    # Without its guesses at unknown words, see `segmentation.cut`.
    return lambda text: tokenizer.lcut(text, HMM=False)
