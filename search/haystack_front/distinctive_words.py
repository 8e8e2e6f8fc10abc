"""The words that tell a directive from the others of the archive.

What every directive says (各级工会 认真贯彻落实 …) tells nothing: words count by how often the directive has them,
more in its title, headings and named initiatives, and by how few others have them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import log
from threading import Lock

from cachetools import LRUCache, cached

from archive.models import ActionItem, Directive
from archive.privacy.text import redact
from search.analysis.segmentation import cut, is_word

WORDS = 12
# How much an occurrence counts where.
_TITLE, _HEADING, _INITIATIVE, _TEXT = 8, 3, 5, 1
# What more than this share of the archive has is boilerplate, what a small archive has throughout included.
_COMMON = 0.3
# Each candidate is a question to the index.
_CANDIDATES = 60
# Directives of which the candidates are kept: to cut a text into words takes longer than all the rest of its page.
CACHED_DIRECTIVES = 1024


def distinctive_words(
    directive: Directive, total: int, frequencies: Callable[[Iterable[str]], Mapping[str, int]]
) -> list[str]:
    """The words that tell the directive from the others, the most telling first. The archive holds `total` of them;
    `frequencies(words)` says how many contain each folded word."""
    counts = _candidates(directive)
    held, total = frequencies([word for word, _ in counts]), max(total, 1)
    scores = {}
    for word, count in counts:
        others = held[word] - 1
        # Shared by none it leads nowhere, shared by most it says nothing. Of a handful any other may be similar.
        if 0 < others <= max(_COMMON * total, 3):
            scores[word] = (1 + log(count)) * log(1 + total / (others + 1))
    return sorted(scores, key=lambda word: (-scores[word], word))[:WORDS]


@cached(LRUCache(CACHED_DIRECTIVES), key=lambda directive: (directive.pk, hash(directive.text)), lock=Lock())
def _candidates(directive) -> list[tuple[str, int]]:
    return _counted(directive).most_common(_CANDIDATES)


def _counted(directive) -> Counter:
    counts: Counter = Counter()
    for text, weight in _parts(directive):
        for word in cut(redact(text, directive.contacts)):
            # Single characters and figures are in every directive and mean nothing by themselves.
            if len(word) > 1 and is_word(word) and not word.isascii():
                counts[word] += weight
    return counts


def _parts(directive) -> Iterator[tuple[str, int]]:
    yield directive.title, _TITLE
    yield directive.text, _TEXT
    # The page has fetched them already.
    yield "\n".join(section.heading for section in directive.sections.all()), _HEADING
    named = ActionItem.objects.filter(section__directive=directive).exclude(initiatives=[])
    yield "，".join(name for names in named.values_list("initiatives", flat=True) for name in names), _INITIATIVE
