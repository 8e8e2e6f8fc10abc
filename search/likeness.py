"""What directives are like another: those that share the words which few directives have.

What every directive says (各级工会 认真贯彻落实 …) tells nothing: words count by how often the directive has them,
more in its title, headings and named initiatives, and by how few others have them.
"""

from collections import Counter
from dataclasses import dataclass
from math import log

from django.contrib.auth.models import AnonymousUser
from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.query import SearchQuerySet

from archive.hiding import hide_contacts
from archive.masking import mask
from archive.models import Directive
from search.analysis.folding import fold
from search.analysis.segmentation import cut, is_word
from search.engine.storage import IndexUnavailable

NOBODY = AnonymousUser()
SHOWN, SHARED = 5, 4
WORDS = 12
# How much an occurrence counts where.
_TITLE, _HEADING, _INITIATIVE, _TEXT = 8, 3, 5, 1
# What more than this share of the archive has is boilerplate, what a small archive has throughout included.
_COMMON = 0.3
# Each candidate is a question to the index.
_CANDIDATES = 60


@dataclass(frozen=True)
class Alike:
    title: str
    url: str
    shared: list[str]


def alike(directive: Directive, reader=NOBODY) -> list[Alike]:
    """The most alike first; empty where nothing is, or the index cannot be asked. `reader` is the user."""
    try:
        results = list(SearchQuerySet().models(Directive).more_like_this(directive)[:SHOWN])
    except IndexUnavailable:
        return []
    known = Directive.objects.only("title", "text", "contacts")
    held = known.in_bulk([int(result.pk) for result in results]) if results else {}
    hide_contacts(reader, *held.values())
    words = distinctive_words(directive)
    found = [held[int(result.pk)] for result in results if int(result.pk) in held]
    return [Alike(one.title, one.get_absolute_url(), _shared(words, one)) for one in found]


def distinctive_words(directive: Directive) -> list[str]:
    """The words that tell the directive from the others, the most telling first."""
    counts = _counted(directive)
    backend = connections[DEFAULT_ALIAS].get_backend()
    total = max(backend.document_count(), 1)
    worth = {}
    for word, count in counts.most_common(_CANDIDATES):
        others = backend.document_frequency(word) - 1
        # Shared by none it leads nowhere, shared by most it says nothing. Of a handful any other may be alike.
        if 0 < others <= max(_COMMON * total, 3):
            worth[word] = (1 + log(count)) * log(1 + total / (others + 1))
    return sorted(worth, key=lambda word: (-worth[word], word))[:WORDS]


def _counted(directive) -> Counter:
    counts: Counter = Counter()
    for text, weight in _parts(directive):
        for word in cut(mask(text, directive.contacts)):
            # Single characters and figures are in every directive and mean nothing by themselves.
            if len(word) > 1 and is_word(word) and not word.isascii():
                counts[word] += weight
    return counts


def _parts(directive):
    yield directive.title, _TITLE
    yield directive.text, _TEXT
    # The page has fetched them already.
    for section in directive.sections.all():
        yield section.heading, _HEADING
        for item in section.actions.all():
            yield "，".join(item.initiatives), _INITIATIVE


def _shared(words, other) -> list[str]:
    text = fold(f"{other.title}\n{other.text}")
    return [word for word in words if word in text][:SHARED]
