"""The first page: search, what the archive holds, what is new in it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.hiding import hide_contacts
from archive.holdings import holdings_of
from archive.models import Directive, Region

NEWEST = 8


@require_safe
def home(request):
    topics = Directive.objects.counted_by("topic")
    topics.pop(None, None)
    newest = list(Directive.objects.newest_first().for_lists()[:NEWEST])
    hide_contacts(request.user, *newest)
    return render(
        request,
        "archive/home.html",
        {
            "holdings": holdings_of(Directive.objects.counted_by_province_and_year(), Region.objects.provinces()),
            "newest": newest,
            "topics": sorted(topics.items(), key=lambda item: (-item[1], item[0])),
        },
    )
