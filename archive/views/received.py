"""A directive as received beside its cleaned text: what cleaning took out stands in its place, struck out."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive import received
from archive.answers import kept
from archive.masking import hidden_from, mask
from archive.models import Directive
from archive.trail import Trail


@require_safe
@kept
def directive_received(request, pk):
    found = get_object_or_404(Directive.objects.select_related("source"), pk=pk)
    source = found.source
    # The file may hold further directives, with contacts of their own.
    hidden = [contact for other in source.directives.all() for contact in hidden_from(request.user, other)]
    return render(
        request,
        "archive/received.html",
        {
            "directive": found,
            "source": source,
            "pieces": received.anchored(
                received.pieces(mask(source.text, hidden), source.removals),
                received.places(source.text, source.removals, found.text, _starts(found)),
            ),
            "taken_out": received.counted(source.removals),
            "omitted": [{**left, "text": mask(left["text"], hidden)} for left in source.omitted],
            "cleaned": [mask(other.text, hidden) for other in source.directives.all()],
            "trail": Trail(request.GET),
        },
    )


def _starts(directive) -> dict[str, int]:
    """{anchor: offset in the directive's text} of its sections."""
    return dict(directive.sections.values_list("anchor", "start"))
