"""What is not there and what went wrong, in the site's own dress; to those who ask the API, in JSON."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from archive.web.json_refusal import refusal


def not_found(request, exception):
    # The navigation marks where a reader is: here nowhere, whatever the address looks like.
    request.resolver_match = None
    return render(request, "404.html", status=404)


def server_error(request):
    page = reverse("api")
    if request.path.startswith(page) and request.path != page:
        return refusal(gettext("出了差错，已记入日志。请稍后再试；若仍如此，请告知管理员。"), 500)
    return render(request, "500.html", status=500)
