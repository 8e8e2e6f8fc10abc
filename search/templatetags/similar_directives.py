"""Similar directives: what else in the archive is like one."""

from dataclasses import replace

from django import template

from archive.privacy.text import hidden_from, redact
from search.results import similar

register = template.Library()


@register.simple_tag(takes_context=True)
def similar_to(context, directive) -> list[similar.SimilarDirective]:
    """The directives most similar to this one, each with the words that it shares; none where the index is away.
    Persons named in either of the two are hidden from readers who are not signed in."""
    found = similar.similar_to(directive)
    user = context["request"].user
    if user.is_authenticated:
        return found
    own = hidden_from(user, directive)
    return [
        replace(one, title=redact(one.title, one.hidden), shared=_without(one.shared, [*own, *one.hidden]))
        for one in found
    ]


def _without(words, contacts) -> list[str]:
    """Words that are no part of a contact, and hold none."""
    return [word for word in words if not any(word in contact or contact in word for contact in contacts if contact)]
