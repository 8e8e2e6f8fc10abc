"""What a printed list says of itself."""

import re
from urllib.parse import unquote

from django import template

from archive.rendering.paper import reprint_line

register = template.Library()

# Bytes of characters beyond ASCII. The others (%20, %26, %2B) keep their meaning only as they are written.
_ENCODED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")


register.simple_tag(reprint_line.of_list, name="list_reprint_line")
register.simple_tag(reprint_line.of_comparison, name="comparison_reprint_line")


@register.filter
def named(names: dict, key):
    """names[key], or '' where there is none."""
    return names.get(key, "")


@register.simple_tag(takes_context=True)
def readable_address(context) -> str:
    """The page's whole address as a reader would type it: …/search/?q=劳模精神, not %E5%8A%B3."""
    return _ENCODED.sub(_decoded, context["request"].build_absolute_uri())


def _decoded(found: re.Match) -> str:
    try:
        return unquote(found[0], errors="strict")
    except UnicodeDecodeError:
        return found[0]
