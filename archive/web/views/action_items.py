"""What the directives ask for: who, what, by when."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.models import ActionItem
from archive.models.choices import ActionItemKind
from archive.privacy.rows import redact_contacts
from archive.web.facets import Cells, counted_by, facets_of
from archive.web.forms import ActionFilterForm
from archive.web.page_cache import cached_until_change
from archive.web.pagination import KeysFirst, page_of

PAGE_SIZE = 50


@require_safe
@cached_until_change
def actions(request):
    form = ActionFilterForm(request.GET)
    form.is_valid()
    request.GET = form.address()
    items = ActionItem.objects.all()
    cells = Cells(form, ("province", "year", "kind"), form.filter_actions(items, "province", "year", "kind"))
    counts = {name: cells.counted_by(name) for name in ("province", "year")}
    counts["topic"] = counted_by("topic", form.filter_actions(items, "topic"))
    kinds = cells.counted_by("kind")
    found = form.filter_actions(items).for_lists().newest_first()
    page, notices = page_of(KeysFirst(found, cells.total()), request.GET.get("page"), PAGE_SIZE)
    redact_contacts(request.user, *page.object_list)
    return render(
        request,
        "archive/actions.html",
        {
            "page_obj": page,
            "facets": facets_of(form, counts, request.GET),
            "kinds": [(kind, kinds.get(kind, 0), kind in form.cleaned_data["kind"]) for kind in ActionItemKind],
            "kind_total": sum(kinds.values()),
            "any_kind": not form.cleaned_data["kind"],
            "with_deadline": form.cleaned_data["deadline"],
            "is_filtered": form.is_filtered or form.cleaned_data["kind"] or form.cleaned_data["deadline"],
            "notices": [*form.notices, *notices],
        },
    )
