"""Registering a received copy of a directive, what its registration says, and the handling sheet that goes with it."""

import logging
from typing import Any

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from archive.formats import Refused
from archive.models import Directive, Registration, Source
from archive.models.directive_permissions import ENTERS
from archive.ops.store_trouble import StoreTrouble
from archive.privacy import noted_uses
from archive.registry import copy_quality, handling_sheet, known_bodies, registered_copy
from archive.registry.registered_copy import NotRegistered, register
from archive.registry.registration_form import NewRegistrationForm, RegistrationForm
from archive.registry.registration_values import change
from archive.rendering.paper import filenames
from archive.web.heavy_places import PLACES, told_when_busy
from archive.web.staff_page import for_staff

logger = logging.getLogger(__name__)


@for_staff(ENTERS)
@require_http_methods(["GET", "HEAD", "POST"])
@told_when_busy
def directive_registration(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One received copy of a directive, the one that `copy` names (a key of its source)."""
    directive = get_object_or_404(Directive.objects.visible_to(request.user).for_lists(), pk=pk)
    copies = registered_copy.copies_of(directive)
    source = _chosen(request, copies)
    if request.method != "POST":
        return _page(request, directive, copies, source)
    if "attach" in request.POST:
        return _attach(request, directive, copies, source)
    return _save(request, directive, copies, source)


@for_staff(ENTERS)
@require_safe
def registration_sheet(request: HttpRequest, pk: int, registration: int) -> HttpResponseBase:
    """The handling sheet, byte for byte, to be saved."""
    get_object_or_404(Directive.objects.visible_to(request.user).only("pk"), pk=pk)
    held = get_object_or_404(Registration.objects.select_related("sheet"), directive=pk, pk=registration)
    if held.sheet is None:
        raise Http404
    try:
        file = handling_sheet.opened(held.sheet)
    except StoreTrouble:
        raise
    except OSError:
        logger.error("The handling sheet of registration %s is missing: %s", held.pk, held.sheet.sha256)
        raise Http404 from None
    noted_uses.note_original(pk)
    name = filenames.name_as_received(held.sheet.name)
    answer = FileResponse(file, as_attachment=True, filename=name, content_type=held.sheet.media_type)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _save(request: HttpRequest, directive: Directive, copies: list[Source], source: Source) -> HttpResponseBase:
    with transaction.atomic():
        held = registered_copy.registrations_of(directive, source).select_for_update().first()
        form: Any
        if "register" in request.POST:
            form = NewRegistrationForm(request.POST)
        elif held is None:
            # Cancelled meanwhile, on another page.
            return _page(request, directive, copies, source, status=409)
        else:
            form = RegistrationForm(request.POST, instance=held)
        if not form.is_valid():
            return _page(request, directive, copies, source, form=form, status=400)
        try:
            if "register" in request.POST:
                register(directive, source, request.user, **form.values())
            else:
                # Fetched anew: the form has put what was typed into the row that it was given.
                change(Registration.objects.get(pk=held.pk), form.values(), request.user)
        except NotRegistered as refused:
            form.add_error(None, str(refused))
            return _page(request, directive, copies, source, form=form, status=409)
    return redirect(_address(directive, source))


def _attach(request: HttpRequest, directive: Directive, copies: list[Source], source: Source) -> HttpResponseBase:
    file = request.FILES.get("sheet")
    try:
        if file is None or not file.name:
            raise Refused(handling_sheet.nothing_chosen())
        if (file.size or 0) > handling_sheet.most_bytes():
            raise Refused(handling_sheet.too_large())
        data = file.read()
        with PLACES.taken():
            sheet = handling_sheet.checked(file.name, data)
    except Refused as refused:
        return _page(request, directive, copies, source, sheet_error=str(refused), status=400)
    with transaction.atomic():
        held = registered_copy.registrations_of(directive, source).select_for_update().first()
        if held is None:
            return _page(request, directive, copies, source, status=409)
        handling_sheet.keep(sheet, data)
        change(held, {"sheet": sheet}, request.user)
    return redirect(_address(directive, source))


def _chosen(request: HttpRequest, copies: list[Source]) -> Source:
    """The copy that is asked for; of none the first. One of another directive is not found here."""
    asked = (request.POST if "copy" in request.POST else request.GET).get("copy")
    if asked is None:
        return copies[0]
    found = next((one for one in copies if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest, directive: Directive, copies: list[Source], source: Source, *, form=None,
    sheet_error: str = "", status: int = 200,
) -> HttpResponseBase:  # fmt: skip
    numbers = {one.source_id: one for one in directive.registrations.valid().select_related("sheet")}
    held = numbers.get(source.pk)
    if form is None:
        fresh = {"received_on": timezone.localdate(), "urgency": directive.urgency}
        form = RegistrationForm(instance=held) if held else NewRegistrationForm(initial=fresh)
    shown = noted_uses.redactor_for(request.user, directive)
    context = {
        "pk": directive.pk,
        "title": shown(directive.title),
        "number": shown(directive.number),
        "copies": [(one, shown(one.name), numbers.get(one.pk)) for one in copies],
        "source": source,
        "held": held,
        "cancelled": directive.registrations.filter(is_cancelled=True, source=source),
        "form": form,
        "is_new": isinstance(form, NewRegistrationForm),
        "place": known_bodies.told_of(directive),
        "quality": copy_quality.proposed(source, directive),
        "sheet_error": sheet_error,
        "is_gone": status == 409 and held is None and not form.is_bound,
    }
    return render(request, "review/registration.html", context, status=status)


def _address(directive: Directive, source: Source) -> str:
    return f"{reverse('directive_registration', args=[directive.pk])}?copy={source.pk}"
