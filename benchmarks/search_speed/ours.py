"""The archive's own search, behind one door: everything here that knows how it is reached."""

from functools import cache
from pathlib import Path

from django.conf import settings
from haystack.query import SearchQuerySet

from archive.models import Directive
from benchmarks.search_speed.questions import Question
from search.haystack_front.connection import engine, planner
from search.planning import BY_SCORE
from search.query.parser import parse
from search.whoosh_engine.analyzers import GramAnalyzer, WordAnalyzer
from search.whoosh_engine.answer import answer

FACETS = ("province", "year")
# What decides how texts are cut and folded: indexes of others' making are made anew when it changes.
ANALYSIS = sorted((Path(settings.BASE_DIR) / "search" / "analysis").glob("*.py")) + sorted(
    path for path in (Path(settings.BASE_DIR) / "search" / "lexicon").rglob("*") if path.is_file()
)
_words, _grams = WordAnalyzer(), GramAnalyzer()


def words_of(text: str) -> list[str]:
    """The words of a text in order, as they are indexed."""
    return _words.words(text)


def pairs_of(text: str) -> list[str]:
    """The pairs of neighbouring characters of a text, as they are indexed."""
    return [gram for gram, _ in _grams.placed(text) if len(gram) == 2]


class Ours:
    """The index as it stands."""

    def __init__(self):
        self.snapshot = engine().snapshot()
        self._made = cache(_plan)

    def ask(self, question: Question) -> int:
        """How many there are; the 20 best and the counts are found too."""
        return self._answer(_plan(question))

    def ask_made(self, question: Question) -> int:
        """The same of a plan that is made once and kept."""
        return self._answer(self._made(question))

    # No reader asks for what is known to be forgotten: only the benchmark looks into the engine's cache.
    def forget(self) -> None:
        """Drop every decoded array."""
        self.snapshot._cache.forget()

    def forget_phrases(self) -> None:
        """Drop where needles stand and what they score; decoded posting lists stay."""
        self.snapshot._cache.forget(lambda key: key[0] in ("needle", "scores", "boosted"))

    def _answer(self, plan):
        return answer(self.snapshot, plan, rows=slice(0, 20), order=BY_SCORE, facets=FACETS).total


def ask_by_haystack(question: Question) -> int:
    """The same through SearchQuerySet, as the archive's pages ask."""
    found = SearchQuerySet().models(Directive).auto_query(question.text)
    if question.province:
        found = found.filter(province__in=[question.province])
    if question.year:
        found = found.filter(year__in=[question.year])
    for name in FACETS:
        found = found.facet(name)
    list(found[:20])
    found.facet_counts()
    return found.count()


def _plan(question):
    filters = {
        "province": [question.province] if question.province else [],
        "year": [question.year] if question.year else [],
    }
    return planner().plan(parse(question.text)[0], filters)
