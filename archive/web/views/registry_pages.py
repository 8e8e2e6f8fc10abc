"""The register of what came in (收文登记簿): on the page, on paper, as a workbook."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from archive.exporting.criteria import asked
from archive.exporting.downloads import as_xlsx
from archive.exporting.sheet import MOST, Sheet, in_batches, remark_on
from archive.models import Registration
from archive.models.directive_permissions import ENTERS
from archive.registry import running_number
from archive.registry.register_question import RegisterQuestion
from archive.registry.register_rows import RegisterCells, columns
from archive.web.heavy_places import heavy
from archive.web.staff_page import for_staff

# So many rows a sheet to print has: some sixty pages.
MOST_PRINTED = 1_000


@for_staff(ENTERS)
@require_safe
def registry(request: HttpRequest) -> HttpResponseBase:
    """Without a question the newest year's; what is asked for wrongly is told above the sheet."""
    question = RegisterQuestion(request.GET) if request.GET else _newest_year()
    return _page(request, question, 200 if question.is_valid() else 400)


@for_staff(ENTERS)
@require_safe
@heavy
def registry_xlsx(request: HttpRequest) -> HttpResponseBase:
    """The same as a workbook."""
    question = RegisterQuestion(request.GET)
    if not question.is_valid():
        return _page(request, question, 400)
    found, chosen = question.found(), question.chosen()
    count = found.count()
    remark = remark_on(count)
    return as_xlsx(
        request,
        Sheet(
            name=_("收文登记簿"),
            subject=" ".join(value for _label, value in chosen),
            columns=columns(),
            rows=in_batches(list(found.values_list("pk", flat=True)[:MOST]), RegisterCells(request.user).rows),
            count=count,
            asked=asked(request, "registry", count, timezone.localtime(), chosen, [remark]),
            remark=remark,
        ),
    )


def _page(request: HttpRequest, question: RegisterQuestion, status: int) -> HttpResponseBase:
    found = question.found()
    count = found.count()
    rows = list(found[:MOST_PRINTED])
    cells = RegisterCells(request.user).rows([one.pk for one in rows])
    return render(
        request,
        "archive/registry.html",
        {
            "form": question,
            "columns": columns(),
            "rows": list(zip(rows, cells, strict=True)),
            "chosen": question.chosen(),
            "count": count,
            "run": _run(question, count),
            "remark": _remark(count),
            "own_body": settings.OWN_BODY,
            "printed_at": timezone.localtime(),
            "query": request.GET.urlencode() or f"year={question.data.get('year', '')}",
        },
        status=status,
    )


def _newest_year() -> RegisterQuestion:
    years = Registration.objects.years()
    return RegisterQuestion({"year": str(years[0]) if years else ""})


def _run(question: RegisterQuestion, count: int) -> str:
    """Of a whole year: that its numbers run on, or which are missing."""
    if not (question.is_whole_year and count):
        return ""
    if gaps := running_number.gaps(question.cleaned_data["year"]):
        return _("缺号：%(numbers)s，请核对") % {"numbers": "、".join(map(str, gaps[:20]))}
    return _("1—%(count)d 号，连续无缺") % {"count": count}


def _remark(count: int) -> str:
    if count <= MOST_PRINTED:
        return ""
    words = ngettext(
        "共 %(count)d 件，这里只有前 %(most)d 件。请缩短起止日期，分几次打印。",
        "共 %(count)d 件，这里只有前 %(most)d 件。请缩短起止日期，分几次打印。",
        count,
    )
    return words % {"count": count, "most": MOST_PRINTED}
