"""What came in last under a query or filter, as Atom (RFC 4287).

A feed tells of what is new in the archive, and an old directive that came in today is: the order is that of coming in,
whatever the list's. The same archive gives the same feed, character by character, so that a reader who asks again is
told that nothing changed.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.formats import date_format
from django.utils.http import http_date
from django.utils.translation import gettext as _

from archive.catalogue.kept_validity import kept_of_row
from archive.catalogue.shown_validity import ShownValidity
from archive.exporting.criteria import address_of
from archive.exporting.sheet import legal
from archive.models import Directive, Section, ValidityEvent
from archive.models.choices import SectionKind
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from, redact
from archive.rendering.validity_words import whole_words

ENTRIES = 50
# Characters of a directive's opening that an entry shows.
OPENING = 200
# When a feed without entries changed last: it has to say something, and the same each time.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed_of(request: HttpRequest, found: QuerySet, subject: str, page: str, own: str) -> HttpResponse:
    """The feed of the directives `found`; `page` and `own` are the names of the list's and of its own address."""
    feed = _Feed(
        title=legal(_("工会文件档案：%(subject)s") % {"subject": subject}),
        link=address_of(request, page, "page"),
        feed_url=address_of(request, own, "page", "sort"),
        feed_guid=address_of(request, own, "page", "sort"),
        description=None,
        # What has no issuer is the archive's own conclusion; an entry needs an author (4.1.2).
        author_name=_("工会文件档案"),
        language="zh-Hans",
    )
    for directive in _newest(found):
        _add(feed, request, directive, (directive.corrected_at, directive.settled_at))
    response = HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
    response["Last-Modified"] = http_date(feed.latest_post_date().timestamp())
    return response


class _Feed(Atom1Feed):
    """Django's, with several authors to an entry, a summary that is text, and a date that does not depend on when it
    is asked for."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else NEVER

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        handler.addQuickElement("summary", item["summary"], {"type": "text"})


def _newest(found):
    """The last that came in, with when each was last touched by hand, and when its validity was."""
    lead = Section.objects.filter(kind=SectionKind.LEAD).order_by("position")
    settled = ValidityEvent.objects.filter(directive=OuterRef("pk"), is_read=False).order_by("-at")
    return (
        found.order_by("-pk")
        .for_lists()
        .select_related("region", "city", "source")
        .defer("text", "annotations", "source__text", "source__removals", "source__omitted")
        .prefetch_related(Prefetch("sections", lead, to_attr="leads"))
        .annotate(corrected_at=Max("provenance__corrected_at"), settled_at=Subquery(settled.values("at")[:1]))[
            :ENTRIES
        ]
    )


def _add(feed, request, directive: Directive, by_hand: Iterable[datetime | None]) -> None:
    """An entry; `by_hand` is when a value of the directive, and its validity, was last set by hand."""
    shown = partial(redact, hidden=hidden_from(request.user, directive))
    validity = kept_of_row(directive).shown(sight_of(request.user))
    touched = [directive.created_at, directive.reviewed_at, *by_hand, *map(_begun, _turns(validity))]
    feed.add_item(
        title=legal(shown(directive.title)),
        link=request.build_absolute_uri(directive.get_absolute_url()),
        description=None,
        # Told by the original, not by the address: the archive may be reached by several, and move.
        unique_id=uuid5(NAMESPACE_URL, f"{directive.source.sha256}/{directive.position}").urn,
        pubdate=directive.created_at,
        updateddate=max(filter(None, touched)),
        categories=[
            *(legal(topic.name) for topic in directive.topics_in_order),
            *filter(None, [legal(directive.type)]),
        ],
        authors=[legal(shown(issuer.name)) for issuer in directive.issuers.all()],
        summary=legal(_summary(directive, shown, validity)),
    )


def _turns(validity: ShownValidity) -> Iterator[date]:
    """The days on which what is said of it became another by itself: they came, and nothing was written."""
    if validity.since and validity.since <= timezone.localdate():
        yield validity.since
    if validity.has_ended and validity.until:
        yield validity.until + timedelta(days=1)


def _begun(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def _summary(directive, shown, validity: ShownValidity) -> str:
    """'示工〔2021〕1号 · 示例省 · 2021年3月1日 · 已废止（自2024年1月1日起） · 为做好…'"""
    places = " ".join(region.short_name for region in (directive.region, directive.city) if region)
    dated = date_format(directive.dated) if directive.dated else str(directive.year or "")
    # Redacted before it is cut: half a telephone number is not found any more.
    opening = " ".join(shown("\n".join(lead.text for lead in directive.leads)).split())
    if len(opening) > OPENING:
        opening = f"{opening[:OPENING]}…"
    return " · ".join(filter(None, [shown(directive.number), places, dated, whole_words(validity), opening]))
