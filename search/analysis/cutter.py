"""jieba's segmentation in one pass: its dictionary, its rule (the most probable cut, no guesses at unknown words), and
so its very words, at a multiple of its speed: a rebuild of the index spends most of its time here.

For every position, from the end, the best cut of the rest is kept; a prefix that begins no word ends the search for
longer ones. The dictionary is jieba's own, {word or beginning of a word: frequency, 0 for a mere beginning}, with
its frequencies turned into logarithms once.
"""

import re
from itertools import chain
from math import log

# What jieba takes for text; the rest is cut to single characters.
_TEXT = re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&\._%\-]+)")
# A beginning of a word that is none itself: never the better choice.
_NO_WORD = float("-inf")


class Cutter:
    def __init__(self, frequencies: dict[str, int], total: int):
        """Takes the dictionary over: its values are logarithms afterwards."""
        everything = log(total)
        for word, frequency in frequencies.items():
            frequencies[word] = log(frequency) - everything if frequency else _NO_WORD
        self._logs, self._unknown = frequencies, -everything

    def cut(self, text: str) -> list[str]:
        """Every piece of a text in order; joined they are the text again."""
        blocks = _TEXT.split(text)
        # Every second block is text, what lies between is not.
        return list(chain.from_iterable(self._words(block) if at % 2 else block for at, block in enumerate(blocks)))

    def _words(self, block: str) -> list[str]:
        ends = self._best_ends(block)
        words, at, latin = [], 0, ""
        while at < len(block):
            word = block[at : ends[at]]
            at = ends[at]
            # Letters and digits that form no word of the dictionary stay together.
            if len(word) == 1 and word.isascii() and word.isalnum():
                latin += word
                continue
            if latin:
                words.append(latin)
                latin = ""
            words.append(word)
        return [*words, latin] if latin else words

    def _best_ends(self, block: str) -> list[int]:
        """For each position the end of the word that the most probable cut of the rest begins with."""
        known, unknown, length = self._logs.get, self._unknown, len(block)
        scores, ends = [0.0] * (length + 1), [0] * length
        for at in range(length - 1, -1, -1):
            value = known(block[at])
            best, end = (unknown if value is None else value) + scores[at + 1], at + 1
            if value is not None:
                for stop in range(at + 2, length + 1):
                    value = known(block[at:stop])
                    if value is None:
                        break
                    # Of two equal cuts jieba takes the longer word first.
                    if value != _NO_WORD and (value := value + scores[stop]) >= best:
                        best, end = value, stop
            # A character that only begins words, and here none of them.
            scores[at], ends[at] = (best, end) if best != _NO_WORD else (unknown + scores[at + 1], at + 1)
        return ends
