"""校核 of one directive: its original, its outline and the boxes of its fields side by side."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.models import Directive
from archive.models.directive_permissions import CORRECTS
from archive.privacy import noted_uses
from archive.rendering.provenance_labels import label_of
from archive.review import outline_rows, page_version
from archive.review.corrected_values import mark_reviewed
from archive.review.correction_form import CorrectionForm
from archive.review.outline_nodes import Impossible, Place
from archive.review.review_queue import QueueForm
from archive.web.reason_box import ReasonField
from archive.web.staff_page import for_staff
from archive.web.views.review_entry import held_directive
from archive.web.views.review_page import page_context


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def directive_review(request: HttpRequest, pk: int) -> HttpResponse:
    """One directive. A POST saves its boxes, says that it is reviewed, or does one thing to its outline (`do`)."""
    if request.method != "POST":
        return _page(request, held_directive(request, pk), None)
    with transaction.atomic():
        directive = held_directive(request, pk, for_change=True)
        form = CorrectionForm(directive, request.user.has_perm("archive.add_issuer"), request.POST)
        if "do" in request.POST:
            return _operated(request, directive, form)
        if not form.is_valid():
            return _page(request, directive, form)
        return _saved(request, directive, form)


def _saved(request: HttpRequest, directive: Directive, form: CorrectionForm) -> HttpResponse:
    """Write what was changed, and lead on: to the next in the queue, or back to the same page."""
    queue = QueueForm(request.GET, request.user)
    following = queue.next_after(directive.pk) if {"next", "done"} & set(request.POST) else directive.pk
    changed = form.save(request.user)
    if changed is None:
        return _page(request, directive, form)
    names = "、".join(str(label_of(name)) for name in changed)
    told = _("已保存：%(fields)s。") % {"fields": names} if changed else _("没有改动。")
    if "done" in request.POST:
        mark_reviewed([directive], request.user)
        told = _("《%(title)s》已校核。") % {"title": directive.title}
    messages.success(request, told)
    query = f"?{urlencode(queue.chosen)}" if queue.chosen else ""
    if following is None:
        return redirect(reverse("review") + query)
    return redirect(reverse("directive_review", args=[following]) + query)


def _operated(request: HttpRequest, directive: Directive, form: CorrectionForm) -> HttpResponse:
    """One thing done to the outline. Boxes that were changed and are not saved yet come back as they were typed."""
    name, place = _asked(request.POST["do"])
    told, anchor = "", ""
    if (shown := request.POST.get("shown_text")) and shown != page_version.of_text(directive):
        told = str(page_version.CHANGED)
    else:
        try:
            # Beside some buttons stands a box for the reason.
            reason = ReasonField().clean(request.POST.get(f"reason:{request.POST['do']}"))
            anchor = outline_rows.operate(directive, name, place, request.user, reason)
        except ValidationError as error:
            told = _("没有改动：理由太长。") + "".join(error.messages)
        except Impossible as error:
            told = str(error)
    if told or form.has_changed():
        # As it was typed, and not judged yet.
        return _page(request, directive, form, told=told)
    return redirect(f"{request.get_full_path()}#{anchor}")


def _asked(words: str) -> tuple[str, Place]:
    """'split:3:120' → what is to be done, and where; what makes no sense is done nowhere."""
    name, *numbers = words.split(":")
    if not 1 <= len(numbers) <= 3 or not all(one.isascii() and one.isdecimal() and len(one) < 10 for one in numbers):
        return "", Place(-1)
    return name, Place(*map(int, numbers))


def _page(request: HttpRequest, directive: Directive, form: CorrectionForm | None, told: str = "") -> HttpResponse:
    noted_uses.note_unredacted(directive)
    form = form or CorrectionForm(directive, request.user.has_perm("archive.add_issuer"))
    return render(request, "review/directive.html", page_context(request, directive, form, told))
