"""What a list was asked for, in words: beside the rows of a workbook, in the name of a file, in a feed's title."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from archive.rendering.paper import filenames

# Characters of what was asked for that the name of a file keeps.
LONGEST_SUBJECT = 50


def asked(
    request: HttpRequest,
    page: str,
    count: int,
    made: datetime,
    chosen: Iterable[tuple[str, str]],
    remarks: Iterable[str],
) -> list[tuple[str, str]]:
    """(name, value) of all that tells one export from another. `page` is the name of the list's address, `chosen`
    (name, value) of what the list was asked for, `remarks` what was left out of that, and of the rows; an empty one
    says nothing."""
    return [
        *chosen,
        (_("件数"), f"{count:,}"),
        (_("导出时间"), date_format(made, "DATETIME_FORMAT")),
        (_("地址"), address_of(request, page, "page")),
        *((_("说明"), remark) for remark in remarks if remark),
    ]


def address_of(request: HttpRequest, name: str, *without: str) -> str:
    """The absolute address of the name with the query of the request but for the names `without`."""
    query = query_without(request, *without)
    address = request.build_absolute_uri(reverse(name))
    return f"{address}?{query}" if query else address


def query_without(request: HttpRequest, *names: str) -> str:
    """The query of the request, encoded, but for these names."""
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()


def file_name(name: str, subject: str, made: datetime, suffix: str) -> str:
    """'检索结果 劳模精神 2026-11-26.csv', good for every system that may save it."""
    words = subject if len(subject) <= LONGEST_SUBJECT else f"{subject[:LONGEST_SUBJECT].rstrip()}…"
    return filenames.name_of(f"{words} {made:%Y-%m-%d}", name, suffix)
