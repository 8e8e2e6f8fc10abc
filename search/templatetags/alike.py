"""What else in the archive is like a directive."""

from django import template

from search.likeness import alike

register = template.Library()


@register.inclusion_tag("search/_alike.html")
def alike_to(directive):
    """The directives most like this one, each with the words that it shares; nothing where the index is away."""
    return {"alike": alike(directive)}
