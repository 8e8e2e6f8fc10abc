"""How often the words of a directive count in it: more in its title, headings and named initiatives.

They are what an engine tells similar directives by (see search.analysis.distinctive_words).
"""

from collections import Counter
from collections.abc import Iterator
from threading import Lock

from cachetools import LRUCache, cached

from archive.models import ActionItem, Directive
from archive.privacy.text import hidden_from_all, redact
from search.analysis.segmentation import cut, is_word

# How much an occurrence counts where.
_TITLE, _HEADING, _INITIATIVE, _TEXT = 8, 3, 5, 1
# Each is a question to the index.
_MOST = 60
# What a text of millions of characters is like its beginning tells, in a tenth of the time.
_LONGEST = 200_000
# Directives of which the counts are kept: to cut a text into words takes longer than all the rest of its page.
CACHED_DIRECTIVES = 1024


@cached(LRUCache(CACHED_DIRECTIVES), key=lambda directive: (directive.pk, hash(directive.text)), lock=Lock())
def word_counts(directive: Directive) -> dict[str, int]:
    """{folded word: how often it counts}, those that count most; what is hidden is left out. Not to be changed."""
    return dict(_counted(directive).most_common(_MOST))


def _counted(directive) -> Counter:
    counts: Counter = Counter()
    hidden = hidden_from_all(directive)
    for text, weight in _parts(directive):
        for word in cut(redact(text, hidden)):
            # Single characters and figures are in every directive and mean nothing by themselves.
            if len(word) > 1 and is_word(word) and not word.isascii():
                counts[word] += weight
    return counts


def _parts(directive) -> Iterator[tuple[str, int]]:
    yield directive.title, _TITLE
    yield directive.text[:_LONGEST], _TEXT
    # The page has fetched them already.
    yield "\n".join(section.heading for section in directive.sections.all()), _HEADING
    named = ActionItem.objects.filter(section__directive=directive).exclude(initiatives=[])
    yield "，".join(name for names in named.values_list("initiatives", flat=True) for name in names), _INITIATIVE
