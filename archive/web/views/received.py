"""A directive as received beside its cleaned text: what cleaning took out stands in its place, struck out."""

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.models import Directive
from archive.privacy import hidden_originals, noted_uses
from archive.privacy.rows import redact_contacts
from archive.privacy.text import hidden_in_several, redact
from archive.rendering import raw_text
from archive.web.page_cache import cached_until_change
from archive.web.return_link import ListContext


@require_safe
@cached_until_change
def directive_received(request, pk):
    found = get_object_or_404(Directive.objects.select_related("source"), pk=pk)
    source = found.source
    # The file may hold further directives, with contacts of their own.
    held = list(source.directives.all())
    hidden = hidden_in_several(request.user, held)
    cleaned, asks_permission = found.text, hidden_originals.asks_permission(source)
    shown = noted_uses.redactor(pk, hidden, lambda: hidden_in_several(AnonymousUser(), held))
    redact_contacts(request.user, found, *held)
    removals = [(start, end, redact(reason, hidden)) for start, end, reason in source.removals]
    return render(
        request,
        "archive/received.html",
        {
            "directive": found,
            "source": source,
            "pieces": raw_text.anchored(
                raw_text.pieces(shown(source.text), removals),
                raw_text.places(source.text, removals, cleaned, _starts(found)),
            ),
            "taken_out": raw_text.counted(removals),
            "asks_permission": asks_permission,
            "omitted": [{name: redact(said, hidden) for name, said in left.items()} for left in source.omitted],
            "cleaned": [redact(other.text, hidden) for other in held],
            "list_context": ListContext(request.GET),
        },
    )


def _starts(directive) -> dict[str, int]:
    """{anchor: offset in the directive's text} of its sections."""
    return dict(directive.sections.values_list("anchor", "start"))
