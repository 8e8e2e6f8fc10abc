"""校核: the queue of directives to be looked at, and what is suggested while names are typed on its pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from archive.models import Directive
from archive.models.directive_permissions import CORRECTS
from archive.privacy import noted_uses
from archive.privacy.rows import redact_contacts
from archive.rendering.provenance_labels import label_of
from archive.review import named_directives, named_issuers, named_places
from archive.review.batch_form import MOST, BatchForm
from archive.review.review_queue import ALL, DOUBTFUL, STATES, QueueForm, waiting
from archive.web.forms import whole_number
from archive.web.json_refusal import refusal
from archive.web.pagination import page_of
from archive.web.staff_page import for_staff

# What of several directives is asked for elsewhere.
_WITH_A_REASON = {"withdraw": "directives_withdrawal", "openness": "directives_openness"}


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(CORRECTS)
def review(request: HttpRequest) -> HttpResponse:
    """The list. A POST sets one value of several directives, marks them as reviewed, or leads to a page that asks for
    the reason of what is done to them."""
    batch = BatchForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and batch.is_valid():
        for act, address in _WITH_A_REASON.items():
            if batch.cleaned_data[act]:
                return redirect(f"{reverse(address)}?{urlencode({'d': batch.keys}, doseq=True)}")
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
    if queue.searches_texts:
        # Whoever finds a directive by a telephone has seen it there.
        for row in Directive.objects.filter(pk__in=[row.pk for row in rows]):
            noted_uses.note_whole(request.user, row)
    redact_contacts(request.user, *rows)
    context = {
        "states": _states(queue),
        "queue": queue,
        "batch": batch,
        "page_obj": page,
        "rows": [(row, doubts[row.pk], row.pk in batch.keys) for row in rows],
        "everywhere": urlencode(queue.chosen | {"state": ALL}),
        "notices": notices,
        "waiting_for_review": waiting(request.user),
        "total": page.paginator.count,
        "chosen": f"?{urlencode(queue.chosen)}" if queue.chosen else "",
    }
    return render(request, "review/queue.html", context)


def _states(queue: QueueForm) -> list[tuple[str, str, bool]]:
    """The tabs of the list: words, query, whether it is the one that is shown."""
    others = {name: value for name, value in queue.chosen.items() if name not in ("state", "custody")}
    shown = "" if queue.is_withdrawn else queue.state_shown
    return [
        (str(label), urlencode(others | ({"state": state} if state != DOUBTFUL else {})), state == shown)
        for state, label in STATES
    ]


@require_safe
def review_names(request: HttpRequest) -> HttpResponse:
    """Names that fit what is being typed: {"names": […]}. `of` is issuers, region, city, county or directives; `in` is
    the name of the place above; `beside` the key of the directive that is none of those offered."""
    if not request.user.has_perm(CORRECTS):
        return refusal(_("请先登录。"), 403 if request.user.is_authenticated else 401)
    of, words, above = (request.GET.get(name, "").strip()[:100].replace("\x00", "") for name in ("of", "q", "in"))
    if of == "issuers":
        names = named_issuers.suggested_issuers(words) if words else []
    elif of in ("region", "city", "county"):
        names = named_places.suggested_places(of, words, above)
    elif of == "directives":
        beside = whole_number(request.GET.get("beside", "")) or 0
        names = named_directives.suggested_directives(words, request.user, beside) if words else []
    else:
        return refusal(_("没有这一种名称。"), 400)
    answer = JsonResponse({"names": names}, json_dumps_params={"ensure_ascii": False})
    answer["Cache-Control"] = "private, no-store"
    return answer
