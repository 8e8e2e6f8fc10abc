"""What the bar below a list says and offers of the chosen directives."""

from django import template

from archive.exporting import chosen_originals
from archive.models.chosen_directive import MOST_CHOSEN
from archive.web.views import paper_downloads

register = template.Library()


@register.simple_tag
def choice_limits() -> dict[str, int]:
    """How many may be chosen, and how many one act takes: the server's own limits, for whoever chooses to see."""
    return {"chosen": MOST_CHOSEN, "pdf": paper_downloads.MOST, "zip": chosen_originals.MOST}
