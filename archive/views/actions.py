"""What the directives ask for: who, what, by when."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.answers import kept
from archive.choices import DutyKind
from archive.facets import facets_of
from archive.forms import ActionFilterForm
from archive.masking import mask
from archive.models import ActionItem
from archive.pages import page_of

PAGE_SIZE = 50
FACETS = ("province", "year", "topic")


@require_safe
@kept
def actions(request):
    form = ActionFilterForm(request.GET)
    form.is_valid()
    items = ActionItem.objects.all()
    counts = {name: form.filter_actions(items, name).counted_by(name) for name in FACETS}
    kinds = form.filter_actions(items, "kind").counted_by("kind")
    found = form.filter_actions(items).for_lists().newest_first()
    page, notices = page_of(found, request.GET.get("page"), PAGE_SIZE)
    if not request.user.is_authenticated:
        for item in page.object_list:
            item.text = mask(item.text, item.section.directive.contacts)
    return render(
        request,
        "archive/actions.html",
        {
            "page_obj": page,
            "facets": facets_of(form, counts, request.GET),
            "kinds": [(kind, kinds.get(kind, 0), kind in form.cleaned_data["kind"]) for kind in DutyKind],
            "kind_total": sum(kinds.values()),
            "any_kind": not form.cleaned_data["kind"],
            "with_deadline": form.cleaned_data["deadline"],
            "is_filtered": form.is_filtered or form.cleaned_data["kind"] or form.cleaned_data["deadline"],
            "notices": [*form.notices, *notices],
        },
    )
