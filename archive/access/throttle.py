"""Who tries passwords has to wait, longer each time; who tries them from elsewhere locks nobody else out.

Counted are failures of one account from one address (django-axes keeps them, for a day). While somebody has to wait,
the right password is refused too, or trying on would tell which one it is; such tries do not count.
"""

import math
from datetime import timedelta

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from archive.machines import database_clock

# Failures before the first wait, as settings tell axes; then the minutes to wait after each.
FREE_FAILURES = 5
MINUTES = (1, 5, 15, 60)


class GrowingDelay(AxesDatabaseHandler):
    """What axes asks whether somebody is locked out; it knows one length of time itself."""

    def is_locked(self, request: HttpRequest, credentials: dict | None = None) -> bool:
        return any(wait_of(attempts) > timedelta(0) for attempts in self.get_user_attempts(request, credentials))


def wait_of(attempts: QuerySet[AccessAttempt]) -> timedelta:
    """How long those who made these attempts have still to wait; nothing, or less, when they may try."""
    counted = attempts.aggregate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    surplus = (counted["failures"] or 0) - FREE_FAILURES
    if surplus < 0:
        return timedelta(0)
    return counted["last"] + timedelta(minutes=MINUTES[min(surplus, len(MINUTES) - 1)]) - database_clock.now()


def refusal(request: HttpRequest, response: HttpResponse, credentials: dict | None) -> HttpResponse:
    """The sign-in page, which says how long to wait (axes asks for it after the view has answered)."""
    wait = max(map(wait_of, GrowingDelay().get_user_attempts(request, credentials)))
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    told = ngettext(
        "这个账号从这台计算机登录，密码连续不对，请在 %d 分钟后再试。密码正确也要等。",
        "这个账号从这台计算机登录，密码连续不对，请在 %d 分钟后再试。密码正确也要等。",
        minutes,
    )
    page = render(
        request,
        "registration/sign_in.html",
        {"form": None, "refused": told % minutes, "next": request.POST.get("next", "")},
        status=429,
    )
    page["Retry-After"] = minutes * 60
    return page


def locked() -> list[tuple[str, str, int]]:
    """(account, address, minutes left) of those who have to wait now."""
    found = AccessAttempt.objects.order_by("username", "ip_address").values_list("username", "ip_address").distinct()
    waits = [(*pair, wait_of(AccessAttempt.objects.filter(username=pair[0], ip_address=pair[1]))) for pair in found]
    return [
        (name or "", address or "", math.ceil(wait.total_seconds() / 60))
        for name, address, wait in waits
        if wait > timedelta(0)
    ]


def unlock(account: str | None) -> int:
    """Forget the failures of an account, or of all; how many addresses they came from."""
    attempts = AccessAttempt.objects.all() if account is None else AccessAttempt.objects.filter(username=account)
    addresses = attempts.values("username", "ip_address").distinct().count()
    attempts.delete()
    return addresses
