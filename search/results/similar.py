"""What directives are similar to another: those that share the words which few directives have."""

from dataclasses import dataclass

from archive.catalogue.data_version import VersionedCache
from archive.catalogue.kept_validity import NOTHING_KNOWN, KeptValidity, kept_of
from archive.catalogue.known_directives import hidden_keys
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.models import Directive
from archive.privacy.sight import EVERYBODY, Sight
from archive.privacy.text import Hidden, hidden_from_all
from search.analysis.matching_copy import fold
from search.contract import Similar
from search.errors import EngineUnavailable
from search.haystack_front.connection import engine, planner
from search.haystack_front.word_counts import word_counts
from search.planning import BY_SCORE

SHOWN, SHARED = 5, 4
# Directives of which the answer is kept.
CACHED_DIRECTIVES = 4096
_kept = VersionedCache(CACHED_DIRECTIVES)


@dataclass(frozen=True)
class SimilarDirective:
    """A directive like another, with the words that both have; `hidden` is what not everybody may see of it, `kept`
    what its validity follows from: on the day it is shown, and for who sees it, that is `validity`."""

    key: int
    title: str
    url: str
    shared: list[str]
    hidden: Hidden
    kept: KeptValidity = NOTHING_KNOWN
    validity: ShownValidity = UNSETTLED


def similar_to(directive: Directive, sight: Sight = EVERYBODY) -> list[SimilarDirective]:
    """The most similar first, of those that a reader of this sight may know of; empty where nothing is, or the engine
    cannot be asked. The answer is kept until something changes."""
    asked = (directive.pk, sight.circle)
    try:
        return _kept.of([asked], lambda keys: {asked: _asked(directive, sight)})[asked]
    except EngineUnavailable:
        return []


def _asked(directive, sight) -> list[SimilarDirective]:
    hidden = hidden_keys(sight)
    size, found, keys = SHOWN, _found(directive, SHOWN), []
    # An engine knows no readers: more are asked for until there are enough of those that this one may know of.
    while len(keys := [hit.pk for hit in found.hits if hit.pk not in hidden]) < SHOWN <= size == len(found.hits):
        size *= 4
        found = _found(directive, size)
    keys = keys[:SHOWN]
    held = Directive.objects.only("title", "text", "contacts", "annotations").in_bulk(keys) if keys else {}
    validity = kept_of(held)
    return [
        SimilarDirective(
            one.pk, one.title, one.get_absolute_url(), _shared(found.words, one), hidden_from_all(one),
            validity.get(one.pk, NOTHING_KNOWN),
        )
        for one in map(held.get, keys)
        if one
    ]  # fmt: skip


def _found(directive, size: int) -> Similar:
    return engine().similar(directive.pk, word_counts(directive), planner().weights.all_words, size, BY_SCORE)


def _shared(words, other) -> list[str]:
    text = fold(f"{other.title}\n{other.text}")
    return [word for word in words if word in text][:SHARED]
