"""Two directives side by side."""

from dataclasses import dataclass, replace

from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive import comparison
from archive.catalogue.kept_validity import shown_of
from archive.catalogue.known_directives import known
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.models import Directive, Section
from archive.privacy.rows import redact_contacts
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from
from archive.rendering.safe_html import SafeString, html
from archive.web.forms import whole_number
from archive.web.heavy_places import PLACES, told_when_busy
from archive.web.page_cache import cached_until_change
from archive.web.return_link import ListContext

# How many the picker offers besides those chosen; an older one is compared from its own page, or from a list.
OFFERED = 300
# How many characters two directives may have together: compared within three seconds. Of 2.9 million each it takes 40.
LONGEST = 400_000


@dataclass
class ComparedColumn:
    """One of the two directives, with the short name that tells its cells from the other's: of its own and Chinese,
    or where it stands."""

    directive: Directive
    name: str
    is_own: bool = True
    validity: ShownValidity = UNSETTLED

    @property
    def shown(self) -> SafeString:
        """The name, within a sentence in the reader's language."""
        return html('<span lang="zh-Hans">{}</span>' if self.is_own else "{}", self.name)


@require_safe
@cached_until_change
@told_when_busy
def compare(request):
    asked, unknown, notices = _read(request.GET.getlist("d"), request.user)
    pair = _pair(asked)
    too_long = too_long_to_compare(pair)
    if not pair or too_long:
        status = 400 if too_long else 404 if unknown else 200
        return _page(request, asked, [*notices, *filter(None, [too_long])], [], status)
    with PLACES.taken():
        columns = _with_validity(_columns(pair, request.user), request.user)
        return _page(request, asked, notices, columns, 200)


def too_long_to_compare(pair: list[Directive]) -> str:
    """A sentence with what to do instead where the two are too long together, else ''."""
    length = sum(len(directive.text) for directive in pair)
    if length <= LONGEST:
        return ""
    return _(
        "这两件文件合计 %(length)s 字，太长，不能对照（最多 %(most)s 字）。请改选较短的文件，"
        "或分别打开两件，查找要比较的章节。"
    ) % {"length": f"{length:,}", "most": f"{LONGEST:,}"}


def _page(request, asked: list[int], notices: list[str], columns: list[ComparedColumn], status: int) -> HttpResponse:
    list_context, offered = ListContext(request.GET), _offered(asked[:2], request.user)
    return render(
        request,
        "archive/compare.html",
        {
            "columns": columns,
            "comparison": comparison.compare(*(_parts(column, request.user) for column in columns))
            if columns
            else None,
            "swapped": _query(list_context, reversed(asked[:2])),
            "chosen": [*asked[:2], None, None][:2],
            "offered": offered,
            "only_newest": OFFERED if len(offered) >= OFFERED else None,
            "notices": notices,
            "list_context": list_context,
        },
        status=status,
    )


def _read(values: list[str], reader) -> tuple[list[int], list[str], list[str]]:
    """?d=1&d=2 → ids of which the reader may know, in order and each once; other texts; a sentence for what is
    amiss."""
    given = [text for value in values if (text := value.strip())]
    ids = [pk for text in given if (pk := whole_number(text)) is not None]
    existing = set(known(Directive.objects.filter(pk__in=ids), reader).values_list("pk", flat=True))
    asked = [pk for pk in dict.fromkeys(ids) if pk in existing]
    unknown = [text for text in dict.fromkeys(given) if whole_number(text) not in existing]
    notices = [_("没有编号为“%(id)s”的文件，已忽略。") % {"id": text[:40]} for text in unknown]
    if len(asked) > 2:
        left_out = len(asked) - 2
        notices.append(
            ngettext(
                "一次对照两件文件：下面是前两件，另有 %(count)d 件未列入。",
                "一次对照两件文件：下面是前两件，另有 %(count)d 件未列入。",
                left_out,
            )
            % {"count": left_out}
        )
    elif len(asked) == 1:
        twice = len(ids) > 1 and not unknown
        notices.append(_("两处选的是同一件文件，请换一件。") if twice else _("已选一件文件，请再选一件与它对照。"))
    return asked, unknown, notices


def _pair(asked: list[int]) -> list[Directive]:
    """The two to compare, or none."""
    if len(asked) < 2:
        return []
    found = Directive.objects.select_related("region", "city").in_bulk(asked[:2])
    return [found[pk] for pk in asked[:2]]


def _columns(pair: list[Directive], user) -> list[ComparedColumn]:
    prefetch_related_objects(pair, "issuers", Prefetch("sections", Section.objects.order_by("position")))
    redact_contacts(user, *pair)
    for name in (_place_and_year, lambda directive: directive.number, lambda directive: directive.title):
        left, right = (name(directive) for directive in pair)
        if left and right and left != right:
            return [ComparedColumn(pair[0], left), ComparedColumn(pair[1], right)]
    return [ComparedColumn(pair[0], _("左侧文件"), is_own=False), ComparedColumn(pair[1], _("右侧文件"), is_own=False)]


def _with_validity(columns: list[ComparedColumn], user) -> list[ComparedColumn]:
    validity = shown_of([column.directive.pk for column in columns], sight_of(user))
    return [replace(column, validity=validity.get(column.directive.pk, UNSETTLED)) for column in columns]


def _place_and_year(directive: Directive) -> str:
    """'云南 2023'; empty where either is unknown."""
    place = directive.city or directive.region
    return f"{place.short_name} {directive.year}" if place and directive.year else ""


def _parts(column: ComparedColumn, user) -> list[comparison.ComparedPart]:
    return comparison.parts_of(column.directive.sections.all(), hidden_from(user, column.directive))


def _offered(chosen: list[int], user) -> list[Directive]:
    """What the picker lists: the newest, then those chosen that are not among them."""
    listed = known(Directive.objects.select_related("region", "city"), user).only(
        "title", "number", "year", "contacts", "region__short_name", "city__short_name"
    )
    newest = list(listed.newest_first()[:OFFERED])
    missing = set(chosen) - {directive.pk for directive in newest}
    offered = newest + list(listed.filter(pk__in=missing)) if missing else newest
    redact_contacts(user, *offered)
    return offered


def _query(list_context: ListContext, ids) -> str:
    """'?d=2&d=1&q=…', the way back kept."""
    query = list_context.query.copy()
    query.setlist("d", list(ids))
    return f"?{query.urlencode()}"
