"""Nothing that occurs is missed: words drawn from the texts against a plain scan of the folded texts."""

from functools import cache
from pathlib import Path
from random import Random

import pytest
from haystack.query import SearchQuerySet

from archive.models import Directive
from benchmarks import corpus
from search.analysis import segmentation
from search.analysis.matching_copy import fold
from search.indexing import index_upkeep
from tests.support.makers import make_directive

SOURCES = sorted(Path("fixtures/sources").glob("*.txt"))


@pytest.fixture
def folded(index):
    """{key: what the search reads of a directive, folded}."""
    for text in [*(path.read_text(encoding="utf-8") for path in SOURCES), *corpus.texts(20, 2000)]:
        make_directive(text=text)
    index_upkeep.rebuild()
    return {one.pk: [fold(one.text), fold(one.title)] for one in Directive.objects.all()}


def drawn(texts, count, wanted):
    """So many different words, letters only: a sign might be read as the query language."""
    chance, words = Random(9), []
    while len(words) < count:
        word = wanted(chance, chance.choice(texts))
        if word.isalpha() and not word.isascii() and word not in words and word not in ("或",):
            words.append(word)
    return words


# A whole text takes far longer to cut than a word to find.
pieces = cache(segmentation.cut)


def of_the_dictionary(chance, text):
    return chance.choice(pieces(text))


def unknown(chance, text):
    """A stretch of text that no dictionary has as a word."""
    start = chance.randrange(len(text) - 6)
    stretch = text[start : start + chance.randint(2, 5)]
    return "" if segmentation.cut(stretch) == [stretch] else stretch


@pytest.mark.parametrize(("count", "wanted"), [(500, of_the_dictionary), (50, unknown)])
def test_a_word_finds_every_directive_that_contains_it(folded, count, wanted):
    texts = [parts[0] for parts in folded.values()]
    missed = {}
    for word in drawn(texts, count, wanted):
        found = {int(result.pk) for result in SearchQuerySet().auto_query(word)[:100]}
        containing = {key for key, parts in folded.items() if any(word in part for part in parts)}
        if not containing <= found:
            missed[word] = containing - found
    assert missed == {}
