"""校核: the queue of directives to be looked at, and what is suggested while names are typed on its pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from archive.privacy.rows import redact_contacts
from archive.rendering.provenance_labels import label_of
from archive.review import named_rows
from archive.review.batch_form import MOST, BatchForm
from archive.review.review_queue import QueueForm, waiting
from archive.web.json_refusal import refusal
from archive.web.pagination import page_of
from archive.web.views.review_entry import PERMISSION, for_reviewers


@require_http_methods(["GET", "HEAD", "POST"])
@for_reviewers
def review(request: HttpRequest) -> HttpResponse:
    """The queue. A POST sets one value of several directives, or marks them as reviewed."""
    batch = BatchForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and batch.is_valid():
        count = batch.save(request.user)
        if batch.cleaned_data["done"]:
            told = ngettext("已校核 %d 件文件。", "已校核 %d 件文件。", count)
        else:
            told = ngettext("已改 %d 件文件。", "已改 %d 件文件。", count)
        messages.success(request, told % count)
        return redirect(request.get_full_path())
    queue = QueueForm(request.GET, request.user)
    queued: Any = queue.found()
    found = queued.for_lists().prefetch_related("provenance").select_related("source")
    page, notices = page_of(found, request.GET.get("page"), MOST)
    rows = list(page.object_list)
    doubts = {row.pk: [label_of(one.field) for one in row.provenance.all() if one.is_doubtful] for row in rows}
    redact_contacts(request.user, *rows)
    context = {
        "queue": queue,
        "batch": batch,
        "page_obj": page,
        "rows": [(row, doubts[row.pk], row.pk in batch.keys) for row in rows],
        "notices": notices,
        "waiting_for_review": waiting(request.user),
        "total": page.paginator.count,
        "chosen": f"?{urlencode(queue.chosen)}" if queue.chosen else "",
    }
    return render(request, "review/queue.html", context)


@require_safe
def review_names(request: HttpRequest) -> HttpResponse:
    """Names that fit what is being typed: {"names": […]}. `of` is issuers, region, city or county; `in` what is the
    name of the place above."""
    if not request.user.has_perm(PERMISSION):
        return refusal(_("请先登录。"), 403 if request.user.is_authenticated else 401)
    of, words, above = (request.GET.get(name, "").strip()[:100].replace("\x00", "") for name in ("of", "q", "in"))
    if of == "issuers":
        names = named_rows.suggested_issuers(words) if words else []
    elif of in ("region", "city", "county"):
        names = named_rows.suggested_places(of, words, above)
    else:
        return refusal(_("没有这一种名称。"), 400)
    answer = JsonResponse({"names": names}, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "private, no-store"
    return answer
