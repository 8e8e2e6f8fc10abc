"""Who may know of a directive (知悉范围): the page on which it is set, with the reason; one for several at once."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from archive.catalogue.known_directives import known
from archive.ingest import openness
from archive.models import Directive, HistoryEntry
from archive.models.directive_permissions import OPENS
from archive.privacy.rows import redact_contacts
from archive.web.chosen_directives import MOST, chosen_keys, too_many
from archive.web.openness_form import OpennessForm
from archive.web.staff_page import for_staff


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(OPENS)
def directive_openness(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it, and what was decided before; set it."""
    with transaction.atomic():
        found = get_object_or_404(_rows(request), pk=pk)
        form = OpennessForm([found], request.user, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            form.save()
            messages.success(request, _("已设定知悉范围。"))
            return redirect("directive_openness", pk=pk)
    past = HistoryEntry.objects.filter(directive=found, field=openness.FIELD)
    redact_contacts(request.user, found)
    context = {
        "pk": found.pk,
        "directive": found,
        "form": form,
        "now": openness.words(form.held[0]),
        "past": [(entry, *map(openness.words, openness.recorded(entry))) for entry in past],
    }
    return render(request, "review/openness.html", context, status=400 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(OPENS)
def directives_openness(request: HttpRequest) -> HttpResponse:
    """?d=1&d=2: the same for several, on one basis: all of them, or none."""
    keys = chosen_keys(request)
    told = too_many(keys)
    with transaction.atomic():
        found = list(_rows(request).filter(pk__in=keys[:MOST]).order_by("pk"))
        form = OpennessForm(found, request.user, request.POST if request.method == "POST" else None)
        if form.is_bound and found and not told and form.is_valid():
            form.save()
            done = ngettext("已设定 %d 件的知悉范围。", "已设定 %d 件的知悉范围。", len(found)) % len(found)
            messages.success(request, done)
            return redirect(request.get_full_path())
    redact_contacts(request.user, *found)
    rows = [(one, openness.words(value)) for one, value in zip(found, form.held, strict=True)]
    context = {"rows": rows, "form": form, "told": told, "left": len(keys[:MOST]) - len(found)}
    return render(request, "review/openness_batch.html", context, status=400 if form.is_bound or told else 200)


def _rows(request: HttpRequest) -> Any:
    rows = known(Directive.objects.defer("text", "annotations"), request.user)
    return rows.select_for_update(of=("self",)) if request.method == "POST" else rows
