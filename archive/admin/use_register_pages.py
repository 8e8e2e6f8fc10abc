"""The register of uses as a sheet to print, by directive, by person and by days, and as a file."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.exporting.criteria import asked
from archive.exporting.downloads import Sending, as_csv, as_xlsx
from archive.exporting.sheet import MOST, Sheet, in_batches, remark_on
from archive.models import Directive, UseRecord
from archive.privacy.text import hidden_from_all, redact
from archive.uses.use_sheet import UseCells, UsesForm, columns

VIEW = "archive.view_userecord"
# So many rows a sheet to print has: some hundred pages.
MOST_PRINTED = 2_000


def addresses() -> list:
    """Beneath the list of the register."""
    pages = {"print/": use_print, "export.csv": use_csv, "export.xlsx": use_xlsx}
    names = {"print/": "print", "export.csv": "csv", "export.xlsx": "xlsx"}
    return [
        path(address, admin.site.admin_view(page), name=f"archive_userecord_{names[address]}")
        for address, page in pages.items()
    ]


@require_safe
def use_print(request: HttpRequest) -> HttpResponseBase:
    """A sheet to print; what is asked for wrongly is told above it."""
    _check(request)
    form = UsesForm(request.GET)
    return _page(request, form, status=200 if form.is_valid() else 400)


@require_safe
def use_csv(request: HttpRequest) -> HttpResponseBase:
    """The same as CSV."""
    return _file(request, as_csv)


@require_safe
def use_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The same as a workbook."""
    return _file(request, as_xlsx)


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm(VIEW):
        raise PermissionDenied


def _page(request: HttpRequest, form: UsesForm, status: int) -> HttpResponseBase:
    found, cells = form.found(), UseCells()
    count = found.count()
    return render(
        request,
        "admin/archive/userecord/print.html",
        {
            "form": form,
            "columns": columns(),
            "rows": [cells.row(use) for use in found[:MOST_PRINTED]],
            "chosen": form.chosen(),
            "directive_title": _title(form),
            "count": count,
            "remark": _remark(count),
            "printed_at": timezone.localtime(),
            "query": request.GET.urlencode(),
        },
        status=status,
    )


def _file(request: HttpRequest, send: Sending) -> HttpResponseBase:
    _check(request)
    form = UsesForm(request.GET)
    if not form.is_valid():
        return _page(request, form, status=400)
    found, cells = form.found(), UseCells()
    count, chosen = found.count(), form.chosen()
    remark = remark_on(count)
    return send(
        request,
        Sheet(
            name=_("利用登记"),
            subject=" ".join(value for _label, value in chosen),
            columns=columns(),
            rows=in_batches(list(found.values_list("pk", flat=True)[:MOST]), cells.rows),
            count=count,
            asked=asked(request, "admin:archive_userecord_print", count, timezone.localtime(), chosen, [remark]),
            remark=remark,
        ),
    )


def _remark(count: int) -> str:
    if count <= MOST_PRINTED:
        return ""
    words = ngettext(
        "共 %(count)d 条，这里只有最早的 %(most)d 条。请缩短起止日期，分几次打印。",
        "共 %(count)d 条，这里只有最早的 %(most)d 条。请缩短起止日期，分几次打印。",
        count,
    )
    return words % {"count": count, "most": MOST_PRINTED}


def _title(form: UsesForm) -> str:
    """Of the directive asked for, as the public may read it; of one that is removed the register's own."""
    if not (form.is_valid() and (pk := form.cleaned_data["directive"])):
        return ""
    if directive := Directive.objects.filter(pk=pk).only("title", "contacts").first():
        return redact(directive.title, hidden_from_all(directive))
    recorded = UseRecord.objects.of_directive(pk).values_list("directive_title", flat=True)
    return recorded.first() or _("（库内没有这个编号的文件）")
