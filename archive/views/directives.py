"""The list of directives and one directive: its page, its print view, its original."""

import logging

from django.db.models import Count, Prefetch, Q
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from archive.answers import kept
from archive.facets import browsed, facets_of
from archive.forms import FilterForm
from archive.grounds import grounds_of
from archive.hiding import hide_contacts
from archive.masking import hidden_from
from archive.models import Carrying, Copy, Directive, Finding, Issuer, Reference, Section
from archive.pages import KeysFirst, page_of
from archive.reading import reading_of
from archive.trail import Trail

COMPARABLE = 50

logger = logging.getLogger(__name__)


@require_safe
@kept
def directives(request):
    form = FilterForm(request.GET)
    form.is_valid()
    sort = "oldest" if request.GET.get("sort") == "oldest" else "newest"
    found = form.filter(Directive.objects.all())
    found = found.oldest_first() if sort == "oldest" else found.newest_first()
    counts, total = browsed(form, Directive.objects.all())
    page, notices = page_of(KeysFirst(found.for_lists(), total), request.GET.get("page"))
    hide_contacts(request.user, *page.object_list)
    return render(
        request,
        "archive/directives.html",
        {
            "page_obj": page,
            "facets": facets_of(form, counts, request.GET),
            "is_filtered": form.is_filtered,
            "notices": [*form.notices, *notices],
            "sort": sort,
            "trail": Trail(request.GET),
        },
    )


@require_safe
@kept
def directive(request, pk):
    found = get_object_or_404(_with_its_parts(), pk=pk)
    comparable = _comparable_with(found)
    hide_contacts(request.user, found, *comparable)
    hidden = hidden_from(request.user, found)
    grounds = grounds_of(found)
    sections = list(found.sections.all())
    for section in sections:
        section.duties = list(section.actions.all())
    return render(
        request,
        "archive/directive.html",
        {
            "directive": found,
            "reading": reading_of(found, sections, found.text),
            "duty_sections": [section for section in sections if section.duties],
            "contacts_hidden": bool(hidden),
            "grounds": grounds,
            "doubts": sum(ground.is_doubtful for ground in grounds),
            "much_like": [finding.other for finding in found.findings.all() if finding.other],
            "comparable": comparable,
            "trail": Trail(request.GET),
        },
    )


@require_safe
@kept
def directive_print(request, pk):
    found = get_object_or_404(Directive.objects.prefetch_related("sections"), pk=pk)
    hide_contacts(request.user, found)
    return render(
        request,
        "archive/directive_print.html",
        {
            "directive": found,
            "reading": reading_of(found, found.sections.all(), found.text),
            "trail": Trail(request.GET),
        },
    )


@require_safe
def directive_source(request, pk):
    """The original, byte for byte and under its own name. It is only ever saved, never shown."""
    source = get_object_or_404(Directive.objects.select_related("source").defer("text"), pk=pk).source
    try:
        original = source.file.open("rb")
    except FileNotFoundError:
        logger.error("The original of directive %s is missing: %s", pk, source.sha256)
        raise Http404 from None
    response = FileResponse(original, as_attachment=True, filename=source.name, content_type=source.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _with_its_parts():
    """Directives with all that their page shows, in a fixed number of queries."""
    return (
        Directive.objects.select_related("source", "region", "city")
        .defer("source__text", "source__removals", "source__omitted")
        .prefetch_related(
            Prefetch("issuers", Issuer.objects.as_signed()),
            "topics",
            Prefetch("sections", Section.objects.order_by("position")),
            "sections__actions",
            Prefetch("copies", Copy.objects.select_related("source").defer("source__text")),
            Prefetch("findings", Finding.objects.select_related("other").defer("other__text")),
            Prefetch("references", Reference.objects.select_related("target").defer("target__text")),
            Prefetch("carried_in", Carrying.objects.select_related("carrier").defer("carrier__text")),
            Prefetch("carryings", Carrying.objects.select_related("carried").defer("carried__text")),
        )
    )


def _comparable_with(directive):
    """Others to lay beside it: those that share most topics first, then the newest."""
    shared = Count("topics", filter=Q(topics__in=[topic.pk for topic in directive.topics.all()]))
    others = Directive.objects.exclude(pk=directive.pk).newest_first().annotate(shared=shared)
    return (
        others.order_by("-shared", *others.query.order_by)
        .select_related("region")
        .only("title", "year", "contacts", "region__short_name")[:COMPARABLE]
    )
