"""收文: a file that was brought in beside the directive of the archive that it is like, as /compare/ shows two."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from archive import comparison
from archive.intake import draft_comparison
from archive.models import Directive, IntakeDraft
from archive.models.choices import DraftState
from archive.models.directive_permissions import ENTERS
from archive.privacy.rows import redact_contacts
from archive.web import comparison_choice
from archive.web.heavy_places import PLACES, told_when_busy
from archive.web.shown_comparison import ShownComparison
from archive.web.staff_page import for_staff


@require_safe
@for_staff(ENTERS)
@told_when_busy
def intake_comparison(request: HttpRequest, pk: int, at: int) -> HttpResponseBase:
    """The draft's directive at this position, beside the one that it is like."""
    draft = get_object_or_404(IntakeDraft, pk=pk, state__in=(DraftState.READ, DraftState.QUEUED))
    held = draft_comparison.alike(draft, at, request.user) if at < len(draft.reading) else None
    if held is None:
        raise Http404
    if len(draft.reading[at]["text"]) + len(held.text) > comparison_choice.LONGEST:
        return _page(request, draft, at, held, None, status=400)
    with PLACES.taken():
        sides = draft_comparison.draft_parts(draft, at, request.user), draft_comparison.held_parts(held, request.user)
        return _page(request, draft, at, held, comparison.compare(*sides), status=200)


def _page(
    request: HttpRequest,
    draft: IntakeDraft,
    at: int,
    held: Directive,
    compared: comparison.Comparison | None,
    status: int,
) -> HttpResponse:
    fields = draft_comparison.differing_fields(draft, at, held, request.user)
    redact_contacts(request.user, held)
    context = {
        "draft": draft,
        "held": held,
        "fields": fields,
        "shown": ShownComparison(compared) if compared else None,
        "columns": [
            {"name": gettext("收到的这一件"), "directive": draft},
            {"name": gettext("档案中的一件"), "directive": held},
        ],
    }
    return render(request, "intake/intake_comparison.html", context, status=status)
