"""What a directive cites and what it forwards, corrected on one page."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.models import Directive
from archive.models.directive_permissions import CORRECTS
from archive.privacy import noted_uses
from archive.review.relations_form import RelationsForm
from archive.web.forms import whole_number
from archive.web.staff_page import for_staff
from archive.web.views.review_entry import held_directive


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def review_relations(request: HttpRequest, pk: int) -> HttpResponse:
    """References and forwardings; of many references those from the place `from` on."""
    first = whole_number(request.GET.get("from", "")) or 0
    if request.method != "POST":
        directive = held_directive(request, pk)
        return _page(request, directive, RelationsForm(directive, request.user, first=first))
    with transaction.atomic():
        directive = held_directive(request, pk, for_change=True)
        form = RelationsForm(directive, request.user, request.POST, first)
        changed = form.save(request.user) if form.is_valid() else None
        if changed is None:
            return _page(request, directive, form)
    messages.success(request, _("引用和转发已保存。") if changed else _("没有改动。"))
    return redirect(request.get_full_path())


def _page(request: HttpRequest, directive: Directive, form: RelationsForm) -> HttpResponse:
    noted_uses.note_unredacted(directive)
    return render(request, "review/relations.html", {"directive": directive, "pk": directive.pk, "form": form})
