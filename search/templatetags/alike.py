"""What else in the archive is like a directive."""

from django import template

from search.likeness import alike

register = template.Library()


@register.inclusion_tag("search/_alike.html", takes_context=True)
def alike_to(context, directive):
    """The directives most like this one, each with the words that it shares; nothing where the index is away."""
    return {"alike": alike(directive, context["request"].user)}
