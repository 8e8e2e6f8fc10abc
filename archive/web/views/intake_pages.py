"""收文: files are brought in, what was read of each is checked, and taken into the archive. For who may enter."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from archive.formats import Refused
from archive.intake import capped_upload, draft_acts, draft_form, new_draft, shown_draft
from archive.intake.draft_acts import Stale
from archive.models import Directive, IntakeDraft
from archive.models.choices import DraftState
from archive.models.intake_draft import DUE, OPEN

_ON_A_PAGE = 100
# As many refusals are named, of a form that brings many files.
_MOST_TOLD = 30
_MB = 1024 * 1024


def for_who_enters(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("archive.enter_directives"):
            raise PermissionDenied(gettext("收文要有“收文、登记和入库”的权限；需要时请系统管理员为您分配角色。"))
        return view(request, *args, **kwargs)

    return login_required(answered)


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_enters
def intake(request: HttpRequest) -> HttpResponseBase:
    """What was brought in; by POST, files."""
    if request.method == "POST":
        return _received(request)
    return _list_page(request)


@require_POST
@for_who_enters
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
@for_who_enters
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


@require_http_methods(["GET", "HEAD", "POST"])
@for_who_enters
def intake_draft(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One of them; by POST, what is to be done with it."""
    draft = get_object_or_404(IntakeDraft.objects.select_related("changed_by", "received_by", "source"), pk=pk)
    if request.method == "POST":
        return _acted(request, draft)
    return _draft_page(request, draft, shown_draft.forms_of(draft))


def _received(request: HttpRequest) -> HttpResponseBase:
    told = _told_of_all(request)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"files": told})
    _say(request, told)
    return redirect("intake")


def _say(request: HttpRequest, told: list[dict[str, Any]]) -> None:
    """What became of the files, on the page that comes next."""
    refused = [one for one in told if one["refused"]]
    again = [one for one in told if one["sentence"] and not one["refused"]]
    for one in [*refused[:_MOST_TOLD], *again[:_MOST_TOLD]]:
        line = gettext("%(name)s：%(sentence)s") % one if one["name"] else one["sentence"]
        messages.add_message(request, messages.ERROR if one["refused"] else messages.INFO, line)
    if len(refused) > _MOST_TOLD:
        left = {"count": len(refused) - _MOST_TOLD}
        messages.error(request, gettext("另有 %(count)s 个文件没有收下。") % left)
    if kept := len(told) - len(refused) - len(again):
        line = ngettext("收到 %(count)s 个文件，正在读取。", "收到 %(count)s 个文件，正在读取。", kept)
        messages.success(request, line % {"count": kept})


def _told_of_all(request: HttpRequest) -> list[dict[str, Any]]:
    """What became of each file of a request."""
    files = request.FILES.getlist("files")
    if capped_upload.is_too_much(int(request.META.get("CONTENT_LENGTH") or 0)):
        limit = {"limit": capped_upload.MOST_BYTES // _MB}
        return [_told("", gettext("一次送来的文件合计超过 %(limit)s MB，都没有收下；请分几次上传。") % limit)]
    if request.POST.get("whole") != "1":
        # The last field of the form: a body that broke off looks to Django like one that is shorter.
        return [_told("", gettext("没有传完，都没有收下；请再传一次。"))]
    if not files:
        return [_told("", gettext("没有选择文件。"))]
    if len(files) > new_draft.MOST_FILES:
        counts = {"count": len(files), "most": new_draft.MOST_FILES}
        return [
            _told("", gettext("一次最多 %(most)s 个文件，这次有 %(count)s 个，都没有收下；请分几次上传。") % counts)
        ]
    return [_told_of(file, request.user) for file in files]


def _told_of(file: Any, person: Any) -> dict[str, Any]:
    name = new_draft.name_of(file.name or "")
    try:
        receipt = new_draft.receive(name, file.read(), person)
    except Refused as refusal:
        return _told(name, str(refusal))
    except OSError as error:
        told = gettext("服务器没能保存这个文件（%(error)s）；请检查磁盘空间，然后重新上传。")
        return _told(name, told % {"error": error.strerror or error})
    again = gettext("同一个文件已经收到过，不重复收。") if receipt.is_again else ""
    return _told(name, again, receipt.draft.get_absolute_url(), receipt.draft.pk)


def _told(name: str, sentence: str, address: str = "", pk: int = 0) -> dict[str, Any]:
    return {"name": name, "sentence": sentence, "address": address, "pk": pk, "refused": not address}


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
        "counts": _counts(counts),
        "certain": IntakeDraft.objects.certain().count(),
        "is_busy": bool(counts[DraftState.WAITING] + counts[DraftState.QUEUED]),
        "most_files": new_draft.MOST_FILES,
        "most_bytes": settings.MAX_SOURCE_BYTES,
    }
    return render(request, "intake/intake.html", context)


def _counts(counts: dict[str, int]) -> dict[str, int]:
    """What came in is what it became: the two are counted apart, and shown beside each other."""
    told = {name.replace("-", "_"): count for name, count in counts.items()}
    return told | {"received": IntakeDraft.objects.count(), "open": sum(counts[state] for state in OPEN)}


def _tabs(counts: dict[str, int], chosen: str) -> list[dict[str, Any]]:
    ended = [state for state in DraftState if state not in OPEN]
    tabs = [{"value": "", "label": gettext("待处理"), "count": sum(counts[state] for state in OPEN)}]
    tabs += [{"value": state.value, "label": state.label, "count": counts[state]} for state in ended]
    return [tab | {"is_chosen": tab["value"] == chosen} for tab in tabs]


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
    context = {
        "draft": draft,
        "is_stale": is_stale,
        "has_errors": status == 422,
        "is_read": draft.state == DraftState.READ,
        "directives": shown_draft.directives_of(draft, forms, request.user, is_stale) if is_shown else [],
        "held": _held(request, draft),
        "counts": _counts(IntakeDraft.objects.counted()),
        "next": IntakeDraft.objects.filter(state=DraftState.READ).exclude(pk=draft.pk).order_by("pk").first(),
    }
    return render(request, "intake/intake_draft.html", context, status=status)


def _held(request: HttpRequest, draft: IntakeDraft) -> list[Directive]:
    """The directives of the archive that the draft has become, or has been before."""
    if draft.source is None:
        return []
    return list(Directive.objects.standing_in(draft.source).visible_to(request.user).defer("text", "annotations"))
