"""The archive's own search, behind one door: everything here that knows how it is reached."""

import time
from pathlib import Path

from django.conf import settings
from django.db import transaction
from haystack import connections
from haystack.query import SearchQuerySet

from archive.changes import announce
from archive.models import Directive
from benchmarks.search_speed.questions import Question
from search.analysis.analyzers import GramAnalyzer, WordAnalyzer
from search.engine.answering import Answer, answer
from search.query.parser import parse
from search.query.tree import And, Filter

FACETS = ("province", "year")
# What decides how texts are cut and folded: indexes of others' making are made anew when it changes.
ANALYSIS = sorted((Path(settings.BASE_DIR) / "search" / "analysis").glob("*.py")) + sorted(
    path for path in (Path(settings.BASE_DIR) / "search" / "lexicon").rglob("*") if path.is_file()
)
_words, _grams = WordAnalyzer(), GramAnalyzer()


def words_of(text: str) -> list[str]:
    """The words of a text in order, as they are indexed."""
    return _words.words(text)


def grams_of(text: str) -> list[str]:
    """The pairs of neighbouring characters of a text, as they are indexed."""
    return [gram for gram, _ in _grams.placed(text) if len(gram) == 2]


class Ours:
    """The index as it stands."""

    def __init__(self):
        self.snapshot = connections["default"].get_backend().snapshot()
        self.forget, self.forget_phrases = self.snapshot.forget, self.snapshot.forget_phrases

    def ask(self, question: Question) -> int:
        """How many there are; the 20 best and the counts are found too."""
        return self._answer(question, 20).total

    def keys(self, question: Question) -> set[int]:
        """The keys of all that match."""
        return {int(self.snapshot.stored(place)["django_id"]) for place in self._answer(question, None).places}

    def _answer(self, question, end) -> Answer:
        return answer(self.snapshot, _tree(question), start=0, end=end, sort_by=(), facets=FACETS)


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


def findable_after(directive: Directive, word: str) -> float:
    """Seconds from the saving of a directive whose text has a new word until a search for it finds it."""
    directive.text = f"{directive.text}\n{word}"
    began = time.perf_counter()
    with transaction.atomic():
        directive.save()
        announce([directive.pk])
    while [hit.pk for hit in SearchQuerySet().auto_query(f'"{word}"')] != [str(directive.pk)]:
        if time.perf_counter() - began > 120:
            raise TimeoutError(f"Directive {directive.pk} was not found two minutes after it was saved.")
    return time.perf_counter() - began


def _tree(question):
    tree = parse(question.text)[0]
    filters = []
    if question.province:
        filters.append(Filter("province", "in", [question.province]))
    if question.year:
        filters.append(Filter("year", "in", [question.year]))
    return And((tree, *filters)) if filters else tree
