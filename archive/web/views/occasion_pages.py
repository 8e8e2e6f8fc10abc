"""What directives answer: the list of occasions, and the page of one."""

from typing import Any

from django.db.models import Prefetch, Sum
from django.db.models.functions import Length
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from archive import comparison
from archive.catalogue import answered_occasions
from archive.catalogue.answered_occasions import DatedAnswer
from archive.catalogue.shared_by_all import Shared, shared
from archive.models import Directive, Occasion, Section
from archive.models.choices import Confidence
from archive.occasions import matching_occasion
from archive.occasions.wordings import with_year
from archive.privacy.rows import redact_contacts
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from
from archive.web.heavy_places import PLACES, told_when_busy
from archive.web.page_cache import cached_until_change
from archive.web.pagination import page_of

# So many directives, of so many characters together, are held against each other.
MOST_COMPARED, LONGEST = 10, 400_000


@require_safe
@cached_until_change
def occasions(request: HttpRequest) -> HttpResponse:
    """Those that several directives answer; with all=1 also those that one does."""
    shows_all = request.GET.get("all") == "1"
    found = answered_occasions.listed(sight_of(request.user), least=1 if shows_all else 2)
    page, notices = page_of(found, request.GET.get("page"))
    context = {"page_obj": page, "notices": notices, "shows_all": shows_all, "total": len(found)}
    return render(request, "archive/occasions.html", context)


@require_safe
@cached_until_change
@told_when_busy
def occasion(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has answered it; of one that was merged into another that other's page."""
    row = Occasion.objects.filter(pk=pk).first()
    if row is None:
        raise Http404
    if row.merged_into_id:
        return redirect("occasion", pk=matching_occasion.standing(row).pk)
    sight = sight_of(request.user)
    answers = answered_occasions.dated_answers(pk, sight)
    if not answers:
        raise Http404
    wording = answered_occasions.wordings([pk], sight)[pk]
    keys = [one.row.pk for one in answers]
    compared, common = _compared(request, answers, wording)
    return render(
        request,
        "archive/occasion.html",
        {
            "occasion": row,
            "wording": wording,
            "title": with_year(wording, row.year),
            "answers": answers,
            "doubtful": [one.row.pk for one in answers if one.confidence == Confidence.DOUBTFUL],
            "is_doubtful": all(one.confidence == Confidence.DOUBTFUL for one in answers),
            "without": answered_occasions.provinces_without(keys),
            "compared": compared,
            "common": common,
            "most": MOST_COMPARED,
        },
    )


_Own = list[tuple[DatedAnswer, int, Any]]


def _compared(request: HttpRequest, answers: list[DatedAnswer], name: str) -> tuple[_Own, Shared | None]:
    """(answer, percent of its own, its own sections) of each, and what all have; nothing of one alone, or of more than
    are held against each other."""
    keys = [one.row.pk for one in answers]
    if not 1 < len(keys) <= MOST_COMPARED:
        return [], None
    rows = Directive.objects.filter(pk__in=keys)
    if (rows.aggregate(length=Sum(Length("text")))["length"] or 0) > LONGEST:
        return [], None
    with PLACES.taken():
        sections = Prefetch("sections", Section.objects.order_by("position"))
        found = {one.pk: one for one in rows.prefetch_related(sections)}
        directives = [found[key] for key in keys]
        redact_contacts(request.user, *directives)
        parts = [comparison.parts_of(one.sections.all(), hidden_from(request.user, one)) for one in directives]
        common = shared(parts, name)
    return list(zip(answers, common.own_percents, common.own_sections, strict=True)), common
