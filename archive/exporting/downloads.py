"""A sheet, or a Word file, as the response that a browser saves."""

from collections.abc import Callable
from datetime import datetime

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header

from archive.exporting.criteria import file_name
from archive.exporting.csv_text import csv_file
from archive.exporting.sheet import Sheet
from archive.exporting.workbook import xlsx_file
from archive.privacy import noted_uses

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

Sending = Callable[[HttpRequest, Sheet], HttpResponseBase]


def as_csv(request: HttpRequest, sheet: Sheet) -> HttpResponseBase:
    """Written to disk and sent from there: memory holds one batch, and who fetches it slowly holds up nobody who waits
    for the place that the work takes (archive.web.heavy_places)."""
    answer = HttpResponse() if request.method == "HEAD" else FileResponse(csv_file(sheet))
    return _sheet_to_save(answer, sheet, timezone.localtime(), CSV, "csv")


def as_xlsx(request: HttpRequest, sheet: Sheet) -> HttpResponseBase:
    """A workbook is a zip, whose contents stand at its end: it is made on disk first and sent from there."""
    made = timezone.localtime()
    answer = HttpResponse() if request.method == "HEAD" else FileResponse(xlsx_file(sheet, made))
    return _sheet_to_save(answer, sheet, made, XLSX, "xlsx")


def as_docx(request: HttpRequest, content: bytes, name: str, what: str) -> HttpResponseBase:
    """A Word file under that name; `what` is what the register of uses calls it."""
    noted_uses.note_export(what)
    return _to_save(HttpResponse(b"" if request.method == "HEAD" else content), name, DOCX)


def _sheet_to_save(answer, sheet: Sheet, made: datetime, media_type: str, suffix: str) -> HttpResponseBase:
    noted_uses.note_export(f"{suffix.upper()}，{sheet.count} 行")
    return _to_save(answer, file_name(sheet.name, sheet.subject, made, suffix), media_type)


def _to_save(answer, name: str, media_type: str) -> HttpResponseBase:
    answer["Content-Type"] = media_type
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    # Who is signed in gets more than who is not: no cache in between may keep it.
    answer["Cache-Control"] = "private, no-store"
    return answer
