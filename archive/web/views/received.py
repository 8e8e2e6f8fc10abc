"""A directive as received beside its cleaned text: what cleaning took out stands in its place, struck out."""

from dataclasses import replace

from django.contrib.auth.models import AnonymousUser
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.catalogue.known_directives import known
from archive.catalogue.long_directive import PortionHead, portion_numbered
from archive.catalogue.portions import LONGEST_WHOLE, Portion, portions_of
from archive.models import Directive
from archive.privacy import hidden_originals, noted_uses
from archive.privacy.rows import redact_contacts
from archive.privacy.text import hidden_in_several, redact
from archive.rendering import raw_text
from archive.web.closed_directives import gone_where_file_closed
from archive.web.heavy_places import place_for, told_when_busy
from archive.web.page_cache import cached_until_change
from archive.web.portion_links import PortionLinks, asked_part, sent_to
from archive.web.return_link import ListContext


@require_safe
@cached_until_change
@gone_where_file_closed
@told_when_busy
def directive_received(request, pk):
    found = get_object_or_404(known(Directive.objects.select_related("source"), request.user), pk=pk)
    # All of the file is shown here.
    if hidden_originals.holds_unknown(found.source, request.user):
        return render(request, "archive/source_closed.html", {"pk": pk}, status=403)
    with place_for(len(found.source.text)):
        return _page(request, found)


def _page(request, found):
    source = found.source
    # The file may hold further directives, with contacts of their own.
    held = list(source.directives.all())
    hidden = hidden_in_several(request.user, held)
    cleaned, asks_permission = found.text, hidden_originals.asks_permission(source)
    shown = noted_uses.redactor(found.pk, hidden, lambda: hidden_in_several(AnonymousUser(), held))
    redact_contacts(request.user, found, *held)
    texts = [redact(other.text, hidden) for other in held]
    places = raw_text.places(source.text, source.removals, cleaned, _starts(found))
    portions = _portions(source.text, texts)
    if (anchor := request.GET.get("at")) and len(portions) > 1:
        at = next((offset for offset, named in places.items() if named == anchor), None)
        return sent_to(request, anchor, next((one for one in portions if at is not None and one.holds(at)), None))
    portion = portion_numbered(asked_part(request), portions)
    removals = [(start, end, redact(reason, hidden)) for start, end, reason in source.removals]
    return render(
        request,
        "archive/received.html",
        {
            "directive": found,
            "source": source,
            "pieces": raw_text.between(
                raw_text.anchored(raw_text.pieces(shown(source.text), removals), places),
                portion.start,
                portion.end,
            ),
            "taken_out": raw_text.counted(removals),
            "asks_permission": asks_permission,
            "omitted": [{name: redact(said, hidden) for name, said in left.items()} for left in source.omitted],
            "cleaned": [part for text in texts if (part := _part(text, portion))],
            "portions": PortionLinks(request, [PortionHead(one, "") for one in portions], portion, hidden)
            if len(portions) > 1
            else None,
            "list_context": ListContext(request.GET),
        },
    )


def _portions(received: str, cleaned: list[str]) -> list[Portion]:
    """Both columns are cut alike; the longer one tells how often."""
    longest = max([received, *cleaned], key=len)
    count = len(portions_of(longest, ()))
    if count == 1:
        return [Portion(1, 1, 0, len(received))]
    own = portions_of(received, ()) if len(received) > LONGEST_WHOLE else [Portion(1, 1, 0, len(received))]
    ends = [Portion(at, count, len(received), len(received)) for at in range(len(own) + 1, count + 1)]
    return [replace(one, count=count) for one in own] + ends


def _part(text: str, portion: Portion) -> str:
    """What of a cleaned text stands beside a portion of the received one."""
    if portion.count == 1:
        return text
    own = portions_of(text, ()) if len(text) > LONGEST_WHOLE else [Portion(1, 1, 0, len(text))]
    return text[own[portion.number - 1].start : own[portion.number - 1].end] if portion.number <= len(own) else ""


def _starts(directive) -> dict[str, int]:
    """{anchor: offset in the directive's text} of its sections."""
    return dict(directive.sections.values_list("anchor", "start"))
