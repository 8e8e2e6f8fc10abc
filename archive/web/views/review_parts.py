"""Pages beneath the review of a directive: its text, and a single action item."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from archive.models import ActionItem
from archive.models.directive_permissions import CORRECTS
from archive.privacy import noted_uses
from archive.review.action_form import ActionForm
from archive.review.text_form import TextForm
from archive.web.staff_page import for_staff
from archive.web.views.review_entry import held_directive


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def review_text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text itself, changed once its writer was told what that brings about."""
    with transaction.atomic():
        directive = held_directive(request, pk, for_change=request.method == "POST")
        noted_uses.note_unredacted(directive)
        form = TextForm(directive, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            is_saved = form.is_changed or form.is_vouched_for
            if told := form.save(request.user):
                messages.warning(request, told)
            messages.success(request, _("整理文本已保存。") if is_saved else _("没有改动。"))
            return redirect("directive_review", pk)
        context = {"directive": directive, "pk": pk, "form": form}
        return render(request, "review/text.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def review_action(request: HttpRequest, pk: int, key: int) -> HttpResponse:
    """One action item: its kind, who acts, by when."""
    with transaction.atomic():
        directive = held_directive(request, pk, for_change=request.method == "POST")
        rows = ActionItem.objects.select_related("section__directive").filter(section__directive=directive)
        item = get_object_or_404(rows, pk=key)
        noted_uses.note_unredacted(directive)
        form = ActionForm(item, request.POST if request.method == "POST" else None)
        if form.is_bound and form.is_valid():
            form.save(request.user)
            messages.success(request, _("工作任务已保存。"))
            return redirect(f"{reverse('directive_review', args=[pk])}#{item.section.anchor}")
        context = {"directive": directive, "pk": pk, "item": item, "form": form}
        return render(request, "review/action.html", context)
