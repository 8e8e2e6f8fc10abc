"""What fits what a reader has typed so far."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.catalogue.known_directives import hidden_keys
from archive.models import Directive, OutboxEntry
from archive.models.code_point_order import ByCodePoint
from archive.privacy.sight import EVERYBODY
from archive.privacy.text import hidden_from, redact
from search.analysis.word_borders import broken_by, is_term
from search.errors import EngineUnavailable
from search.haystack_front.connection import engine, planner
from search.models import DirectiveKey, Mention, Term, TermKind
from search.planning import order_of
from search.query.tree import Phrase
from search.suggesting.key_lookup import begun_with
from search.suggesting.terms import is_named_so, is_offered, key_of

# Longer than any title's beginning that somebody types.
LONGEST = 60
MOST_TERMS, MOST_DIRECTIVES = 5, 4
# Not every row is a term to be offered, and a word may be another kind of term as well.
_MOST_ROWS = 60


@dataclass(frozen=True)
class Suggestion:
    """`label` says what it is; `words` are what to search for, '' where the suggestion is a page of its own: `url`."""

    text: str
    label: str
    words: str
    url: str
    count: int | None = None


def suggestions(typed: str, reader) -> list[Suggestion]:
    """At most nine: words that the archive holds, then directives by number and title. Of several words the last
    is completed where the whole begins nothing."""
    typed = typed.strip()
    key = key_of(typed)
    if not key or len(typed) > LONGEST:
        return []
    found = [*_terms(key), *_directives(key, typed, reader)]
    before, space, last = typed.rpartition(" ")
    if not found and space and (key := key_of(last)):
        found = [_of_term(kind, text, weight, f"{before} ") for kind, text, weight in _beginning_with(key)]
    return found


def _terms(key) -> list[Suggestion]:
    return [_of_term(kind, text, weight) for kind, text, weight in _beginning_with(key)]


def _beginning_with(key) -> list[tuple]:
    """(kind, text, weight) of the terms that most directives hold, one of each text; those that are not called so
    but only have another name that begins so come last, and before them those that only begin with the characters of
    the word that was typed: 工会法律援助 has no 工会法."""
    found = Term.objects.filter(begun_with("keys__key", key)).order_by("-weight", ByCodePoint("text")).distinct()
    once = {}
    rows = [row for row in found.values_list("pk", "kind", "text", "weight")[:_MOST_ROWS] if is_offered(*row[1:3])]
    withdrawn = _not_yet_taken_out([pk for pk, *_ in rows])
    for pk, kind, text, weight in rows:
        weight -= withdrawn[pk]
        if weight <= 0:
            continue
        # A word that is an initiative's or a topic's name as well is suggested as that.
        if text not in once or once[text][0] == TermKind.WORD:
            once[text] = (kind, text, weight)
    straddling = broken_by(key) if is_term(key) else ()
    return sorted(once.values(), key=lambda term: (not is_named_so(term[1], key), term[1] in straddling))[:MOST_TERMS]


def _not_yet_taken_out(terms: list[int]) -> Counter:
    """{key of a term: how many of its directives not everybody may know of any more}, closed or withdrawn just now and
    still counted."""
    hidden = hidden_keys(EVERYBODY)
    closed = (
        hidden.intersection(OutboxEntry.objects.waiting().values_list("directive_id", flat=True)) if hidden else ()
    )
    rows = Mention.objects.filter(term_id__in=terms, directive_id__in=closed) if closed else Mention.objects.none()
    return Counter(rows.values_list("term_id", flat=True))


def _of_term(kind, text, weight, before="") -> Suggestion:
    kind = TermKind(kind)
    if kind == TermKind.TOPIC and not before:
        return Suggestion(text, kind.label, "", _results(topic=text), weight)
    quoted = text if text.isalnum() else f'"{text}"'
    fields = {TermKind.TOPIC: f'主题:"{text}"', TermKind.ISSUER: f'机关:"{text}"'}
    words = before + fields.get(kind, quoted)
    return Suggestion(before + text, kind.label, words, _results(q=words), weight)


def _directives(key, typed, reader) -> list[Suggestion]:
    """Those whose number or subject begins so, the newest first; then those with the words in their title."""
    hidden = hidden_keys(reader)
    begun = DirectiveKey.objects.filter(begun_with("key", key)).order_by("-directive_id")
    if hidden:
        begun = begun.exclude(directive_id__in=Directive.objects.unknown_to(reader).order_by().values("pk"))
    keys = list(begun.values_list("directive_id", flat=True).distinct()[:MOST_DIRECTIVES])
    if len(keys) < MOST_DIRECTIVES and len(key) > 1 and not key.isascii():
        keys += [pk for pk in _titled(typed, hidden) if pk not in keys]
    held = Directive.objects.only("title", "number", "contacts").in_bulk(keys[:MOST_DIRECTIVES])
    return [_of_directive(held[pk], reader) for pk in keys if pk in held]


def _titled(typed: str, hidden: frozenset[int]) -> list[int]:
    plan = planner().plan(Phrase(typed, "title"), without=hidden)
    try:
        return [hit.pk for hit in engine().search(plan, rows=slice(0, MOST_DIRECTIVES), order=order_of()).hits]
    except EngineUnavailable:
        return []


def _of_directive(directive, reader) -> Suggestion:
    title = redact(directive.title, hidden_from(reader, directive))
    text = f"{title} {directive.number}" if directive.number else title
    return Suggestion(text, _("文件"), "", directive.get_absolute_url())


def _results(**query) -> str:
    return f"{reverse('search')}?{urlencode(query)}"
