"""The first page: search, what the archive holds, what is new in it, what others refer to, what it is about."""

import re

from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.answers import kept
from archive.holdings import holdings_of
from archive.models import ActionItem, Directive, Region

NEWEST = 6
REFERRED_TO = 6
INITIATIVES = 18


@require_safe
@kept
def home(request):
    topics = Directive.objects.counted_by("topic")
    topics.pop(None, None)
    return render(
        request,
        "archive/home.html",
        {
            "holdings": holdings_of(Directive.objects.counted_by_province_and_year(), Region.objects.provinces()),
            "newest": Directive.objects.newest_first().for_lists()[:NEWEST],
            "referred_to": Directive.objects.most_referred_to()[:REFERRED_TO],
            "topics": _most(topics),
            "initiatives": _initiatives(),
        },
    )


def _initiatives() -> list[tuple[str, int, str]]:
    """Name, how many directives name it, and the words to search for. A quotation within would end the phrase."""
    most = _most(ActionItem.objects.initiatives_counted())[:INITIATIVES]
    return [(name, count, '"{}"'.format(re.sub('["“”＂「」『』]', "", name))) for name, count in most]


def _most(counts: dict[str, int]) -> list[tuple[str, int]]:
    """The largest counts first, names of the same count in their order."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
