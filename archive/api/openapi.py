"""What the API says of itself: the OpenAPI document, and the same as a page that needs no script and no network."""

import json
from copy import deepcopy
from functools import cache

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext, gettext_noop, override
from django.views.decorators.http import require_safe

from archive.api.application import interface
from archive.api.docs_page import operations_of, shapes_of
from archive.catalogue.known_directives import known
from archive.models import Directive

_STATUSES = {
    "200": gettext_noop("答复"),
    "400": gettext_noop("地址有误"),
    "401": gettext_noop("没有登录：本档案只对登录的人开放"),
    "404": gettext_noop("没有所问的内容"),
    "410": gettext_noop("已撤下、封存或清除"),
    "503": gettext_noop("暂时不能答复（正在重建检索索引，或没有空位），请稍后再试"),
}
# By the wall in front of all operations, see archive.access.sign_in_wall.
_SIGNED_OUT = 401
_REFUSED = {"application/json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_TRANSLATED = ("title", "summary", "description")


def document() -> dict:
    """The OpenAPI document in the reader's language; it is not to be changed."""
    return _document(get_language(), reverse("api"), settings.READERS_SIGN_IN)


@require_safe
def openapi(request):
    content = json.dumps(document(), ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


@require_safe
def page(request):
    described = document()
    # The examples are to answer something: they ask for what is there.
    newest = known(Directive.objects.all(), request.user).newest_first().values_list("pk", flat=True)[:2]
    held = dict(zip(("first", "second"), newest, strict=False))
    return render(
        request,
        "archive/api.html",
        {
            "info": described["info"],
            "operations": operations_of(described, reverse("api"), held),
            "shapes": shapes_of(described),
        },
    )


@cache
def _document(language: str, prefix: str, asks_for_sign_in: bool) -> dict:
    schema = interface().get_openapi_schema(path_prefix=prefix)
    with override(language):
        return _translated(_tidied(schema, [_SIGNED_OUT] if asks_for_sign_in else []))


def _tidied(schema, everywhere: list[int]) -> dict:
    """The same for a page. `everywhere` are statuses that any operation may answer with besides its own.

    HEAD answers as GET does, and need not be told twice; a parameter's examples stand in its schema, as the
    specification has them (OpenAPI 3.1, 4.8.12); and what may be asked is told with each operation."""
    schema = deepcopy({name: part for name, part in schema.items() if name != "servers"})
    for methods in schema["paths"].values():
        methods.pop("head", None)
        for operation in methods.values():
            for given in operation["parameters"]:
                given.pop("examples", None)
                given["required"] = given["required"] or "minItems" in given["schema"]
            own = operation["responses"] | dict.fromkeys(everywhere, {"content": deepcopy(_REFUSED)})
            answers = {str(status): own[status] for status in sorted(own)}
            operation["responses"] = {name: one | {"description": _STATUSES[name]} for name, one in answers.items()}
    shapes = schema["components"]["schemas"]
    schema["components"]["schemas"] = {name: shape for name, shape in shapes.items() if not name.endswith("Asked")}
    return schema


def _translated(part):
    """The same with what it tells in the reader's language."""
    if isinstance(part, list):
        return [_translated(one) for one in part]
    if not isinstance(part, dict):
        return part
    return {
        name: gettext(value) if name in _TRANSLATED and isinstance(value, str) and value else _translated(value)
        for name, value in part.items()
    }
