"""What comes before and after a directive in the list that a reader came from."""

from django import template

from archive.web.prev_next import PrevNext, browsed
from archive.web.return_link import ListContext
from search.web.result_prev_next import searched

register = template.Library()


@register.simple_tag(takes_context=True)
def prev_next_of(context, directive, list_context: ListContext) -> PrevNext | None:
    """The previous and the next among the results, or in the list of directives; None for a reader from neither."""
    if not list_context:
        return None
    told = searched if list_context.words else browsed
    return told(directive.pk, list_context, context["request"].user)
