"""From the admin's pages of directives to where directives are kept. What is on no other page yet (references, what
forwards what) stays in the admin, and is opened there with ?other=1; a form that is sent goes where it was shown."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import NoReverseMatch, reverse
from django.views.decorators.csrf import csrf_protect

from archive.models import Directive, DirectiveUnderReview

_SAFE = ("GET", "HEAD")


@csrf_protect
def directive_change(request: HttpRequest, pk: int) -> HttpResponse:
    return _change(request, pk, Directive)


@csrf_protect
def under_review_change(request: HttpRequest, pk: int) -> HttpResponse:
    return _change(request, pk, DirectiveUnderReview)


@csrf_protect
def under_review_list(request: HttpRequest) -> HttpResponse:
    if request.method in _SAFE:
        return redirect("review")
    return admin.site.admin_view(admin.site.get_model_admin(DirectiveUnderReview).changelist_view)(request)


def directive_add(request: HttpRequest) -> HttpResponse:
    """A directive comes in as a file."""
    try:
        return redirect(reverse("intake"))
    except NoReverseMatch:
        raise Http404 from None


def _change(request: HttpRequest, pk: int, model: type) -> HttpResponse:
    if request.method in _SAFE and "other" not in request.GET:
        return redirect("directive_review", pk)
    return admin.site.admin_view(admin.site.get_model_admin(model).change_view)(request, str(pk))
