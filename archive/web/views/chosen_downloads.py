"""The chosen directives as a workbook, and their originals as a ZIP."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.exporting import chosen_originals as originals
from archive.exporting import directive_rows
from archive.exporting.criteria import asked, file_name
from archive.exporting.downloads import as_xlsx
from archive.exporting.sheet import Sheet, in_batches
from archive.privacy import noted_uses
from archive.web.chosen_directives import ChosenDirectives, chosen_of
from archive.web.heavy_places import heavy
from archive.web.no_file import no_file

ZIP = "application/zip"


@require_safe
@heavy
def chosen_xlsx(request: HttpRequest) -> HttpResponseBase:
    """?d=1&d=2, or what the account has chosen, as the list of directives is exported."""
    found = chosen_of(request)
    if refused := _refused(request, found):
        return refused
    count, cells = len(found.keys), directive_rows.DirectiveCells(request)
    return as_xlsx(
        request,
        Sheet(
            name=_("所选文件"),
            subject="",
            columns=directive_rows.columns(),
            rows=in_batches(found.keys, cells.rows),
            count=count,
            asked=asked(request, "chosen", count, timezone.localtime(), [], found.notices),
        ),
    )


@require_safe
@heavy
def chosen_originals(request: HttpRequest) -> HttpResponseBase:
    """The originals of the same, each as its own address gives it out, with a list of what is there."""
    found = chosen_of(request)
    if refused := _refused(request, found):
        return refused
    if len(found.keys) > originals.MOST:
        words = _("选了 %(count)d 件，一个 ZIP 最多收 %(most)d 件原件。请分几次取。")
        return no_file(request, 400, words % {"count": len(found.keys), "most": originals.MOST})
    packed = originals.originals_of(request, found.keys, found.unknown)
    if not packed.sources:
        return no_file(request, 404, _("所选文件的原件都不能给出：") + "；".join(dict.fromkeys(packed.reasons)))
    if packed.size > originals.MOST_BYTES:
        return no_file(request, 400, packed.too_large)
    made = timezone.localtime()
    answer = HttpResponse() if request.method == "HEAD" else FileResponse(packed.zip_file(made))
    for key in packed.hidden:
        noted_uses.note_original(key)
    noted_uses.note_export(f"ZIP，{len(packed.sources)} 件原件")
    name = file_name(_("原件"), _("%(count)d 件") % {"count": len(packed.sources)}, made, "zip")
    answer["Content-Type"] = ZIP
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def _refused(request: HttpRequest, found: ChosenDirectives) -> HttpResponse | None:
    """The page that says why there is nothing to make a file of, if there is not."""
    if found.keys:
        return None
    told = found.notices or [_("没有选择文件。请先在列表中勾选。")]
    return no_file(request, 404 if found.unknown else 400, " ".join(told))
