"""Why somebody deletes a part of a directive: asked for on the page that Django asks on, and kept in the history."""

from django.contrib import messages
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from archive.models.history_entry import LONGEST_REASON

NAME = "reason"


def of(request: HttpRequest) -> str:
    """The reason that was sent along."""
    return request.POST.get(NAME, "").replace("\x00", "").strip()


def is_missing(request: HttpRequest) -> bool:
    """Whether a deletion was confirmed without a reason, or with one that is too long."""
    return "post" in request.POST and not 0 < len(of(request)) <= LONGEST_REASON


def ask_again(request: HttpRequest, sent: QueryDict) -> None:
    """Say what is missing, and have Django take the request for one that only asks; `sent` is what is left of it."""
    messages.error(request, _("没有删除：请写明理由（不超过 %d 字）。") % LONGEST_REASON)
    request.POST = sent  # type: ignore[assignment]
