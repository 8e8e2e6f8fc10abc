"""What is not there and what went wrong, in the site's own dress; to those who ask the API, in JSON."""

import sys

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext
from django.views import defaults

from archive.models.chosen_directive import MOST_CHOSEN
from archive.ops import database_trouble, store_trouble
from archive.web.json_refusal import refusal


def not_found(request, exception):
    # The navigation marks where a reader is: here nowhere, whatever the address looks like.
    request.resolver_match = None
    return render(request, "404.html", status=404)


def bad_request(request, exception):
    """Django's own few words, but where somebody has ticked more than an address holds: that has its page. Whatever
    reads the address would fail again, so none is left."""
    if not isinstance(exception, TooManyFieldsSent):
        return defaults.bad_request(request, exception)
    request.resolver_match, request.GET, request.META["QUERY_STRING"] = None, QueryDict(), ""
    told = {"fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, "most": MOST_CHOSEN}
    shown = {
        "code": "400",
        "heading": gettext("地址太长"),
        "sentence": gettext("地址里写了太多项（一次最多 %(fields)d 项），没有办理，也没有改动什么。") % told,
        "advice": gettext("所选文件一次最多 %(most)d 件：请按“后退”回到列表，少选几件，分几次办理。") % told,
    }
    return render(request, "unavailable.html", shown, status=400)


def server_error(request):
    error = sys.exc_info()[1]
    if trouble := database_trouble.of(error):
        if trouble is database_trouble.DAMAGED:
            database_trouble.record(request.path)
        return _trouble(request, trouble.sentence)
    if store_trouble.of(error):
        return _trouble(request, store_trouble.SENTENCE)
    page = reverse("api")
    if request.path.startswith(page) and request.path != page:
        return refusal(gettext("出了差错，已记入日志。请稍后再试；若仍如此，请告知管理员。"), 500)
    return render(request, "500.html", status=500)


def _trouble(request, sentence):
    """What the database or the store of originals is to blame for is no riddle: a sentence, and the time to ask again.
    The page is made without asking the database for anything, its reader among it."""
    answer: HttpResponse
    if request.path.startswith(reverse("api")):
        answer = refusal(str(sentence), 503)
    else:
        told = {"heading": gettext("暂时不能显示"), "sentence": sentence}
        if request.method == "POST":
            told["advice"] = gettext("请按浏览器的“后退”回到填写的页面，核对后再保存一次。")
        answer = HttpResponse(get_template("unavailable.html").render(told), status=503)
    answer["Retry-After"] = "60"
    return answer
