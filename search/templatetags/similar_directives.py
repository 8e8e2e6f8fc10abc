"""Similar directives: what else in the archive is like one."""

from dataclasses import replace

from django import template

from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from, hidden_in_lists, redact
from search.results import similar

register = template.Library()


@register.simple_tag(takes_context=True)
def similar_to(context, directive) -> list[similar.SimilarDirective]:
    """The directives most similar to this one, each with the words that it shares; none where the index is away.
    Contacts named in either of the two are hidden from readers who may not see them."""
    user = context["request"].user
    sight = sight_of(user)
    found = [replace(one, validity=one.kept.shown(sight)) for one in similar.similar_to(directive, sight)]
    if sight.sees_contacts:
        # What else may be hidden stands in no index, so that it is no word that both have.
        return [replace(one, title=redact(one.title, hidden_in_lists("", sight))) for one in found]
    own = hidden_from(user, directive)
    return [
        replace(one, title=redact(one.title, one.hidden), shared=_without(one.shared, [*own, *one.hidden]))
        for one in found
    ]


def _without(words, contacts) -> list[str]:
    """Words that are no part of a contact, and hold none."""
    return [word for word in words if not any(word in contact or contact in word for contact in contacts if contact)]
