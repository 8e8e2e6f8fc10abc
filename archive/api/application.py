"""The API: how it answers, whatever it is asked."""

from collections.abc import Callable
from functools import cache, wraps

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer

from archive import signals
from archive.api import operations
from archive.web.heavy_places import RETRY_AFTER, NoFreePlace
from archive.web.json_refusal import refusal


class _Readable(JSONRenderer):
    """Chinese as it is, for whoever reads the answer with their own eyes."""

    json_dumps_params = {"ensure_ascii": False}


@cache
def interface() -> NinjaAPI:
    """The API with the operations of the archive and of whoever has connected. Its description and its page are
    `openapi`'s: ninja's own page would load a bundle that is not ours, and run scripts in line."""
    api = NinjaAPI(
        title=gettext_noop("工会文件档案接口"),
        version="1",
        description=gettext_noop(
            "只读的 JSON 接口，供本单位其他系统使用。答复为 UTF-8，中文原样写出；有误时答复 "
            '{"error": "一句话"}。'
            "没有的筛选值不算错误：略去该条件，并在 notices 中说明。未登录时，联系人、电话、邮箱以星号遮盖。"
        ),
        openapi_url=None,
        docs_url=None,
        urls_namespace="api",
        renderer=_Readable(),
    )
    api.add_router("", operations.router)
    for _, (prefix, router) in signals.routers_asked.send(sender=None):
        api.add_router(prefix, router)
    api.add_exception_handler(Http404, lambda request, error: refusal(gettext("没有这个接口。"), 404))
    api.add_exception_handler(NoFreePlace, _busy)
    # Parameters are read as text, so that none is invalid; should one be, it is the address that is wrong.
    api.add_exception_handler(ValidationError, lambda request, error: refusal(gettext("地址里的参数有误。"), 400))
    return api


def _busy(request: HttpRequest, error: NoFreePlace | type[NoFreePlace]) -> JsonResponse:
    refused = refusal(gettext("正在为其他读者生成文件或对照，暂时没有空位，请稍后再试。"), 503)
    refused["Retry-After"] = RETRY_AFTER
    return refused


def read_only(view: Callable) -> Callable:
    """The view for GET and HEAD; any other method is refused in JSON too."""

    @csrf_exempt  # what only reads needs no token, and a token that is missing is not what is wrong with a POST
    @wraps(view)
    def answered(request, *args, **kwargs):
        if request.method in operations.READ:
            return view(request, *args, **kwargs)
        refused = refusal(gettext("此接口只供读取，请用 GET。"), 405)
        refused["Allow"] = ", ".join(operations.READ)
        return refused

    return answered


def missing(request, rest):
    return refusal(gettext("没有这个接口。"), 404)
