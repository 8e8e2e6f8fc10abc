"""What directives are like another: those that share the words which few directives have.

What every directive says (各级工会 认真贯彻落实 …) tells nothing: words count by how often the directive has them,
more in its title, headings and named initiatives, and by how few others have them.
"""

from collections import Counter
from dataclasses import dataclass, field
from math import log
from threading import Lock

from cachetools import LRUCache, cached
from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Directive
from archive.privacy.text import redact
from search.analysis.matching_copy import fold
from search.analysis.segmentation import cut, is_word
from search.whoosh_engine.storage.index_directory import IndexUnavailable

SHOWN, SHARED = 5, 4
WORDS = 12
# How much an occurrence counts where.
_TITLE, _HEADING, _INITIATIVE, _TEXT = 8, 3, 5, 1
# What more than this share of the archive has is boilerplate, what a small archive has throughout included.
_COMMON = 0.3
# Each candidate is a question to the index.
_CANDIDATES = 60


# Directives of which the answer is kept, and those of which the words are: to cut a text into words takes longer than
# all the rest of its page.
KEPT, KEPT_WORDS = 4096, 1024


@dataclass(frozen=True)
class SimilarDirective:
    """A directive like another, with the words that both have; `contacts` are its persons' names and the like."""

    key: int
    title: str
    url: str
    shared: list[str]
    contacts: list[str] = field(default_factory=list)


def similar_to(directive: Directive) -> list[SimilarDirective]:
    """The most alike first; empty where nothing is, or the index cannot be asked. The answer is kept as long as the
    index has the same version: each change of a directive gives it another."""
    try:
        version = _backend().index_directory.version()
        return _asked(version, directive)
    except IndexUnavailable:
        return []


def distinctive_words(directive: Directive) -> list[str]:
    """The words that tell the directive from the others, the most telling first."""
    counts = _commonest(directive)
    backend = _backend()
    total = max(backend.document_count(), 1)
    held = backend.document_frequencies([word for word, _ in counts])
    worth = {}
    for word, count in counts:
        others = held[word] - 1
        # Shared by none it leads nowhere, shared by most it says nothing. Of a handful any other may be alike.
        if 0 < others <= max(_COMMON * total, 3):
            worth[word] = (1 + log(count)) * log(1 + total / (others + 1))
    return sorted(worth, key=lambda word: (-worth[word], word))[:WORDS]


@cached(LRUCache(KEPT), key=lambda version, directive: (version, directive.pk), lock=Lock())
def _asked(version, directive) -> list[SimilarDirective]:
    words = distinctive_words(directive)
    found = _backend().docs_with_any(words, directive, end_offset=SHOWN, models=[Directive])
    keys = [int(result.pk) for result in found["results"]]
    held = Directive.objects.only("title", "text", "contacts").in_bulk(keys) if keys else {}
    return [
        SimilarDirective(one.pk, one.title, one.get_absolute_url(), _shared(words, one), one.contacts)
        for one in map(held.get, keys)
        if one
    ]


def _backend():
    return connections[DEFAULT_ALIAS].get_backend()


@cached(LRUCache(KEPT_WORDS), key=lambda directive: (directive.pk, hash(directive.text)), lock=Lock())
def _commonest(directive) -> list[tuple[str, int]]:
    return _counted(directive).most_common(_CANDIDATES)


def _counted(directive) -> Counter:
    counts: Counter = Counter()
    for text, weight in _parts(directive):
        for word in cut(redact(text, directive.contacts)):
            # Single characters and figures are in every directive and mean nothing by themselves.
            if len(word) > 1 and is_word(word) and not word.isascii():
                counts[word] += weight
    return counts


def _parts(directive):
    yield directive.title, _TITLE
    yield directive.text, _TEXT
    # The page has fetched them already.
    sections = list(directive.sections.all())
    yield "\n".join(section.heading for section in sections), _HEADING
    duties = [duty for section in sections for duty in _duties(section)]
    yield "，".join(name for duty in duties for name in duty.initiatives), _INITIATIVE


def _duties(section):
    return section.duties if hasattr(section, "duties") else section.actions.all()


def _shared(words, other) -> list[str]:
    text = fold(f"{other.title}\n{other.text}")
    return [word for word in words if word in text][:SHARED]
