"""收文: one file that was brought in: what was read of it, corrected, and what is to be done with it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from archive.ingest import secrecy_gate
from archive.intake import draft_acts, draft_bytes, draft_counts, draft_form, shown_draft
from archive.intake.draft_acts import Stale
from archive.models import Directive, IntakeDraft
from archive.models.choices import DraftState
from archive.models.directive_permissions import ENTERS
from archive.models.intake_draft import ENDED
from archive.web.staff_page import for_staff


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(ENTERS)
def intake_draft(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One of them; by POST, what is to be done with it."""
    draft = get_object_or_404(IntakeDraft.objects.select_related("changed_by", "received_by", "source"), pk=pk)
    if request.method == "POST":
        return _acted(request, draft)
    return _draft_page(request, draft, shown_draft.forms_of(draft))


def _acted(request: HttpRequest, draft: IntakeDraft) -> HttpResponseBase:
    act, sent = request.POST.get("act", ""), request.POST.get("version", "")
    version = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
    try:
        if act in ("save", "take-in"):
            forms = shown_draft.forms_of(draft, request.POST)
            if draft.state == DraftState.READ and not all(form.is_valid() for form in forms):
                return _draft_page(request, draft, forms, status=422)
            _corrected(request, draft, version, forms, is_last=act == "take-in")
        elif act == "give-up":
            draft_acts.give_up(draft, version, request.user)
            messages.info(request, gettext("已放弃，文件仍保留；需要时可以重新读取。"))
        elif act == "read-again":
            draft_acts.read_again(draft, version, request.user)
    except Stale:
        draft = IntakeDraft.objects.select_related("changed_by", "received_by", "source").get(pk=draft.pk)
        forms = shown_draft.forms_of(draft, request.POST if "d0-title" in request.POST else None)
        return _draft_page(request, draft, forms, status=409)
    return redirect(draft)


def _corrected(request: HttpRequest, draft: IntakeDraft, version: int, forms: list, is_last: bool) -> None:
    """Keep what was typed, and have it taken in where that is wished. Raises Stale."""
    corrections = draft_form.corrections_of(forms, draft.reading) if draft.state == DraftState.READ else {}
    if corrections != draft.corrections or not is_last:
        draft_acts.correct(draft, version, corrections, request.user)
        version = draft.version
    if is_last:
        draft_acts.ask_in(draft, version, request.user)
        draft_acts.wait_for([draft.pk])
    else:
        messages.info(request, gettext("已保存。"))


def _draft_page(request: HttpRequest, draft: IntakeDraft, forms: list, status: int = 200) -> HttpResponse:
    is_stale = status == 409
    is_shown = draft.state in (DraftState.READ, DraftState.QUEUED)
    is_ended = draft.state in ENDED
    has_file = is_ended and draft_bytes.read(draft.sha256) is not None
    context = {
        "draft": draft,
        "may_be_read_again": has_file,
        # Whoever sent a file with a mark of secrecy is not asked to send it once more.
        "is_emptied": is_ended and not has_file and not secrecy_gate.is_told_in(draft.reason),
        "is_stale": is_stale,
        "has_errors": status == 422,
        "is_read": draft.state == DraftState.READ,
        "directives": shown_draft.directives_of(draft, forms, request.user, is_stale) if is_shown else [],
        "held": _held(request, draft),
        "counts": draft_counts.now(),
        "next": IntakeDraft.objects.filter(state=DraftState.READ).exclude(pk=draft.pk).order_by("pk").first(),
    }
    return render(request, "intake/intake_draft.html", context, status=status)


def _held(request: HttpRequest, draft: IntakeDraft) -> list[Directive]:
    """The directives of the archive that the draft has become, or has been before."""
    if draft.source is None:
        return []
    return list(Directive.objects.standing_in(draft.source).visible_to(request.user).defer("text", "annotations"))
