"""What a needle scores at each of the docnums that hold it."""

import numpy as np


class TermScores:
    """The scores of a needle at each of the docnums that hold it. Kept dense where many do: adding whole arrays is
    faster than scattering."""

    def __init__(self, docnums: np.ndarray, scores: np.ndarray, size: int):
        # As wide as NumPy wants an index: narrower ones it widens at each use, at several times the time.
        self._docnums: np.ndarray = docnums.astype(np.intp, copy=False)
        self._scores: np.ndarray = scores.astype(np.float32)
        self._dense = self._mask = None
        if len(docnums) * 8 > size:
            self._mask, self._dense = np.zeros(size, bool), np.zeros(size, np.float32)
            self._mask[self._docnums], self._dense[self._docnums] = True, self._scores
            self._docnums, self._scores = np.zeros(0, np.intp), np.zeros(0, np.float32)

    @classmethod
    def of_all(cls, scores: np.ndarray, mask: np.ndarray) -> "TermScores":
        """From the score of every docnum, 0 where the mask is not set."""
        made = cls(np.zeros(0, np.intp), np.zeros(0, np.float32), len(mask))
        made._dense, made._mask = scores.astype(np.float32), mask
        return made

    @property
    def nbytes(self) -> int:
        return sum(0 if one is None else one.nbytes for one in (self._docnums, self._scores, self._dense, self._mask))

    def mask(self, size: int) -> np.ndarray:
        """A mask of the docnums; not to be changed."""
        if self._mask is not None:
            return self._mask
        mask = np.zeros(size, bool)
        mask[self._docnums] = True
        return mask

    def score(self, size: int) -> np.ndarray:
        """The score of every docnum, 0 where there is none; not to be changed."""
        if self._dense is not None:
            return self._dense
        score = np.zeros(size, np.float32)
        score[self._docnums] = self._scores
        return score

    def add_to(self, score: np.ndarray) -> None:
        """Add the scores to a score of all docnums."""
        if self._dense is not None:
            score += self._dense
        else:
            score[self._docnums] += self._scores
