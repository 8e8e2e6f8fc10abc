"""The first page: search, what the archive holds, what is new in it, what others refer to, what it is about."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.catalogue.holdings_table import holdings_table
from archive.catalogue.initiatives import most_named
from archive.models import Directive
from archive.privacy.rows import redact_contacts
from archive.web.page_cache import cached_until_change

NEWEST = 6
REFERRED_TO = 6
INITIATIVES = 18


@require_safe
@cached_until_change
def home(request):
    topics = Directive.objects.counted_by("topic")
    topics.pop(None, None)
    newest = list(Directive.objects.newest_first().for_lists()[:NEWEST])
    referred_to = list(Directive.objects.most_referred_to()[:REFERRED_TO])
    redact_contacts(request.user, *newest, *referred_to)
    return render(
        request,
        "archive/home.html",
        {
            "holdings": holdings_table(Directive.objects.counted_by_province_and_year()),
            "newest": newest,
            "referred_to": referred_to,
            "topics": sorted(topics.items(), key=lambda item: (-item[1], item[0])),
            "initiatives": most_named(INITIATIVES),
        },
    )
