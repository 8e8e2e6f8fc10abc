"""撤下, 恢复, 封存, 清除: the page of one directive, several at once, the list of what is out of view, the sheets."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from archive.custody import custody_acts, file_kin, purge_request
from archive.custody.custody_acts import NotDone
from archive.custody.seal_sheet import sheet_of
from archive.models import Directive, PurgeRecord
from archive.models.choices import Custody
from archive.models.custody_closure import closed, closure_of
from archive.models.directive_permissions import PURGES, SEALS, WITHDRAWS
from archive.privacy.rows import redact_contacts
from archive.web.chosen_directives import MOST, chosen_keys, too_many
from archive.web.closed_directives import gone_where_purged
from archive.web.custody_form import PERMISSIONS, CustodyForm, version_of
from archive.web.pagination import page_of
from archive.web.staff_page import for_staff


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(WITHDRAWS, SEALS, PURGES)
@gone_where_purged
def directive_custody(request, pk):
    """What may be done with one directive. Of one that is sealed nothing is shown but the act."""
    directive = get_object_or_404(Directive.objects.defer("text", "annotations"), pk=pk)
    form = CustodyForm(request.POST or None, directive, request.user)
    if request.method == "POST" and form.is_valid():
        try:
            if records := form.done():
                return redirect("purge_sheet", records[0].act_id)
            return redirect("directive_custody", pk)
        except NotDone as told:
            form.add_error(None, str(told))
            directive.refresh_from_db(fields=["custody"])
    return _page(request, directive, form)


def _page(request, directive: Directive, form: CustodyForm):
    allowed = {act for act, permission in PERMISSIONS.items() if request.user.has_perm(permission)}
    kin = [one.pk for one in file_kin.kin_of(directive) if one.pk != directive.pk]
    redact_contacts(request.user, directive)
    return render(
        request,
        "review/custody.html",
        {
            "directive": directive,
            "pk": directive.pk,
            "form": form,
            "typed": form.data.get("reason", "") if form.is_bound else "",
            "failed": form.sent_act if form.is_bound else "",
            "shown": version_of(directive),
            "closure": closure_of(directive.pk),
            "is_sealed": directive.custody == Custody.SEALED,
            "is_held": directive.custody == Custody.HELD,
            "allowed": allowed,
            "kin": kin,
            "asked": purge_request.of_directive(directive.pk),
            "goes_with": [one.pk for one in file_kin.goes_with(directive) if one.pk != directive.pk],
        },
        status=400 if form.is_bound and form.errors else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(WITHDRAWS)
def directives_withdrawal(request):
    """?d=1&d=2: several at once, with one reason."""
    keys = chosen_keys(request)
    found = list(Directive.objects.held().filter(pk__in=keys[:MOST]).defer("text", "annotations").order_by("pk"))
    told, reason = too_many(keys), request.POST.get("reason", "")
    if request.method == "POST" and not told:
        try:
            custody_acts.withdraw([one.pk for one in found], request.user, reason)
            return redirect("withdrawn")
        except NotDone as error:
            told = str(error)
    redact_contacts(request.user, *found)
    shown = {"found": found, "told": told, "reason": reason}
    return render(request, "review/withdrawal.html", shown, status=400 if told else 200)


@require_safe
@for_staff(WITHDRAWS)
def withdrawn(request):
    """What is withdrawn, the last one first, with who did it, when and why."""
    rows = Directive.objects.filter(custody=Custody.WITHDRAWN).defer("text", "annotations").order_by("-pk")
    page, notices = page_of(rows, request.GET.get("page"))
    redact_contacts(request.user, *page)
    return render(
        request,
        "review/withdrawn.html",
        {
            "page_obj": page,
            "rows": [(one, closed(one.pk, one.custody)) for one in page],
            "sealed": _sealed_keys() if request.user.has_perm(SEALS) else [],
            "asked": PurgeRecord.objects.asked() if request.user.has_perm(PURGES) else [],
            "purged": PurgeRecord.objects.done()[:MOST] if request.user.has_perm(PURGES) else [],
            "notices": notices,
        },
    )


def _sealed_keys() -> list[int]:
    """By their numbers: no word of what is sealed is shown."""
    return list(Directive.objects.filter(custody=Custody.SEALED).order_by("-pk").values_list("pk", flat=True))


@require_safe
@for_staff(SEALS)
def seal_sheet(request, pk):
    """封存单, to print."""
    directive = get_object_or_404(Directive.objects.filter(custody=Custody.SEALED), pk=pk)
    return render(request, "review/seal_sheet.html", {"sheet": sheet_of(directive), "pk": pk})


@require_safe
@for_staff(PURGES)
def purge_sheet(request, act):
    """清除记录, to print: all that stays."""
    records = list(PurgeRecord.objects.done().filter(act_id=act).order_by("directive_id", "sha256"))
    if not records:
        raise Http404
    return render(request, "review/purge_sheet.html", {"records": records, "first": records[0]})
