"""From the admin's old pages of directives, sections and action items to the pages of the review that do their work.
Bookmarks and links in old letters stay good; what a form still sends there is not saved, and that is told."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.models import ActionItem, Directive, Section
from archive.models.directive_permissions import CORRECTS
from archive.review.outline_view import MOST_CHARACTERS, MOST_SECTIONS
from archive.web.forms import whole_number
from archive.web.staff_page import for_staff

# What the admin's list was asked, and how the list in /review/ is.
_FILTERS = {
    "q": "q",
    "year": "year",
    "region__code__exact": "region",
    "genre__exact": "genre",
    "issuer_basis__exact": "issuer_basis",
    "custody__exact": "custody",
    "field": "field",
}
_PAGES = {"change": "directive_review", "delete": "directive_custody", "history": "directive_history"}


def directive(request: HttpRequest, pk: int, page: str = "change") -> HttpResponse:
    """The page of the review that does this page's work. Who may open it is asked there."""
    _tell_unsaved(request)
    return redirect(_PAGES[page], pk)


def directives(request: HttpRequest) -> HttpResponse:
    """The list of all, asked as the admin's was."""
    return _list(request, {"state": "all"})


def queue(request: HttpRequest) -> HttpResponse:
    return _list(request, {})


def intake(request: HttpRequest) -> HttpResponse:
    """A directive comes in as a file."""
    _tell_unsaved(request)
    return redirect("intake")


@for_staff(CORRECTS)
def section(request: HttpRequest, key: str, page: str) -> HttpResponse:
    rows = Section.objects.filter(directive__in=Directive.objects.visible_to(request.user))
    return _to_section(request, get_object_or_404(rows.select_related("directive"), pk=whole_number(key)), page)


@for_staff(CORRECTS)
def action_item(request: HttpRequest, key: str, page: str) -> HttpResponse:
    """The section it stands in, where it can be opened and taken away."""
    rows = ActionItem.objects.filter(section__directive__in=Directive.objects.visible_to(request.user))
    item = get_object_or_404(rows.select_related("section__directive"), pk=whole_number(key))
    return _to_section(request, item.section, page)


def _to_section(request: HttpRequest, row: Section, page: str) -> HttpResponse:
    _tell_unsaved(request)
    if page == "history":
        return redirect("directive_history", row.directive_id)
    of_it = row.directive
    is_long = len(of_it.text) > MOST_CHARACTERS or of_it.sections.count() > MOST_SECTIONS
    query = f"?from={of_it.sections.filter(position__lt=row.position).count()}" if is_long else ""
    return redirect(f"{reverse('directive_review', args=[of_it.pk])}{query}#{row.anchor}")


def _list(request: HttpRequest, asked: dict[str, str]) -> HttpResponse:
    _tell_unsaved(request)
    asked = asked | {name: value for old, name in _FILTERS.items() if (value := request.GET.get(old))}
    return redirect(f"{reverse('review')}{'?' if asked else ''}{urlencode(asked)}")


def _tell_unsaved(request: HttpRequest) -> None:
    if request.method == "POST" and request.user.is_authenticated:
        messages.warning(request, _("没有保存：这一页已移到校核，请在这里改。"))


def _by_text(request: HttpRequest, key: str, page: str) -> HttpResponse:
    """As `directive`, with the key as the admin's addresses took it."""
    pk = whole_number(key)
    return redirect("review") if pk is None else directive(request, pk, page)


def _addresses(model: str, whole: Callable, added: Callable, row: Callable) -> list:
    pages = [
        path(f"{model}/<path:key>/{page}/", row, {"page": page}, name=f"{model}_{page}")
        for page in ("history", "delete", "change")
    ]
    return [
        path(f"{model}/", whole, name=f"{model}_list"),
        path(f"{model}/add/", added, name=f"{model}_add"),
        *pages,
        path(f"{model}/<path:key>/", row, {"page": "change"}, name=f"{model}_bare"),
    ]


# Beneath admin/archive/.
addresses = [
    *_addresses("directive", directives, intake, _by_text),
    *_addresses("directiveunderreview", queue, intake, _by_text),
    *_addresses("section", directives, directives, section),
    *_addresses("actionitem", directives, directives, action_item),
]
