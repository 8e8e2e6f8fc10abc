"""What a list or a directive can be taken away as: the links, for whoever has no say in the view."""

from django import template
from django.urls import reverse
from django.utils import timezone

from archive.catalogue.relations import Relations
from archive.exporting.criteria import query_without
from archive.exporting.directive_rows import cited
from archive.exporting.sheet import MOST
from archive.models import Directive

register = template.Library()


@register.inclusion_tag("archive/_take_away.html", takes_context=True)
def take_away(context, name: str):
    """The links of a list named search, directives or actions to all that it found; `page_obj` says how many."""
    request = context["request"]
    return {
        "csv": _relative(request, f"{name}_csv", "page", "view"),
        "xlsx": _relative(request, f"{name}_xlsx", "page", "view"),
        "feed": _relative(request, f"{name}_feed", "page", "sort", "view"),
        "most": MOST if context["page_obj"].paginator.count > MOST else None,
    }


@register.simple_tag(takes_context=True)
def feed_address(context, name: str) -> str:
    """Where the feed of a list is, for its head."""
    return _relative(context["request"], f"{name}_feed", "page", "sort")


@register.simple_tag(takes_context=True)
def list_entry(context, directive: Directive, relations: Relations) -> str:
    """The directive as an entry of a list of references."""
    request = context["request"]
    address = request.build_absolute_uri(directive.get_absolute_url())
    return cited(directive, request.user, address, timezone.localdate(), relations.issuers)


def _relative(request, name, *without) -> str:
    """The path of an address under the query of this one."""
    query = query_without(request, *without)
    return f"{reverse(name)}?{query}" if query else reverse(name)
