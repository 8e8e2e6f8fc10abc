"""For whoever watches the service: does the process answer; do the database and what else has to be ready."""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from archive import signals
from archive.ops import database_trouble

logger = logging.getLogger(__name__)


@login_not_required
@require_safe
def healthz(request):
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
@require_safe
def readyz(request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        trouble = database_trouble.of(error)
        if trouble is database_trouble.DAMAGED:
            database_trouble.record(str(error))
        # What is told in words needs no traceback.
        logger.error("The database does not answer.", exc_info=error if trouble is None else None)
        return HttpResponse("database does not answer\n", content_type="text/plain", status=503)
    if faults := signals.faults():
        return HttpResponse("\n".join([*faults, ""]), content_type="text/plain", status=503)
    return HttpResponse("\n".join(["ok", *signals.remarks(), ""]), content_type="text/plain")
