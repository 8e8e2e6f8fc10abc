"""The page on which staff settle whether a directive is in force, and apply what its text says of others."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.amendment import outdated_page
from archive.catalogue.kept_validity import kept_of_row
from archive.catalogue.validity_basis import Basis
from archive.models import Directive, ValidityEvent
from archive.models.choices import Confidence
from archive.models.directive_permissions import CORRECTS
from archive.privacy import noted_uses
from archive.privacy.sight import sight_of
from archive.validity import declared_validity
from archive.validity.proposed_validity import Proposal, proposals_of
from archive.validity.validity_forms import DeclarationForm
from archive.web.staff_page import for_staff

# Of those that refer to a directive, so many are offered as its basis.
_MOST_OFFERED = 20


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def directive_validity(request: HttpRequest, pk: int) -> HttpResponse:
    """`act` of a POST is declare, apply or retract."""
    visible = Directive.objects.visible_to(request.user)
    directive = get_object_or_404(visible, pk=pk)
    if request.method == "POST":
        with transaction.atomic():
            return _posted(request, directive, visible)
    return _page(request, directive, visible)


def _posted(request: HttpRequest, directive: Directive, visible: Any) -> HttpResponse:
    match request.POST.get("act"):
        case "declare":
            return _declare(request, directive, visible)
        case "apply":
            return _apply(request, directive, visible)
        case "retract":
            return _retract(request, directive, visible)
    typed = DeclarationForm(request.POST, directive=directive, visible=visible)
    return _page(request, directive, visible, typed, told=_("没有保存：这一页没有说要做什么，请重新打开。"))


def _declare(request: HttpRequest, directive: Directive, visible: Any) -> HttpResponse:
    form = DeclarationForm(request.POST, directive=directive, visible=visible)
    if not form.is_valid():
        return _page(request, directive, visible, form)
    if request.POST.get("shown") != _version([directive.pk]):
        return _page(request, directive, visible, form, outdated_page.CHANGED)
    declared_validity.declare({directive: [form.event()]}, request.user, form.cleaned_data["note"])
    return redirect(request.path)


def _apply(request: HttpRequest, directive: Directive, visible: Any) -> HttpResponse:
    """What was ticked of the proposals, on all the directives that they mean, as one act."""
    offered = {one.key: one for one in proposals_of(directive, visible) if one.target}
    chosen = request.POST.getlist("proposal")
    if not chosen:
        return _page(request, directive, visible, told=_("没有保存：一项也没有勾选。"))
    if not set(chosen) <= offered.keys() or request.POST.get("shown") != _version_of_targets(offered.values()):
        return _page(request, directive, visible, told=outdated_page.CHANGED)
    events: dict[Directive, list[ValidityEvent]] = {}
    for one in (offered[key] for key in dict.fromkeys(chosen)):
        is_sure = one.confidence == Confidence.CERTAIN
        event = declared_validity.event_by(directive, one.kind, one.day, one.place, is_sure)
        target: Any = one.target
        events.setdefault(target, []).append(event)
    declared_validity.declare(events, request.user, _("据本件文字核定：%(title)s") % {"title": directive.title[:400]})
    return redirect(request.path)


def _retract(request: HttpRequest, directive: Directive, visible: Any) -> HttpResponse:
    key = request.POST.get("event", "")
    found = directive.validity_events.filter(is_read=False, pk=key).first() if _is_key(key) else None
    if found is None or request.POST.get("shown") != _version([directive.pk]):
        return _page(request, directive, visible, told=outdated_page.CHANGED)
    declared_validity.retract(found, request.user)
    return redirect(request.path)


def _is_key(words: str) -> bool:
    return words.isascii() and words.isdigit() and len(words) < 18


def _version(directives: Iterable[int]) -> str:
    return outdated_page.version_of(declared_validity.keys_of(directives))


def _version_of_targets(proposals: Iterable[Proposal]) -> str:
    return _version({one.target.pk for one in proposals if one.target})


def _page(
    request: HttpRequest,
    directive: Directive,
    visible: Any,
    form: DeclarationForm | None = None,
    told: str | Promise = "",
) -> HttpResponse:
    proposals = proposals_of(directive, visible)
    applied = _applied(proposals)
    sight, shown = sight_of(request.user), noted_uses.redactor_for(request.user, directive)
    rows = directive.validity_events.select_related("basis").order_by("pk")
    chosen = request.POST.getlist("proposal") if request.POST.get("act") == "apply" else None
    refused = form is not None or bool(told)
    return render(
        request,
        "review/validity.html",
        {
            "pk": directive.pk,
            "title": shown(directive.title),
            "number": directive.number,
            "validity": kept_of_row(directive).shown(sight),
            "events": [(row, Basis.of(row).shown(sight)) for row in rows],
            "proposals": [_offered(one, shown, request.user, chosen, applied) for one in proposals],
            "can_apply": any(one.target for one in proposals),
            "proposals_version": _version_of_targets(proposals),
            "form": form or DeclarationForm(directive=directive, visible=visible),
            "version": _version([directive.pk]),
            "told": told,
            "bases": _bases(directive, visible, request.user),
        },
        status=400 if refused else 200,
    )


def _offered(one: Proposal, shown: Any, user: Any, chosen: list[str] | None, applied: set[tuple]) -> dict:
    """A proposal as the page shows it; ticked where it is certain, or as it was sent."""
    target = one.target
    return {
        "proposal": one,
        "named": shown(one.named),
        "place": shown(one.place),
        "title": noted_uses.redactor_for(user, target)(target.title) if target else "",
        "is_ticked": one.key in chosen if chosen is not None else one.confidence == Confidence.CERTAIN,
        "is_doubtful": one.confidence != Confidence.CERTAIN,
        "is_applied": target is not None and (target.pk, one.kind, one.day) in applied,
    }


def _applied(proposals: list[Proposal]) -> set[tuple]:
    """(directive, kind, day) of what persons have set already of those that are meant."""
    meant = {one.target.pk for one in proposals if one.target}
    rows = ValidityEvent.objects.filter(directive__in=meant, is_read=False)
    return set(rows.values_list("directive", "kind", "day"))


def _bases(directive: Directive, visible: Any, user: Any) -> list[str]:
    """Numbers and titles of those that refer to it: one of them may have abolished it."""
    referring = visible.filter(references__target=directive).exclude(pk=directive.pk).distinct().newest_first()
    rows = referring.defer("text", "annotations")[:_MOST_OFFERED]
    return [row.number or noted_uses.redactor_for(user, row)(row.title) for row in rows]
