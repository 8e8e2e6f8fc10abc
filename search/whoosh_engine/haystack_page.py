"""An answer in the shape haystack reads results in."""

from haystack.constants import DJANGO_CT, DJANGO_ID

from search.whoosh_engine.answer import EngineAnswer
from search.whoosh_engine.snapshot import Snapshot


class HaystackPage:
    """What haystack calls a raw page: length, iteration over stored fields, scores, groups."""

    def __init__(self, snapshot: Snapshot, answer: EngineAnswer, keys_only: bool = False):
        self._snapshot, self._answer, self._keys_only = snapshot, answer, keys_only
        self.results = self

    def __len__(self):
        return self._answer.total

    def __iter__(self):
        if self._keys_only:
            # A column has them: what is stored lies packed.
            keys = self._snapshot.integers("key")
            return ({DJANGO_CT: "archive.directive", DJANGO_ID: str(keys[docnum])} for docnum in self._answer.docnums)
        return (self._snapshot.stored(docnum) for docnum in self._answer.docnums)

    def score(self, at: int) -> float:
        return float(self._answer.scores[at])

    def facet_names(self):
        return list(self._answer.facets)

    def groups(self, name: str) -> dict:
        return dict(self._answer.facets[name])
