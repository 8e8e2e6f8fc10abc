"""What became of a directive: every change, newest first, and the button that takes it back."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from archive.amendment.saved_fields import Outdated
from archive.amendment.shown_changes import acts_of
from archive.amendment.undone_changes import NotUndone, can_be_undone, undo, undo_together
from archive.ingest import openness
from archive.models import Directive, HistoryEntry
from archive.models.choices import Custody
from archive.models.directive_permissions import CORRECTS, WITHDRAWS
from archive.models.history_entry import LONGEST_REASON
from archive.privacy import noted_uses
from archive.privacy.text import hidden_from, is_withheld, redact
from archive.web.forms import whole_number
from archive.web.staff_page import for_staff

ON_A_PAGE = 100
_OUTDATED = gettext_lazy("没有撤销：这一页打开之后又有新的变更。最新的变更记录见下，请看过之后再撤销。")


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def directive_history(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The history of a directive; by POST one entry (`entry`) or one act (`act`) of it is taken back."""
    directive = get_object_or_404(_known_to(request), pk=pk)
    if request.method == "POST":
        trouble = _undo(request, directive)
        if not trouble:
            messages.success(request, _("已撤销，原值已恢复。"))
            return redirect("directive_history", pk)
        return _page(request, directive, trouble, status=409)
    return _page(request, directive)


def _known_to(request: HttpRequest):
    """Those that the reader may know of; what was withdrawn too for who may bring it back. Of what was sealed
    nothing is shown."""
    visible = Q(pk__in=Directive.objects.visible_to(request.user).values("pk"))
    if request.user.has_perm(WITHDRAWS):
        visible |= Q(custody=Custody.WITHDRAWN)
    return Directive.objects.filter(visible)


def _why_not(request: HttpRequest, directive: Directive) -> str:
    """Why this reader can take nothing back here, or ''."""
    if directive.custody != Custody.HELD:
        return _("文件已撤下，恢复之后才能撤销变更。")
    if is_withheld(request.user, directive):
        return _("这份文件有您不能查看的内容，变更只能由可以查看全部内容的人员撤销。")
    return ""


def _undo(request: HttpRequest, directive: Directive) -> str:
    """Take back what was asked for; the sentence of what kept it from being done, or ''."""
    if trouble := _why_not(request, directive):
        return trouble
    reason = request.POST.get("reason", "").replace("\x00", "").strip()
    if len(reason) > LONGEST_REASON:
        return _("没有撤销：理由请不超过 %d 字。") % LONGEST_REASON
    entry = _sent_entry(request)
    latest = whole_number(request.POST.get("latest", ""))
    if not entry or not latest:
        return _("没有撤销：请在下面重新选择要撤销的变更。")
    chosen = directive.history.filter(pk=entry)
    if request.POST.get("scope") in ("act", "together"):
        chosen = directive.history.filter(act_id__in=chosen.values("act_id"))
    if not reason and any(map(_widens, chosen)):
        return _("没有撤销：撤销后知悉范围放宽，请写明依据。")
    try:
        if request.POST.get("scope") == "together":
            return _undo_together(request, directive, chosen, reason, latest)
        undo(directive, list(chosen.values_list("pk", flat=True)), request.user, reason, latest)
    except Outdated:
        return str(_OUTDATED)
    except NotUndone as error:
        return _("没有撤销：") + str(error)
    return ""


def _undo_together(request: HttpRequest, directive: Directive, chosen: Any, reason: str, latest: int) -> str:
    """Of all the directives that the act changed, or of none; the sentence of what kept it from being done, or ''.
    Raises Outdated, NotUndone."""
    if directive.history.filter(pk__gt=latest).exists():
        raise Outdated
    act_id = chosen.values_list("act_id", flat=True).first()
    meant = Directive.objects.filter(history__act_id=act_id).distinct().order_by("pk")
    rows = list(_known_to(request).filter(pk__in=meant.values("pk")).order_by("pk"))
    if len(rows) < meant.count():
        return _("没有撤销：其中有您不能查看的文件，请逐件撤销。")
    for row in rows:
        if trouble := _why_not(request, row):
            return _named(request, row, trouble)
    try:
        undo_together(act_id, rows, request.user, reason)
    except NotUndone as error:
        return _("没有撤销：") + (_named(request, error.directive, str(error)) if error.directive else str(error))
    return ""


def _named(request: HttpRequest, directive: Directive, trouble: str) -> str:
    title = redact(directive.title, hidden_from(request.user, directive))
    return _("《%(title)s》：%(trouble)s") % {"title": title, "trouble": trouble}


def _widens(entry: HistoryEntry) -> bool:
    """Whether somebody may know of the directive once the entry is taken back who may not now."""
    if entry.field != openness.FIELD:
        return False
    old, new = openness.recorded(entry)
    return openness.is_wider(old, new)


def _sent_entry(request: HttpRequest) -> int | None:
    return whole_number(request.POST.get("entry", ""))


def _page(request: HttpRequest, directive: Directive, trouble: str = "", status: int = 200) -> HttpResponseBase:
    entries = directive.history.order_by("-pk").select_related("undoes", "undone_by")
    page = Paginator(entries, ON_A_PAGE).get_page(request.GET.get("page"))
    if page.object_list:
        # Its values may hold what the public does not see.
        noted_uses.note_whole(request.user, directive)
    latest = entries.values_list("pk", flat=True).first()
    sent = _sent_entry(request) if trouble else None
    return render(
        request,
        "review/history.html",
        {
            "pk": directive.pk,
            "title": redact(directive.title, hidden_from(request.user, directive)),
            "acts": acts_of(directive, page, request.user),
            "page": page,
            "latest": latest,
            "trouble": trouble,
            "why_not": _why_not(request, directive),
            "sent_reason": request.POST.get("reason", "") if trouble else "",
            # What was typed stands by the change that it was typed for, or by all where that is not here.
            "sent_entry": sent if any(one.pk == sent and can_be_undone(one) for one in page) else None,
            "longest_reason": LONGEST_REASON,
        },
        status=status,
    )
