"""What the directives ask for: who, what, by when."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.catalogue.action_item_counts import action_item_counts
from archive.catalogue.listed_action_items import ListedActionItems
from archive.models import ActionItem
from archive.models.choices import ActionItemKind
from archive.privacy.sight import sight_of
from archive.web.facets import facets_of
from archive.web.forms import ActionFilterForm
from archive.web.list_counts import Cells, counted_by
from archive.web.page_cache import cached_until_change
from archive.web.pagination import page_of

PAGE_SIZE = 50
# The filters that an action item has one value of.
COUNTED = ("province", "year", "kind")


@require_safe
@cached_until_change
def actions(request):
    form = ActionFilterForm(request.GET, request.user)
    form.is_valid()
    request.GET = form.address()
    counted = action_item_counts(form.values_without(*COUNTED), lambda: _left(form, *COUNTED))
    cells = Cells(form, COUNTED, lambda *names: counted)
    counts = {name: cells.counted_by(name) for name in ("province", "year")}
    counts |= counted_by(form, ["topic", "binding"], lambda name: _left(form, name))
    kinds = cells.counted_by("kind")
    found = ListedActionItems(counted, cells.total(), form.cleaned_data, form.filter_within, sight_of(request.user))
    page, notices = page_of(found, request.GET.get("page"), PAGE_SIZE)
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
            "concrete_only": form.cleaned_data["concrete"],
            "is_filtered": any(form.asked.values()),
            "notices": [*form.notices, *notices],
        },
    )


def _left(form: ActionFilterForm, *leaving_out: str):
    return form.filter_actions(ActionItem.objects.all(), *leaving_out)
