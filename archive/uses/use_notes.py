"""What an answer shows and sends goes into the register of uses, before it goes out.

Where the register cannot be written (the disk is full, the database is locked for long), who is signed in is not shown
what would have had to be recorded: the answer says so instead. The public reads on: it is shown nothing that is
hidden, and that it took something away is written to the log.
"""

import logging

from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from archive.privacy import noted_uses
from archive.uses import use_writer
from archive.web.json_refusal import refusal

logger = logging.getLogger(__name__)


def recorded_uses(get_response):
    """Middleware: behind the one that knows who is signed in."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with noted_uses.noting(request) as notes:
            response = get_response(request)
        # Of a refusal nothing was shown, and of a question for the head alone neither.
        if notes.is_empty or request.method == "HEAD" or response.status_code >= 400:
            return response
        try:
            use_writer.write_notes(notes)
        except DatabaseError as error:
            logger.error("The register of uses cannot be written: %s", error)
            return _unrecorded(request, response) if request.user.is_authenticated else response
        return response

    return middleware


def _unrecorded(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    response.close()
    words = gettext("利用登记现在写不进去，因此不显示按规定隐去的内容。请稍后再试；若仍如此，请告知管理员。")
    if request.path.startswith(reverse("api")):
        return refusal(words, 503)
    told = {"heading": gettext("利用登记写不进去"), "sentence": words}
    return render(request, "unavailable.html", told, status=503)
