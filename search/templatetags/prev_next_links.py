"""What comes before and after a directive in the list that a reader came from."""

from django import template

from archive.web.prev_next import Neighbours, browsed
from archive.web.return_link import ListContext
from search.web.result_prev_next import searched

register = template.Library()


@register.simple_tag
def neighbours_of(directive, trail: ListContext) -> Neighbours | None:
    """Its neighbours among the results, or in the list of directives; None where the reader came from neither."""
    if not trail:
        return None
    return searched(directive.pk, trail) if trail.words else browsed(directive.pk, trail)
