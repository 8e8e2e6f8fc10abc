"""Files that are sent to 收文: what becomes of each, told to the page's script or on the page that comes next."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from archive.formats import Refused
from archive.intake import capped_upload, new_draft

# As many refusals are named, of a form that brings many files.
_MOST_TOLD = 30
_MB = 1024 * 1024


def received(request: HttpRequest) -> HttpResponseBase:
    """Receive the files of a request."""
    told = _told_of_all(request)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"files": told})
    _say(request, told)
    return redirect("intake")


def _say(request: HttpRequest, told: list[dict[str, Any]]) -> None:
    """What became of the files, on the page that comes next."""
    refused = [one for one in told if one["refused"]]
    again = [one for one in told if one["sentence"] and not one["refused"]]
    for one in [*refused[:_MOST_TOLD], *again[:_MOST_TOLD]]:
        line = gettext("%(name)s：%(sentence)s") % one if one["name"] else one["sentence"]
        messages.add_message(request, messages.ERROR if one["refused"] else messages.INFO, line)
    if len(refused) > _MOST_TOLD:
        left = {"count": len(refused) - _MOST_TOLD}
        messages.error(request, gettext("另有 %(count)s 个文件没有收下。") % left)
    if kept := len(told) - len(refused) - len(again):
        line = ngettext("收到 %(count)s 个文件，正在读取。", "收到 %(count)s 个文件，正在读取。", kept)
        messages.success(request, line % {"count": kept})


def _told_of_all(request: HttpRequest) -> list[dict[str, Any]]:
    """What became of each file of a request."""
    files = request.FILES.getlist("files")
    if capped_upload.is_too_much(int(request.META.get("CONTENT_LENGTH") or 0)):
        limit = {"limit": capped_upload.MOST_BYTES // _MB}
        return [_told("", gettext("一次送来的文件合计超过 %(limit)s MB，都没有收下；请分几次上传。") % limit)]
    if request.POST.get("whole") != "1":
        # The last field of the form: a body that broke off looks to Django like one that is shorter.
        return [_told("", gettext("没有传完，都没有收下；请再传一次。"))]
    if not files:
        return [_told("", gettext("没有选择文件。"))]
    if len(files) > new_draft.MOST_FILES:
        counts = {"count": len(files), "most": new_draft.MOST_FILES}
        return [
            _told("", gettext("一次最多 %(most)s 个文件，这次有 %(count)s 个，都没有收下；请分几次上传。") % counts)
        ]
    return [_told_of(file, request.user) for file in files]


def _told_of(file: Any, person: Any) -> dict[str, Any]:
    name = new_draft.name_of(file.name or "")
    try:
        receipt = new_draft.receive(name, file.read(), person)
    except Refused as refusal:
        return _told(name, str(refusal))
    except OSError as error:
        told = gettext("服务器没能保存这个文件（%(error)s）；请检查磁盘空间，然后重新上传。")
        return _told(name, told % {"error": error.strerror or error})
    again = gettext("同一个文件已经收到过，不重复收。") if receipt.is_again else ""
    return _told(name, again, receipt.draft.get_absolute_url(), receipt.draft.pk)


def _told(name: str, sentence: str, address: str = "", pk: int = 0) -> dict[str, Any]:
    return {"name": name, "sentence": sentence, "address": address, "pk": pk, "refused": not address}
