"""The list of directives and one directive: its page, its print view, its original."""

import logging

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.catalogue.annotated_directive import shown_mentions
from archive.catalogue.kept_validity import shown_of
from archive.catalogue.known_directives import known, known_key
from archive.catalogue.listed_directives import ListedDirectives
from archive.catalogue.relations import relations_of
from archive.catalogue.shown_validity import UNSETTLED
from archive.catalogue.whole_directive import redact_whole, whole_directive
from archive.ingest import originals
from archive.models import Directive
from archive.privacy import hidden_originals, noted_uses
from archive.privacy.rows import redact_contacts
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from, redact
from archive.rendering.html.prepared_sheet import sheet_of
from archive.rendering.html.renderer import PreparedSheet
from archive.rendering.layout import layout_of
from archive.rendering.paper import filenames
from archive.rendering.provenance_labels import provenance_of
from archive.web.closed_directives import gone_where_closed, gone_where_file_closed
from archive.web.facets import facets_of
from archive.web.forms import FilterForm
from archive.web.heavy_places import place_for, told_when_busy
from archive.web.list_counts import browsed
from archive.web.list_orders import BY_COLUMN, BY_DATE, ORDERS, order_in
from archive.web.list_view import VIEWS, notices_of, shown_as_chosen
from archive.web.page_cache import cached_until_change
from archive.web.pagination import page_of
from archive.web.portion_links import asked_part, links_between, sent_on, shown_portion
from archive.web.return_link import ListContext

logger = logging.getLogger(__name__)


@require_safe
@shown_as_chosen
@cached_until_change
def directives(request):
    form = FilterForm(request.GET, request.user)
    form.is_valid()
    request.GET = form.address()
    sort = order_in(request.GET)
    found = form.filter(Directive.objects.all()).in_order(sort)
    counts, total = browsed(form)
    listed = ListedDirectives(found, (sort, *form.values_without()), total, sight_of(request.user))
    page, notices = page_of(listed, request.GET.get("page"))
    return render(
        request,
        "archive/directives.html",
        {
            "page_obj": page,
            "facets": facets_of(form, counts, request.GET),
            "is_filtered": form.is_filtered,
            "notices": [*form.notices, *notices_of(request.GET), *notices],
            "sort": sort,
            "sorts": ORDERS,
            "sorts_above": BY_DATE,
            "by_column": BY_COLUMN.get(sort),
            "list_views": VIEWS,
            "list_context": ListContext.of_list(request.GET, sort),
        },
    )


@require_safe
@cached_until_change
@gone_where_closed
@told_when_busy
def directive(request, pk):
    found = whole_directive(pk, asked_part(request)) if known_key(pk, request.user) else None
    if found is None:
        raise Http404
    with place_for(len(found.text)):
        return sent_on(request, found) or _page(request, found)


def _page(request, found):
    portion, portions = shown_portion(found, request)
    hidden = hidden_from(request.user, found)
    annotations = shown_mentions(found.annotated, hidden)
    asks_permission, is_unchecked = hidden_originals.asks_permission(found.source), found.is_unchecked
    redact_whole(found, request.user)
    much_like = [one.other for one in found.provenance.all() if one.other]
    relations = relations_of(found, hidden, sight_of(request.user), [other.pk for other in much_like])
    provenance_labels, list_context = provenance_of(found, request.user), ListContext(request.GET)
    return render(
        request,
        "archive/directive.html",
        {
            "directive": found,
            "sheet": sheet_of(found, annotations, relations, list_context.query_string, portion, portions),
            "portions": links_between(request, found, portion, portions, hidden),
            "relations": relations,
            "contacts_shown": [contact for contact in found.contacts if redact(contact, hidden) == contact],
            "provenance_labels": provenance_labels,
            "asks_permission": asks_permission,
            "unchecked": is_unchecked,
            "much_like": [(other, relations.beside[other.pk]) for other in much_like],
            "list_context": list_context,
        },
    )


@require_safe
@cached_until_change
@gone_where_closed
@told_when_busy
def directive_print(request, pk):
    found = whole_directive(pk, asked_part(request)) if known_key(pk, request.user) else None
    if found is None:
        raise Http404
    with place_for(len(found.text)):
        return sent_on(request, found) or _print_page(request, found)


def _print_page(request, found):
    portion, portions = shown_portion(found, request)
    hidden, annotations = hidden_from(request.user, found), found.annotated
    redact_contacts(request.user, found)
    layout = layout_of(found, found.sections.all(), found.title, found.text, annotations, portion)
    return render(
        request,
        "archive/directive_print.html",
        {
            "directive": found,
            "sheet": PreparedSheet(layout, found.text),
            "validity": shown_of([found.pk], sight_of(request.user)).get(found.pk, UNSETTLED),
            "portions": links_between(request, found, portion, portions, hidden),
            "list_context": ListContext(request.GET),
        },
    )


@require_safe
@gone_where_file_closed
def directive_source(request, pk):
    """The original, byte for byte and under its own name. It is only ever saved, never shown."""
    held = known(Directive.objects.select_related("source").defer("text"), request.user)
    source = get_object_or_404(held, pk=pk).source
    standing = hidden_originals.standing_of(source, request.user)
    if standing.withheld:
        is_unpermitted = standing.withheld == hidden_originals.Withheld.PERMISSION
        page = "archive/source_refused.html" if is_unpermitted else "archive/source_closed.html"
        return render(request, page, {"pk": pk}, status=403)
    try:
        original = originals.opened(source)
    except FileNotFoundError:
        logger.error("The original of directive %s is missing: %s", pk, source.sha256)
        raise Http404 from None
    if standing.holds_hidden:
        noted_uses.note_original(pk)
    name = filenames.name_as_received(source.name)
    response = FileResponse(original, as_attachment=True, filename=name, content_type=source.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response
