"""收文: what was brought in, and what is to be done with it. For who may enter."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.intake import draft_acts, draft_counts, new_draft
from archive.models import IntakeDraft
from archive.models.choices import DraftState
from archive.models.directive_permissions import ENTERS
from archive.models.intake_draft import DUE, OPEN
from archive.web.staff_page import for_staff
from archive.web.views import intake_upload

_ON_A_PAGE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(ENTERS)
def intake(request: HttpRequest) -> HttpResponseBase:
    """What was brought in; by POST, files."""
    if request.method == "POST":
        return intake_upload.received(request)
    return _list_page(request)


@require_POST
@for_staff(ENTERS)
def intake_certain(request: HttpRequest) -> HttpResponseBase:
    """Take in all of which nothing is doubtful."""
    asked = draft_acts.ask_in_all_certain(request.user)
    draft_acts.wait_for(asked)
    if asked:
        told = ngettext("已把 %(count)s 件交付入库。", "已把 %(count)s 件交付入库。", len(asked)) % {
            "count": len(asked)
        }
    else:
        told = gettext("没有可以直接入库的文件：有存疑项的请逐件核对。")
    messages.info(request, told)
    return redirect("intake")


@require_safe
@for_staff(ENTERS)
def intake_states(request: HttpRequest) -> HttpResponseBase:
    """How far these are, for the page that has sent them: JSON, {id: {state, is_due, is_refused, sentence}}."""
    asked = [int(one) for one in request.GET.getlist("d") if one.isascii() and one.isdigit() and len(one) < 10]
    rows = IntakeDraft.objects.filter(pk__in=asked[: new_draft.MOST_FILES]).defer("reading", "corrections")
    return JsonResponse({str(draft.pk): _state_of(draft) for draft in rows})


def _state_of(draft: IntakeDraft) -> dict[str, Any]:
    told = draft.get_state_display()
    if draft.state == DraftState.READ and draft.doubts:
        told += "，" + ngettext("%(count)s 项存疑", "%(count)s 项存疑", draft.doubts) % {"count": draft.doubts}
    return {
        "state": told,
        "is_due": draft.state in DUE,
        "is_refused": draft.state == DraftState.REFUSED,
        "sentence": draft.reason,
    }


def _list_page(request: HttpRequest) -> HttpResponse:
    counts = IntakeDraft.objects.counted()
    state = request.GET.get("state", "")
    state = state if state in DraftState.values else ""
    rows = IntakeDraft.objects.filter(Q(state=state) if state else Q(state__in=OPEN))
    page = Paginator(rows.select_related("received_by").defer("reading", "corrections"), _ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "state": state,
        "tabs": _tabs(counts, state),
        "counts": draft_counts.of_states(counts),
        "warned": IntakeDraft.objects.warned().only("title", "name"),
        "certain": IntakeDraft.objects.certain().count(),
        "is_busy": bool(counts[DraftState.WAITING] + counts[DraftState.QUEUED]),
        "most_files": new_draft.MOST_FILES,
        "most_bytes": settings.MAX_SOURCE_BYTES,
    }
    return render(request, "intake/intake.html", context)


def _tabs(counts: dict[str, int], chosen: str) -> list[dict[str, Any]]:
    ended = [state for state in DraftState if state not in OPEN]
    tabs = [{"value": "", "label": gettext("待处理"), "count": sum(counts[state] for state in OPEN)}]
    tabs += [{"value": state.value, "label": state.label, "count": counts[state]} for state in ended]
    return [tab | {"is_chosen": tab["value"] == chosen} for tab in tabs]
