"""The first page: search, what the archive holds, what is new in it, what others refer to, what it is about."""

from collections.abc import Callable

from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.catalogue.data_version import memoize
from archive.catalogue.holdings_table import holdings_table
from archive.catalogue.initiatives import most_named
from archive.catalogue.known_directives import known
from archive.catalogue.listed_directives import rows_of
from archive.catalogue.most_referred_to import most_referred_to
from archive.models import Directive
from archive.privacy.sight import sight_of
from archive.web.page_cache import cached_until_change

NEWEST = 8
REFERRED_TO = 6
INITIATIVES = 18


@require_safe
@cached_until_change
def home(request):
    sight = sight_of(request.user)
    held = known(Directive.objects.all(), sight)

    def kept(name: str, make: Callable):
        """The same for all who may know of the same directives."""
        return memoize((name, sight.circle), make)

    newest = kept("newest", lambda: list(held.newest_first().values_list("pk", flat=True)[:NEWEST]))
    return render(
        request,
        "archive/home.html",
        {
            "holdings": kept("holdings", lambda: holdings_table(held.counted_by_province_and_year())),
            "newest": rows_of(newest, sight),
            "referred_to": most_referred_to(REFERRED_TO, sight),
            "topics": kept("topics", lambda: _topics(held)),
            "initiatives": kept("initiatives", lambda: most_named(INITIATIVES, sight)),
        },
    )


def _topics(held) -> list[tuple[str, int]]:
    """(name, how many directives), the most first."""
    topics = held.counted_by("topic")
    topics.pop(None, None)
    return sorted(topics.items(), key=lambda item: (-item[1], item[0]))
